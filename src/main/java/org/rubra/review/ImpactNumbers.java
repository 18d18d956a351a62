package org.rubra.review;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.rubra.vocabulary.Field;
import org.rubra.vocabulary.Type;

/** One number in each interval between bounds at which a field's numbers are told apart. */
final class ImpactNumbers {
    private ImpactNumbers() {}

    /** Ascending; an interval without a number that the field admits has none. */
    static List<Double> between(Field field, Collection<Double> bounds) {
        List<Double> lows = new ArrayList<>();
        lows.add(field.min() != null ? field.min() : field.above() != null ? field.above() : -Double.MAX_VALUE);
        bounds.stream().distinct().sorted().filter(bound -> bound > lows.get(0)).forEach(lows::add);
        List<Double> numbers = new ArrayList<>();
        for (int at = 0; at < lows.size(); at++) {
            double end = at + 1 < lows.size() ? lows.get(at + 1) : Double.POSITIVE_INFINITY;
            number(field, lows.get(at), end, numbers);
        }
        return numbers;
    }

    /** A number at or above the one bound and below the other. */
    private static void number(Field field, double low, double end, List<Double> numbers) {
        double top = Math.min(end, field.max() == null ? Double.MAX_VALUE : field.max());
        double[] candidates = field.type() == Type.INTEGER
                ? new double[] {Math.ceil(low), Math.floor(low) + 1}
                : new double[] {plain(low), Math.rint(low + (top - low) / 2), low + (top - low) / 2, low, top};
        for (double candidate : candidates) {
            if (candidate >= low && candidate < end && field.admits(candidate)) {
                numbers.add(candidate);
                return;
            }
        }
    }

    /** A bound just above a number that people write is not one that they would. */
    private static double plain(double number) {
        return number == Math.nextUp(Math.rint(number)) ? Double.NaN : number;
    }
}
