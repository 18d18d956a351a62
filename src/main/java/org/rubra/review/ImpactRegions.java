package org.rubra.review;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rubra.table.Condition;

/**
 * The regions of the domain of one changed row or rule: every combination of answers to the fields that it asks about. Where these are too many, those
 * that differ in few answers from where a version of the row holds.
 */
final class ImpactRegions {
    private final List<String> fields;
    private final List<List<@Nullable Object>> answers;
    private final Set<List<Integer>> centres = new LinkedHashSet<>();

    /**
     * @param answers one for each region of each field, unknown first
     * @param held answers that a trusted rule is known to hold on, which is no conjunction that could be solved
     */
    ImpactRegions(ImpactTouched touched, List<List<@Nullable Object>> answers, List<Map<String, Object>> held) {
        this.fields = touched.fields();
        this.answers = answers;
        touched.versions().forEach(version -> centres.add(where(version)));
        held.forEach(known -> centres.add(where(known)));
        if (centres.isEmpty()) {
            centres.add(fields.stream().map(field -> 0).toList());
        }
    }

    /** How many regions there are; {@link Long#MAX_VALUE} for more than can be counted. */
    long size() {
        long size = 1;
        for (List<?> each : answers) {
            size = size > Long.MAX_VALUE / each.size() ? Long.MAX_VALUE : size * each.size();
        }
        return size;
    }

    /**
     * Regions, by the answers to the fields, at most so many where possible: all, or those that differ from a centre in as many fields as the limit allows.
     */
    List<Map<String, @Nullable Object>> atMost(long most) {
        Set<List<Integer>> chosen = new LinkedHashSet<>();
        if (size() <= most) {
            around(fields.stream().map(field -> 0).toList(), fields.size(), 0, chosen::add);
        } else {
            int away = 0;
            while (away < fields.size() && centres.size() * near(away + 1) <= most) {
                away++;
            }
            for (List<Integer> centre : centres) {
                around(centre, away, 0, chosen::add);
            }
        }
        return chosen.stream().map(this::region).toList();
    }

    /** How many regions differ from one in at most so many fields. */
    private double near(int away) {
        double[] ways = new double[away + 1];
        ways[0] = 1;
        for (List<?> each : answers) {
            for (int changed = away; changed > 0; changed--) {
                ways[changed] += ways[changed - 1] * (each.size() - 1);
            }
        }
        return Arrays.stream(ways).sum();
    }

    private void around(List<Integer> centre, int away, int from, Consumer<List<Integer>> each) {
        each.accept(centre);
        if (away > 0) {
            for (int field = from; field < fields.size(); field++) {
                for (int answer = 0; answer < answers.get(field).size(); answer++) {
                    if (answer != centre.get(field)) {
                        List<Integer> changed = new ArrayList<>(centre);
                        changed.set(field, answer);
                        around(changed, away - 1, field + 1, each);
                    }
                }
            }
        }
    }

    /** Where all conditions of a version hold, as far as it asks. */
    private List<Integer> where(List<Condition> version) {
        return IntStream.range(0, fields.size())
                .map(field -> IntStream.range(1, answers.get(field).size())
                        .filter(answer -> version.stream()
                                .filter(cell -> cell.field().equals(fields.get(field)))
                                .allMatch(cell -> holds(cell, answers.get(field).get(answer))))
                        .filter(answer ->
                                version.stream().anyMatch(cell -> cell.field().equals(fields.get(field))))
                        .findFirst()
                        .orElse(0))
                .boxed()
                .toList();
    }

    /** A field may have had answers of another type. */
    private static boolean holds(Condition cell, @Nullable Object answer) {
        return switch (cell.operator()) {
            case AT_LEAST, BELOW -> answer instanceof Double && cell.holds(answer);
            case HAS -> answer instanceof Set && cell.holds(answer);
            case IS, ANY_OF -> answer != null && cell.holds(answer);
        };
    }

    private List<Integer> where(Map<String, Object> known) {
        return IntStream.range(0, fields.size())
                .map(field -> Math.max(0, answers.get(field).indexOf(known.get(fields.get(field)))))
                .boxed()
                .toList();
    }

    private Map<String, @Nullable Object> region(List<Integer> chosen) {
        Map<String, @Nullable Object> region = new LinkedHashMap<>();
        for (int field = 0; field < fields.size(); field++) {
            region.put(fields.get(field), answers.get(field).get(chosen.get(field)));
        }
        return region;
    }

    /** What is known of other fields. */
    static Map<String, Object> without(Map<String, Object> known, List<String> fields) {
        Map<String, Object> others = new HashMap<>(known);
        others.keySet().removeAll(fields);
        return others;
    }

    /** What is known in a region, the rest as given. */
    static Map<String, Object> within(Map<String, Object> known, Map<String, @Nullable Object> region) {
        Map<String, Object> all = new HashMap<>(known);
        region.forEach((field, answer) -> {
            if (answer == null) {
                all.remove(field);
            } else {
                all.put(field, answer);
            }
        });
        return all;
    }
}
