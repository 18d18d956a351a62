package org.rubra.review;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rubra.difference.Change;
import org.rubra.difference.Difference;
import org.rubra.knowledge.Contents;
import org.rubra.knowledge.TrustedRule;
import org.rubra.table.Action;
import org.rubra.table.Condition;
import org.rubra.table.DecisionTable;
import org.rubra.table.HitPolicy;
import org.rubra.table.Row;
import org.rubra.vocabulary.Field;

/**
 * A row or rule that may answer differently: it came, went, asks or concludes otherwise, stands in another layer or under another hit policy or, where only
 * one row of its table counts, at another place; or a field that it asks about has other values. A row whose sentence or evidence alone changed is none. A field that went or has other values is one by itself.
 *
 * @param fields the fields of the presentation that it asks about, before or after
 * @param versions the conditions on them, of each version; of a trusted rule none, since it is no conjunction
 */
record ImpactTouched(String id, List<String> fields, List<List<Condition>> versions) {

    /** What of a row matters for answers. */
    private record Essence(String layer, HitPolicy policy, List<Object> cells) {}

    private static final class Version {
        private final Set<String> fields = new LinkedHashSet<>();
        private final Object essence;
        private final List<Condition> conditions;

        Version(Object essence, List<String> fields, List<Condition> conditions) {
            this.essence = essence;
            this.conditions = conditions;
            this.fields.addAll(fields);
        }
    }

    /** All that may answer differently, by id. */
    static List<ImpactTouched> of(Contents before, Contents after) {
        Map<String, Version> old = versions(before);
        Map<String, Version> now = versions(after);
        Set<String> others = otherwise(before, after);
        Set<String> moved = moved(before, after);
        Map<String, ImpactTouched> touched = new TreeMap<>();
        Stream.concat(old.keySet().stream(), now.keySet().stream()).distinct().forEach(id -> {
            List<Version> both = Stream.of(old, now)
                    .filter(side -> side.containsKey(id))
                    .map(side -> side.get(id))
                    .toList();
            boolean same = both.size() == 2
                    && both.get(0).essence.equals(both.get(1).essence)
                    && !moved.contains(id)
                    && both.stream().allMatch(each -> each.fields.stream().noneMatch(others::contains));
            if (!same) {
                touched.put(id, touched(id, both));
            }
        });
        others.forEach(
                field -> touched.put("field " + field, new ImpactTouched("field " + field, List.of(field), List.of())));
        return List.copyOf(touched.values());
    }

    private static ImpactTouched touched(String id, List<Version> versions) {
        return new ImpactTouched(
                id,
                versions.stream()
                        .flatMap(version -> version.fields.stream())
                        .distinct()
                        .toList(),
                versions.stream()
                        .map(version -> version.conditions)
                        .filter(conditions -> !conditions.isEmpty())
                        .distinct()
                        .toList());
    }

    private static Map<String, Version> versions(Contents contents) {
        Map<String, Version> versions = new LinkedHashMap<>();
        for (DecisionTable table : contents.tables()) {
            table.rows().forEach(row -> versions.put(row.id(), version(table, row)));
        }
        for (TrustedRule rule : contents.rules()) {
            Object essence = List.of(rule.layer(), rule.stage(), rule.text());
            versions.put(rule.id(), new Version(essence, rule.presentationFields(), List.of()));
        }
        return versions;
    }

    private static Version version(DecisionTable table, Row row) {
        List<Object> cells = new ArrayList<>();
        for (Condition cell : row.conditions()) {
            cells.add(List.of(cell.fact(), cell.field(), cell.operator(), Set.copyOf(cell.values())));
        }
        for (Action cell : row.actions()) {
            cells.add(List.of(cell.kind(), String.valueOf(cell.pattern()), Set.copyOf(cell.unless()), cell.value()));
        }
        List<Condition> asked = row.conditions().stream()
                .filter(cell -> cell.fact().equals("Presentation"))
                .toList();
        return new Version(
                new Essence(table.layer(), table.hitPolicy(), List.of(Set.copyOf(cells))),
                asked.stream().map(Condition::field).toList(),
                asked);
    }

    /** Fields that went, have other answers, or are in force at other times. */
    private static Set<String> otherwise(Contents before, Contents after) {
        Map<String, List<Object>> now = new HashMap<>();
        after.vocabulary().fields().forEach(field -> now.put(field.name(), answers(field)));
        return before.vocabulary().fields().stream()
                .filter(field -> !answers(field).equals(now.get(field.name())))
                .map(Field::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Object> answers(Field field) {
        return List.of(
                field.type(),
                field.allowed(),
                String.valueOf(field.min()),
                String.valueOf(field.above()),
                String.valueOf(field.max()),
                String.valueOf(field.appliesWhen()));
    }

    /** Rows at another place in a table where only one row counts. */
    private static Set<String> moved(Contents before, Contents after) {
        Set<String> selecting = new HashSet<>();
        Stream.of(before, after)
                .flatMap(contents -> contents.tables().stream())
                .filter(table -> table.hitPolicy().selects())
                .forEach(table -> table.rows().forEach(row -> selecting.add(row.id())));
        return selecting.isEmpty()
                ? Set.of()
                : Difference.of(before, after).sections().stream()
                        .flatMap(section -> section.changes().stream())
                        .filter(change -> change.is(Change.Kind.MOVED) && selecting.contains(change.id()))
                        .map(Change::id)
                        .collect(Collectors.toSet());
    }
}
