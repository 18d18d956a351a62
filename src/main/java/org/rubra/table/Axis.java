package org.rubra.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.rubra.vocabulary.Field;
import org.rubra.vocabulary.Type;

/**
 * One thing that the rows of a table tell apart: a field, cut into the fewest parts within which every row says the same, unknown among them; or
 * whether a set holds at least one of the members that some cell names.
 *
 * @param fact the fact type it belongs to
 * @param members the members of such a cell; empty for a field that is no set
 * @param asked whether some row asks about it; others stand here because they decide whether a field applies
 */
public record Axis(String fact, Field field, Set<String> members, List<Part> parts, boolean asked) {
    /** The part of a set's axis in which it holds none of the members, or is unknown. */
    public static final int LACKS = 0;

    /** The part of a set's axis in which it holds at least one of them. */
    public static final int HAS = 1;

    /**
     * Answers among which no row makes a difference.
     *
     * @param answer one of them, the least where they are numbers; null where nothing was answered
     * @param from where numbers begin; minus infinity for the first
     * @param below what numbers stay below; infinity for the last
     */
    public record Part(@Nullable Object answer, double from, double below) {
        private static Part of(@Nullable Object answer) {
            return new Part(answer, Double.NaN, Double.NaN);
        }
    }

    public Axis {
        members = java.util.Collections.unmodifiableSet(new java.util.LinkedHashSet<>(members));
        parts = List.copyOf(parts);
    }

    static Axis ofSet(String fact, Field field, Set<String> members) {
        return new Axis(fact, field, members, List.of(Part.of(false), Part.of(true)), true);
    }

    /** @param cuts the bounds that something compares a numeric field with, ascending */
    public static Axis ofField(String fact, Field field, double[] cuts, boolean asked) {
        List<Part> parts = new ArrayList<>(
                switch (field.type()) {
                    case BOOLEAN -> List.of(Part.of(true), Part.of(false));
                    case CHOICE -> field.allowed().stream().map(Part::of).toList();
                    case INTEGER, NUMBER -> stretches(field, cuts);
                    case SET -> throw new IllegalArgumentException(field.name() + " is a set");
                });
        if (fact.equals("Presentation")) {
            parts.add(Part.of(null));
        }
        return new Axis(fact, field, Set.of(), parts, asked);
    }

    /** The stretches between two cuts that hold a number which the field admits. */
    private static List<Part> stretches(Field field, double[] cuts) {
        double[] from = DoubleStream.concat(DoubleStream.of(Double.NEGATIVE_INFINITY), Arrays.stream(cuts))
                .toArray();
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < from.length; i++) {
            double below = i + 1 < from.length ? from[i + 1] : Double.POSITIVE_INFINITY;
            double least = least(field, from[i], below);
            if (least < below && field.admits(least)) {
                parts.add(new Part(least, from[i], below));
            }
        }
        return parts;
    }

    /** The least number from a bound on that the field admits; a plain one where there is no least. */
    private static double least(Field field, double from, double below) {
        Double min = field.min();
        Double above = field.above();
        double least = min != null && min > from ? min : from;
        if (above != null && above >= least) {
            double next = field.type() == Type.INTEGER ? Math.floor(above) + 1 : above + 1;
            return next < below && field.admits(next) ? next : between(above, below, field);
        }
        if (least == Double.NEGATIVE_INFINITY) {
            return below == Double.POSITIVE_INFINITY ? 0 : Math.ceil(below) - 1;
        }
        return field.type() == Type.INTEGER ? Math.ceil(least) : least;
    }

    private static double between(double above, double below, Field field) {
        Double max = field.max();
        double high = max != null && max < below ? max : below;
        double middle = above + (high - above) / 2;
        return middle > above && middle < high ? middle : Math.nextUp(above);
    }

    public boolean isSet() {
        return !members.isEmpty();
    }

    /** Whether it belongs to what has been concluded, of which nothing is ever unknown. */
    public boolean isOutcome() {
        return fact.equals("Outcome");
    }

    /** The parts in which a cell about this field holds. */
    long[] holding(Condition condition) {
        long[] holding = new long[words()];
        for (int part = 0; part < parts.size(); part++) {
            Object answer = parts.get(part).answer();
            if (answer != null && condition.holds(answer)) {
                holding[part >> 6] |= 1L << part;
            }
        }
        return holding;
    }

    long[] all() {
        long[] all = new long[words()];
        for (int part = 0; part < parts.size(); part++) {
            all[part >> 6] |= 1L << part;
        }
        return all;
    }

    private int words() {
        return Math.max(1, (parts.size() + 63) / 64);
    }
}
