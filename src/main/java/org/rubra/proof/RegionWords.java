package org.rubra.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.rubra.table.Axis;
import org.rubra.table.Box;
import org.rubra.table.Grid;
import org.rubra.vocabulary.Facts;
import org.rubra.vocabulary.Field;
import org.rubra.vocabulary.Type;

/** A region in words: {@code age 16 to 29, onset gradual}. */
final class RegionWords {
    private RegionWords() {}

    /** What sets a region apart from everything that is looked at, a field after the other. */
    static String of(Box region, Box everything, Grid grid) {
        List<String> words = new ArrayList<>();
        Set<String> sets = new TreeSet<>();
        for (int axis = 0; axis < grid.axes().size(); axis++) {
            Axis each = grid.axes().get(axis);
            String name = Witness.name(each);
            if (region.of(axis).length == everything.of(axis).length) {
                continue;
            }
            if (!each.isSet()) {
                words.add(name + " " + parts(each, region.of(axis)));
            } else if (sets.add(name)) {
                Members members = Members.of(grid, each, region);
                words.add(name + " without "
                        + either(members.allowed().stream()
                                .filter(members.out()::contains)
                                .toList()));
            }
        }
        return words.isEmpty() ? "anything" : String.join(", ", words);
    }

    private static String parts(Axis axis, int[] parts) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < parts.length; i++) {
            Axis.Part first = axis.parts().get(parts[i]);
            if (first.answer() == null) {
                words.add(axis.field().appliesWhen() == null ? "not answered" : "not applying");
                continue;
            }
            while (axis.field().type().isNumeric()
                    && i + 1 < parts.length
                    && axis.parts().get(parts[i]).below()
                            == axis.parts().get(parts[i + 1]).from()) {
                i++;
            }
            words.add(
                    axis.field().type().isNumeric()
                            ? stretch(
                                    axis.field(),
                                    first.from(),
                                    axis.parts().get(parts[i]).below())
                            : first.answer() instanceof Boolean yes
                                    ? yes ? "yes" : "no"
                                    : first.answer().toString());
        }
        return either(words);
    }

    private static String stretch(Field field, double from, double below) {
        boolean whole = field.type() == Type.INTEGER;
        double first = whole ? Math.ceil(from) : from;
        boolean fromTheLeast = from == Double.NEGATIVE_INFINITY || (field.min() != null && first <= field.min());
        if (below == Double.POSITIVE_INFINITY) {
            return fromTheLeast ? "known" : Facts.text(first) + " or more";
        }
        if (fromTheLeast) {
            return "below " + Facts.text(below);
        }
        double last = Math.ceil(below) - 1;
        return Facts.text(first)
                + (!whole ? " or more but below " + Facts.text(below) : first == last ? "" : " to " + Facts.text(last));
    }

    /** Words joined by commas and a last "or". */
    static String either(List<String> words) {
        int last = words.size() - 1;
        return last < 1 ? String.join("", words) : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
    }
}
