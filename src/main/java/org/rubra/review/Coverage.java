package org.rubra.review;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rubra.assessment.Trace;
import org.rubra.explanation.WhyNot;
import org.rubra.knowledge.Contents;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.table.Row;
import org.rubra.vocabulary.Truth;
import org.rubra.vocabulary.Type;
import org.rubra.vocabulary.Vocabulary;

/**
 * Which rows and rules the cases fire and which they nearly miss. A case nearly misses a row when exactly one of its cells fails and all others
 * hold; it nearly misses a trusted rule when it names it under {@code not}.
 *
 * @param fired the cases that fire each row or rule, by its id
 * @param nearlyMissed the cases that nearly miss it
 */
public record Coverage(Map<String, Set<String>> fired, Map<String, Set<String>> nearlyMissed) {

    /** What the results of a suite cover. */
    public static Coverage of(KnowledgeBase base, List<CaseSuite.Result> results) {
        Coverage coverage = new Coverage(new TreeMap<>(), new TreeMap<>());
        for (CaseSuite.Result result : results) {
            String name = result.clinicalCase().name();
            Set<String> ids = new TreeSet<>();
            result.assessment().trace().fired().stream().map(Trace.Firing::id).forEach(ids::add);
            ids.forEach(id -> add(coverage.fired, id, name));
            result.clinicalCase().expect().not().stream()
                    .filter(id -> base.rule(id).isPresent())
                    .forEach(id -> add(coverage.nearlyMissed, id, name));
            base.contents().rows().filter(row -> !ids.contains(row.id())).forEach(row -> {
                WhyNot reading = WhyNot.of(
                        base,
                        base.row(row.id()).orElseThrow(),
                        result.assessment().trace());
                if (isNearMiss(reading)) {
                    add(coverage.nearlyMissed, row.id(), name);
                }
            });
        }
        return coverage;
    }

    private static boolean isNearMiss(WhyNot reading) {
        return reading.count(Truth.FALSE) == 1 && reading.count(Truth.UNKNOWN) == 0;
    }

    private static void add(Map<String, Set<String>> cases, String id, String name) {
        cases.computeIfAbsent(id, key -> new TreeSet<>()).add(name);
    }

    /** The names of the cases that fire a row or rule. */
    public Set<String> fired(String id) {
        return fired.getOrDefault(id, Set.of());
    }

    /** The names of the cases that nearly miss it. */
    public Set<String> nearlyMissed(String id) {
        return nearlyMissed.getOrDefault(id, Set.of());
    }

    /** The ids of rows and rules that no case fires. */
    public List<String> neverFired(Contents contents) {
        return ids(contents).filter(id -> !fired.containsKey(id)).toList();
    }

    /** The ids of rows and rules that no case nearly misses, but for the rows that cannot be missed. */
    public List<String> neverNearlyMissed(Contents contents) {
        Set<String> excused = contents.rows()
                .filter(row -> cannotBeMissed(row, contents.vocabulary()))
                .map(Row::id)
                .collect(Collectors.toSet());
        return ids(contents)
                .filter(id -> !nearlyMissed.containsKey(id) && !excused.contains(id))
                .toList();
    }

    /** Whether every cell of a row lists all that a choice can be, so that nothing known fails it: advice for everyone. */
    public static boolean cannotBeMissed(Row row, Vocabulary vocabulary) {
        return row.conditions().stream().allMatch(condition -> vocabulary
                .schema(condition.fact())
                .flatMap(schema -> schema.field(condition.field()))
                .filter(field ->
                        field.type() == Type.CHOICE && condition.operands().containsAll(field.allowed()))
                .isPresent());
    }

    private static Stream<String> ids(Contents contents) {
        return Stream.concat(
                contents.rows().map(row -> row.id()), contents.rules().stream().map(rule -> rule.id()));
    }
}
