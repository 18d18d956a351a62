package org.rubra.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rubra.assessment.Assessor;
import org.rubra.assessment.RandomPresentations;
import org.rubra.assessment.Trace;
import org.rubra.conclusion.Urgency;
import org.rubra.knowledge.Compiler;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.knowledge.KnowledgeFolder;
import org.rubra.knowledge.MadeUp;
import org.rubra.proof.SmallTables;
import org.rubra.table.Action;
import org.rubra.table.DecisionTable;
import org.rubra.table.HitPolicy;
import org.rubra.table.Operator;
import org.rubra.vocabulary.Field;
import org.rubra.vocabulary.Presentation;
import org.rubra.vocabulary.Type;
import org.rubra.vocabulary.Vocabulary;

/** What would have led to another urgency, held to the assessor and to trying everything. */
class WhatIfTest {
    private static final int ALL = 100_000;

    private final KnowledgeBase base = Compiler.builtIn(true);
    private final Assessor assessor = new Assessor(base);

    @Test
    void dots_that_stay_without_fever_would_have_been_an_emergency_with_it_and_less_had_they_faded() {
        Trace trace = trace(Map.of("blanches", false, "shape", "dot", "fever", false));

        WhatIf whatIf = WhatIf.of(base, trace);

        assertThat(whatIf.urgency()).isEqualTo(Urgency.PROMPT);
        assertThat(whatIf.complete()).isTrue();
        assertThat(whatIf.searched()).isEqualTo(3);
        assertThat(whatIf.up().ways())
                .contains(new WhatIf.Way(Urgency.EMERGENCY, List.of(new Change("fever", false, true))));
        assertThat(whatIf.down().ways().get(0))
                .isEqualTo(new WhatIf.Way(Urgency.ROUTINE, List.of(new Change("blanches", false, true))));
    }

    @Test
    void the_fewest_changes_come_first_then_what_answers_the_unknown_and_what_is_left_out_is_counted() {
        WhatIf.Ways up = WhatIf.of(base, trace(Map.of("itchy", true))).up();

        assertThat(up.ways()).hasSize(WhatIf.MOST_NAMED);
        assertThat(up.more()).isPositive();
        assertThat(up.ways())
                .extracting(way -> 100L * way.changes().size()
                        + way.changes().stream().filter(each -> !each.answers()).count())
                .isSorted();
        WhatIf.Ways all = new Experiment(base, trace(Map.of("itchy", true)), ALL)
                .result(3)
                .up();
        assertThat(all.more()).isZero();
        assertThat(all.ways()).hasSize(up.ways().size() + up.more());
        assertThat(all.ways().subList(0, WhatIf.MOST_NAMED)).isEqualTo(up.ways());
    }

    @Test
    void of_changes_of_the_same_facts_to_the_same_urgency_the_nearest_is_told() {
        Trace strain = base.contents().cases().stream()
                .filter(each -> each.expect().fires().contains("EX-23"))
                .map(each -> trace(each.given()))
                .findFirst()
                .orElseThrow();

        WhatIf whatIf = WhatIf.of(base, strain);

        assertThat(whatIf.up().ways())
                .contains(new WhatIf.Way(Urgency.PROMPT, List.of(new Change("firstNoticedDays", 1.0, 3.0))));
        assertThat(whatIf.up().ways())
                .extracting(way -> way.urgency() + " " + fields(way.changes()))
                .doesNotHaveDuplicates();
    }

    @Test
    void another_age_and_a_pregnancy_are_never_told_together() {
        Stream.of(
                        Map.<String, Object>of("age", 40, "shape", "dot", "blanches", true),
                        Map.<String, Object>of("itchy", true))
                .flatMap(given -> {
                    WhatIf.Ways up =
                            new Experiment(base, trace(given), ALL).result(2).up();
                    return up.ways().stream();
                })
                .forEach(way -> assertThat(fields(way.changes()))
                        .isNotEqualTo(Set.of("age", "pregnant"))
                        .isNotEqualTo(Set.of("age", "ageMonths")));
    }

    @Test
    void changes_give_the_urgency_they_promise_and_no_part_of_them_goes_as_far() {
        Set<Integer> sizes = new HashSet<>();
        Stream.concat(
                        new RandomPresentations(base, 3).stream(8),
                        base.contents().cases().stream()
                                .filter(each -> each.safetyNet() && each.name().length() % 47 == 0)
                                .map(each -> new Presentation(base.vocabulary(), each.given())))
                .forEach(presentation -> {
                    WhatIf whatIf =
                            WhatIf.of(base, assessor.assess(presentation).trace());
                    Urgency before = whatIf.urgency();
                    Stream.concat(whatIf.up().ways().stream(), whatIf.down().ways().stream())
                            .forEach(way -> {
                                sizes.add(way.changes().size());
                                Urgency after = urgency(presentation, way.changes());
                                assertThat(after).as("%s", way).isEqualTo(way.urgency());
                                parts(way.changes())
                                        .filter(part -> isSayable(base.vocabulary(), presentation, part))
                                        .forEach(part -> assertThat(isAsFar(before, urgency(presentation, part), after))
                                                .as("%s of %s", part, way)
                                                .isFalse());
                            });
                    assertThat(whatIf.up().ways())
                            .allSatisfy(way -> assertThat(way.urgency()).isGreaterThan(before));
                    assertThat(whatIf.down().ways())
                            .allSatisfy(way -> assertThat(way.urgency()).isLessThan(before));
                });
        assertThat(sizes).containsExactlyInAnyOrder(1, 2, 3);
    }

    @Test
    void where_rules_must_be_run_to_be_told_the_assessor_is_asked_and_what_was_left_out_is_said(
            @TempDir Path temporary) {
        KnowledgeBase counting = KnowledgeFolder.copyTo(temporary)
                .write(
                        "kb/rules/explanations/counting.drl",
                        """
                        package rubra.article

                        import org.rubra.conclusion.PatternEvidence
                        import org.rubra.vocabulary.Presentation

                        agenda-group "explanations"

                        rule "Itch speaks a little more against petechiae"
                            @Id(EX-91) @Evidence(G1)
                        when
                            Presentation( is("itchy") )
                        then
                            insert(new PatternEvidence("EX-91", "petechiae", "slightly against"));
                        end
                        """)
                .compile();
        Presentation presentation = new Presentation(
                counting.vocabulary(), Map.of("blanches", false, "shape", "dot", "fever", false, "itchy", true));
        Trace trace = new Assessor(counting).assess(presentation).trace();

        WhatIf whatIf = WhatIf.of(counting, trace);

        assertThat(trace.fired()).extracting(Trace.Firing::id).contains("EX-91");
        assertThat(whatIf.complete()).isFalse();
        assertThat(whatIf.searched()).isBetween(1, 2);
        assertThat(whatIf.up().ways())
                .contains(new WhatIf.Way(Urgency.EMERGENCY, List.of(new Change("fever", false, true))));
    }

    private Trace trace(Map<String, Object> given) {
        return assessor.assess(new Presentation(base.vocabulary(), given)).trace();
    }

    private Urgency urgency(Presentation presentation, List<Change> changes) {
        return assessor.assess(changed(base.vocabulary(), presentation, changes))
                .urgency();
    }

    private static Presentation changed(Vocabulary vocabulary, Presentation presentation, List<Change> changes) {
        Map<String, Object> facts = new HashMap<>(presentation.known());
        changes.forEach(each -> facts.put(each.field(), each.to()));
        return new Presentation(vocabulary, facts);
    }

    /** All parts of some changes, but for none and all of them. */
    private static Stream<List<Change>> parts(List<Change> changes) {
        return IntStream.range(1, (1 << changes.size()) - 1).mapToObj(chosen -> IntStream.range(0, changes.size())
                .filter(at -> (chosen >> at & 1) == 1)
                .mapToObj(changes::get)
                .toList());
    }

    private static boolean isAsFar(Urgency before, Urgency reached, Urgency after) {
        return after.compareTo(before) > 0 ? reached.compareTo(after) >= 0 : reached.compareTo(after) <= 0;
    }

    private static boolean isSayable(Vocabulary vocabulary, Presentation before, List<Change> changes) {
        Presentation after = changed(vocabulary, before, changes);
        return IntStream.range(0, after.schema().fields().size())
                .allMatch(slot -> after.at(slot) == null
                        || !after.isMoot(slot)
                        || (before.at(slot) != null && before.isMoot(slot)));
    }

    @Test
    void trying_everything_finds_no_change_of_other_fields_and_no_other_urgency() {
        SmallTables tables = new SmallTables(42);
        int ways = 0;
        Set<Integer> sizes = new HashSet<>();
        for (int i = 0; i < 140; i++) {
            HitPolicy policy = List.of(HitPolicy.values()).get(i % HitPolicy.values().length);
            KnowledgeBase small = MadeUp.base(SmallTables.VOCABULARY, List.of(accepted(tables, policy)));
            Presentation presentation = new Presentation(SmallTables.VOCABULARY, tables.answers());
            Trace trace = new Assessor(small).assess(presentation).trace();

            WhatIf whatIf = new Experiment(small, trace, ALL).result(3);

            Map<Set<String>, Set<Urgency>> told = new HashMap<>();
            Stream.concat(whatIf.up().ways().stream(), whatIf.down().ways().stream())
                    .forEach(way -> told.computeIfAbsent(fields(way.changes()), key -> new HashSet<>())
                            .add(way.urgency()));
            assertThat(whatIf.complete()).isTrue();
            assertThat(told)
                    .as("%s on %s", small.contents().tables(), presentation)
                    .isEqualTo(new Everything(small, presentation).smallest());
            ways += told.size();
            told.keySet().forEach(each -> sizes.add(each.size()));
        }
        assertThat(ways).isGreaterThan(100);
        assertThat(sizes).contains(1, 2, 3);
    }

    @Test
    void a_row_that_raises_nothing_and_answers_before_one_that_does_stands_in_its_way() {
        DecisionTable table = SmallTables.table(
                HitPolicy.FIRST,
                false,
                List.of(
                        SmallTables.row(
                                0,
                                List.of(SmallTables.condition("Presentation", "fever", Operator.IS, "yes")),
                                new Action(Action.Kind.RedFlag, null, List.of(), "bleeding", "F10")),
                        SmallTables.row(
                                1,
                                List.of(SmallTables.condition("Presentation", "onset", Operator.ANY_OF, "sudden")),
                                new Action(Action.Kind.RaisedUrgency, null, List.of(), "emergency", "G11"))));
        KnowledgeBase small = MadeUp.base(SmallTables.VOCABULARY, List.of(table));
        Presentation presentation = new Presentation(SmallTables.VOCABULARY, Map.of("fever", true, "onset", "sudden"));

        WhatIf whatIf =
                WhatIf.of(small, new Assessor(small).assess(presentation).trace());

        assertThat(whatIf.urgency()).isEqualTo(Urgency.ROUTINE);
        assertThat(whatIf.up().ways())
                .containsExactly(new WhatIf.Way(Urgency.EMERGENCY, List.of(new Change("fever", true, false))));
    }

    private static Set<String> fields(List<Change> changes) {
        return changes.stream().map(Change::field).collect(Collectors.toSet());
    }

    private static DecisionTable accepted(SmallTables tables, HitPolicy policy) {
        while (true) {
            DecisionTable table = tables.raising(policy, 6);
            if (MadeUp.problems(table, SmallTables.VOCABULARY).isEmpty()
                    && table.rows().size() > 1) {
                return table;
            }
        }
    }

    /** Every change of up to three facts, one after the other, by the assessor alone. */
    private static final class Everything {
        private final Assessor assessor;
        private final Presentation before;
        private final Urgency urgency;
        private final Map<List<Change>, Urgency> reached = new HashMap<>();

        Everything(KnowledgeBase base, Presentation before) {
            this.assessor = new Assessor(base);
            this.before = before;
            this.urgency = assessor.assess(before).urgency();
            extend(0, List.of());
        }

        private void extend(int from, List<Change> changes) {
            if (!changes.isEmpty() && isSayable(SmallTables.VOCABULARY, before, changes)) {
                reached.put(
                        changes,
                        assessor.assess(changed(SmallTables.VOCABULARY, before, changes))
                                .urgency());
            }
            if (changes.size() < 3) {
                for (int slot = from; slot < before.schema().fields().size(); slot++) {
                    Field field = before.schema().fields().get(slot);
                    for (Object answer : answers(field)) {
                        Object recorded = before.at(slot);
                        if (!answer.equals(recorded)
                                && changes.stream().noneMatch(each -> areTied(each.field(), field.name()))) {
                            List<Change> more = new ArrayList<>(changes);
                            more.add(new Change(field.name(), recorded, answer));
                            extend(slot + 1, List.copyOf(more));
                        }
                    }
                }
            }
        }

        /** Whether one decides if the other applies. */
        private static boolean areTied(String one, String other) {
            return SmallTables.VOCABULARY.fields().stream()
                    .filter(field -> field.appliesWhen() != null)
                    .map(field -> Set.of(
                            field.name(),
                            Objects.requireNonNull(field.appliesWhen()).field()))
                    .anyMatch(Set.of(one, other)::equals);
        }

        private static List<Object> answers(Field field) {
            return switch (field.type()) {
                case BOOLEAN -> List.of(true, false);
                case CHOICE -> List.copyOf(field.allowed());
                case SET ->
                    IntStream.range(1, 1 << field.allowed().size())
                            .mapToObj(chosen ->
                                    (Object) IntStream.range(0, field.allowed().size())
                                            .filter(at -> (chosen >> at & 1) == 1)
                                            .mapToObj(field.allowed()::get)
                                            .collect(Collectors.toSet()))
                            .toList();
                case INTEGER, NUMBER ->
                    IntStream.rangeClosed(0, 4 * (int) most(field))
                            .mapToObj(quarter -> quarter / 4.0)
                            .filter(field::admits)
                            .map(each -> (Object) each)
                            .toList();
            };
        }

        private static double most(Field field) {
            return field.type() == Type.SET ? 0 : Objects.requireNonNull(field.max());
        }

        /** Of those changes of which no part goes as far: the fields and the urgencies. */
        Map<Set<String>, Set<Urgency>> smallest() {
            Map<Set<String>, Set<Urgency>> smallest = new HashMap<>();
            reached.forEach((changes, after) -> {
                boolean isSmallest = after != urgency
                        && parts(changes).noneMatch(part -> Optional.ofNullable(reached.get(part))
                                .filter(each -> isAsFar(urgency, each, after))
                                .isPresent());
                if (isSmallest) {
                    smallest.computeIfAbsent(fields(changes), key -> new HashSet<>())
                            .add(after);
                }
            });
            return smallest;
        }
    }
}
