package org.rubra.trail;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Places in the log, in order, written as {@code 5,17-40}: single ones, and the first and last of several in a row.
 *
 * @param stretches in order, none touching the next
 */
record Positions(List<Stretch> stretches) {
    private static final String NUMBER = "(0|[1-9][0-9]{0,17})";
    private static final Pattern STRETCH = Pattern.compile(NUMBER + "(?:-" + NUMBER + ")?");

    /** Positions in a row. */
    record Stretch(long first, long last) {
        @Override
        public String toString() {
            return first == last ? Long.toString(first) : first + "-" + last;
        }
    }

    Positions {
        stretches = List.copyOf(stretches);
        for (int i = 0; i < stretches.size(); i++) {
            Stretch each = stretches.get(i);
            if (each.first() > each.last()
                    || (i > 0 && each.first() <= stretches.get(i - 1).last() + 1)) {
                throw new IllegalArgumentException("found positions out of order; expected such as 5,17-40");
            }
        }
    }

    static Positions of(SortedSet<Long> positions) {
        List<Stretch> stretches = new ArrayList<>();
        for (long each : positions) {
            int end = stretches.size() - 1;
            if (end >= 0 && stretches.get(end).last() == each - 1) {
                stretches.set(end, new Stretch(stretches.get(end).first(), each));
            } else {
                stretches.add(new Stretch(each, each));
            }
        }
        return new Positions(stretches);
    }

    /** @throws IllegalArgumentException for anything but what {@link #toString} writes */
    static Positions parse(String text) {
        List<Stretch> stretches = new ArrayList<>();
        for (String each : text.split(",", -1)) {
            Matcher stretch = STRETCH.matcher(each);
            if (!stretch.matches()) {
                throw new IllegalArgumentException("found no positions; expected such as 5,17-40");
            }
            long first = Long.parseLong(stretch.group(1));
            stretches.add(new Stretch(first, stretch.group(2) == null ? first : Long.parseLong(stretch.group(2))));
        }
        return new Positions(stretches);
    }

    /** The greatest; -1 where there is none. */
    long last() {
        return stretches.isEmpty() ? -1 : stretches.get(stretches.size() - 1).last();
    }

    @Override
    public String toString() {
        return stretches.stream().map(Stretch::toString).collect(Collectors.joining(","));
    }
}
