package org.rubra.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.rubra.vocabulary.Field;
import org.rubra.vocabulary.Type;

/**
 * The values of one field, merged where nothing tells them apart.
 *
 * @param values the values of a choice or set that something names, in the vocabulary's order
 * @param others a value that nothing names, standing for all of those; empty where there is none
 * @param cuts the bounds that numbers are compared with, ascending
 */
record Domain(Field field, List<String> values, List<String> others, List<Double> cuts) {

    /** @param named the words and numbers that something compares the field with */
    static Domain of(Field field, Set<String> named, TreeSet<Double> cuts) {
        List<String> values = field.allowed().stream().filter(named::contains).toList();
        List<String> others = field.allowed().stream()
                .filter(value -> !named.contains(value))
                .limit(1)
                .toList();
        return new Domain(field, values, others, List.copyOf(cuts));
    }

    /** All values to be told apart, the one that stands for others last. */
    List<String> distinct() {
        List<String> all = new ArrayList<>(values);
        all.addAll(others);
        return all;
    }

    /** How many intervals the cuts make. */
    int intervals() {
        return cuts.size() + 1;
    }

    /** A number of the interval that begins with the cut before this one, if there is any: the plainest. */
    java.util.OptionalDouble number(int interval) {
        double least = interval == 0 ? Double.NEGATIVE_INFINITY : cuts.get(interval - 1);
        double end = interval == cuts.size() ? Double.POSITIVE_INFINITY : cuts.get(interval);
        Double min = field.min();
        Double above = field.above();
        double low = Math.max(least, min != null ? min : above != null ? above : least);
        double step = field.type() == Type.INTEGER ? 1 : (Math.min(end, low + 2) - low) / 2;
        double[] candidates = {Math.ceil(low), Math.ceil(low) + 1, low, low + step};
        for (double candidate : candidates) {
            if (candidate >= least && candidate < end && field.admits(candidate)) {
                return java.util.OptionalDouble.of(candidate);
            }
        }
        return java.util.OptionalDouble.empty();
    }

    /** How many answers it tells apart, being unknown among them. */
    java.math.BigInteger size() {
        return switch (field.type()) {
            case BOOLEAN -> java.math.BigInteger.valueOf(3);
            case CHOICE -> java.math.BigInteger.valueOf(distinct().size() + 1L);
            case SET -> java.math.BigInteger.TWO.pow(distinct().size());
            case INTEGER, NUMBER ->
                java.math.BigInteger.valueOf(1
                        + java.util.stream.IntStream.range(0, intervals())
                                .filter(interval -> number(interval).isPresent())
                                .count());
        };
    }
}
