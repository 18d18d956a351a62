package org.rubra.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.rubra.knowledge.Ranking;
import org.rubra.table.Box;
import org.rubra.table.DecisionTable;
import org.rubra.table.Grid;
import org.rubra.table.HitPolicy;
import org.rubra.table.Row;
import org.rubra.vocabulary.Field;
import org.rubra.vocabulary.Outcome;
import org.rubra.vocabulary.Presentation;

/** Small tables, in which everything that is proven is held to what trying every presentation finds. */
class TableProofTest {
    private static final int TABLES = 1500;
    private static final long STEPS = 1_000_000;

    @Test
    void rows_that_never_hold_are_alike_or_lie_within_others_are_those_that_trying_everything_finds() {
        int relations = 0;
        SmallTables tables = new SmallTables(1);
        for (int i = 0; i < TABLES; i++) {
            DecisionTable table = tables.any(HitPolicy.COLLECT, false, 5);
            List<Set<Integer>> holding = holding(table);
            TableProof proof = TableProof.of(table, SmallTables.VOCABULARY, STEPS);

            assertThat(ids(proof.never()))
                    .isEqualTo(ids(table, row -> holding.get(row).isEmpty()));
            Set<String> alike = new TreeSet<>();
            proof.alike().forEach(rows -> rows.forEach(one -> rows.forEach(other -> alike.add(pair(one, other)))));
            assertThat(alike.stream().filter(pair -> !pair.substring(0, 5).equals(pair.substring(6))))
                    .as(table.toString())
                    .containsExactlyInAnyOrderElementsOf(pairs(table, holding, Set::equals));
            Set<String> within = new TreeSet<>();
            proof.within().forEach((row, wider) -> wider.forEach(other -> within.add(pair(row, other))));
            assertThat(within)
                    .as(table.toString())
                    .isEqualTo(
                            pairs(table, holding, (one, other) -> other.containsAll(one) && !one.containsAll(other)));
            relations += alike.size() + within.size();
        }
        assertThat(relations).isGreaterThan(TABLES / 2);
    }

    @Test
    void pairs_that_hold_together_are_those_that_trying_everything_finds_and_hold_on_their_example() {
        int found = 0;
        SmallTables tables = new SmallTables(2);
        for (int i = 0; i < TABLES; i++) {
            DecisionTable table = tables.any(HitPolicy.UNIQUE, false, 5);
            List<Set<Integer>> holding = holding(table);
            TableProof proof = TableProof.of(table, SmallTables.VOCABULARY, STEPS);

            assertThat(proof.together().stream()
                            .flatMap(each -> each.overlap().others().stream()
                                    .map(other -> pair(other, each.overlap().row())))
                            .collect(Collectors.toSet()))
                    .as(table.toString())
                    .isEqualTo(
                            pairs(table, holding, (one, other) -> one.stream().anyMatch(other::contains)).stream()
                                    .filter(pair -> pair.substring(0, 5).compareTo(pair.substring(6)) < 0)
                                    .collect(Collectors.toSet()));
            proof.together().forEach(each -> {
                SmallTables.Facts facts = facts(each.example(), table);
                assertThat(facts.satisfy(each.overlap().row())
                                && facts.satisfy(each.overlap().others().get(0)))
                        .as("%s on %s", each, table)
                        .isTrue();
            });
            found += proof.together().size();
        }
        assertThat(found).isGreaterThan(TABLES);
    }

    @Test
    void rows_that_never_count_are_those_that_trying_everything_finds_and_none_of_the_rows_named_can_be_spared() {
        int found = 0;
        int several = 0;
        SmallTables tables = new SmallTables(3);
        for (HitPolicy policy : List.of(HitPolicy.FIRST, HitPolicy.PRIORITY)) {
            for (int i = 0; i < TABLES; i++) {
                DecisionTable table = tables.any(policy, false, 8);
                List<SmallTables.Facts> all = SmallTables.all(table);
                List<Row> ranked = Ranking.of(table, SmallTables.VOCABULARY);
                Set<Row> counting = new HashSet<>();
                all.forEach(facts ->
                        ranked.stream().filter(facts::satisfy).findFirst().ifPresent(counting::add));
                TableProof proof = TableProof.of(table, SmallTables.VOCABULARY, STEPS);

                assertThat(proof.undecided()).isEmpty();
                assertThat(ids(List.copyOf(proof.beaten().keySet())))
                        .as(table.toString())
                        .isEqualTo(ids(table.rows().stream()
                                .filter(row ->
                                        !counting.contains(row) && all.stream().anyMatch(facts -> facts.satisfy(row)))
                                .toList()));
                proof.beaten().forEach((row, by) -> {
                    assertThat(ranked.indexOf(row))
                            .isGreaterThan(
                                    by.stream().mapToInt(ranked::indexOf).max().orElseThrow());
                    assertThat(covers(by, row, all)).as("%s by %s", row, by).isTrue();
                    by.forEach(each -> assertThat(covers(
                                    by.stream()
                                            .filter(other -> !other.equals(each))
                                            .toList(),
                                    row,
                                    all))
                            .as("%s by %s without %s", row, by, each)
                            .isFalse());
                });
                found += proof.beaten().size();
                several += (int) proof.beaten().values().stream()
                        .filter(by -> by.size() > 1)
                        .count();
            }
        }
        assertThat(found).isGreaterThan(TABLES / 2);
        assertThat(several).isGreaterThan(TABLES / 50);
    }

    private static boolean covers(List<Row> rows, Row row, List<SmallTables.Facts> all) {
        return all.stream().filter(facts -> facts.satisfy(row)).allMatch(facts -> rows.stream()
                .anyMatch(facts::satisfy));
    }

    @Test
    void regions_without_an_answer_hold_all_that_trying_everything_finds_and_nothing_else() throws Budget.Spent {
        int found = 0;
        SmallTables tables = new SmallTables(4);
        for (int i = 0; i < TABLES; i++) {
            DecisionTable table = tables.any(HitPolicy.COLLECT, true, 8);
            Grid grid = Grid.of(table, SmallTables.VOCABULARY);
            List<Box> rows = grid.boxes().stream().filter(box -> !box.isEmpty()).toList();
            Gaps gaps = new Gaps(grid, rows, new Budget(STEPS));
            List<Box> regions = new java.util.ArrayList<>();
            gaps.find(100, regions);
            List<SmallTables.Facts> open = SmallTables.all(table).stream()
                    .filter(facts -> isLookedAt(facts, table))
                    .filter(facts -> table.rows().stream().noneMatch(facts::satisfy))
                    .toList();

            assertThat(regions.isEmpty()).as(table.toString()).isEqualTo(open.isEmpty());
            open.forEach(facts -> assertThat(regions.stream().anyMatch(region -> region.contains(at(facts, grid))))
                    .as("%s of %s", facts, table)
                    .isTrue());
            regions.forEach(region -> assertThat(rows).noneMatch(region::meets));
            regions.forEach(region -> {
                SmallTables.Facts facts = facts(gaps.example(region), table);
                assertThat(isLookedAt(facts, table))
                        .as("%s of %s", facts, table)
                        .isTrue();
                assertThat(table.rows()).noneMatch(facts::satisfy);
            });
            found += regions.size();
        }
        assertThat(found).isGreaterThan(TABLES);
    }

    /** Whether every field that the table asks about is known, or cannot apply. */
    private static boolean isLookedAt(SmallTables.Facts facts, DecisionTable table) {
        return SmallTables.asked(table, "Presentation").stream()
                .mapToInt(facts.presentation().schema()::slot)
                .allMatch(slot -> facts.presentation().at(slot) != null
                        || facts.presentation().isMoot(slot));
    }

    /** The smallest box around some facts. */
    private static Box at(SmallTables.Facts facts, Grid grid) {
        Box box = grid.everything();
        for (int axis = 0; axis < grid.axes().size(); axis++) {
            var each = grid.axes().get(axis);
            org.rubra.vocabulary.Facts own = each.isOutcome() ? facts.outcome() : facts.presentation();
            Object answer = own.at(own.schema().slot(each.field().name()));
            for (int part = 0; part < each.parts().size(); part++) {
                if (isIn(each, part, answer)) {
                    box = box.with(axis, part);
                }
            }
        }
        return box;
    }

    private static boolean isIn(org.rubra.table.Axis axis, int part, @org.jspecify.annotations.Nullable Object answer) {
        var each = axis.parts().get(part);
        if (axis.isSet()) {
            boolean has = answer instanceof Set<?> set && set.stream().anyMatch(axis.members()::contains);
            return has == (part == org.rubra.table.Axis.HAS);
        }
        if (answer == null || each.answer() == null) {
            return answer == null && each.answer() == null;
        }
        return answer instanceof Double number
                ? number >= each.from() && number < each.below()
                : answer.equals(each.answer());
    }

    @Test
    void what_the_budget_does_not_reach_is_named_and_not_passed_over() {
        DecisionTable table = new SmallTables(5).any(HitPolicy.FIRST, true, 8);
        TableProof proof = TableProof.of(table, SmallTables.VOCABULARY, 3);

        assertThat(proof.undecided()).isNotEmpty();
        assertThat(proof.gapsUndecided()).isTrue();
        assertThat(proof.beaten()).isEmpty();
    }

    /** For each row the numbers of the facts on which it holds. */
    private static List<Set<Integer>> holding(DecisionTable table) {
        List<SmallTables.Facts> all = SmallTables.all(table);
        return table.rows().stream()
                .map(row -> {
                    Set<Integer> holding = new HashSet<>();
                    for (int i = 0; i < all.size(); i++) {
                        if (all.get(i).satisfy(row)) {
                            holding.add(i);
                        }
                    }
                    return holding;
                })
                .toList();
    }

    private static SmallTables.Facts facts(Map<String, Object> example, DecisionTable table) {
        Map<String, Object> presentation = new LinkedHashMap<>();
        Map<String, Object> outcome = new LinkedHashMap<>();
        example.forEach((name, value) -> {
            if (name.startsWith(Witness.OUTCOME)) {
                outcome.put(name.substring(Witness.OUTCOME.length()), value);
            } else {
                presentation.put(name, value);
            }
        });
        // what an example leaves out may be anything
        for (Field field : SmallTables.VOCABULARY.outcome().fields()) {
            if (SmallTables.asked(table, "Outcome").contains(field.name())) {
                outcome.putIfAbsent(field.name(), anything(field));
            }
        }
        return new SmallTables.Facts(
                new Presentation(SmallTables.VOCABULARY, presentation), new Outcome(SmallTables.VOCABULARY, outcome));
    }

    private static Object anything(Field field) {
        return switch (field.type()) {
            case BOOLEAN -> true;
            case CHOICE -> field.allowed().get(0);
            default -> Set.of();
        };
    }

    private static Set<String> pairs(
            DecisionTable table, List<Set<Integer>> holding, BiPredicate<Set<Integer>, Set<Integer>> related) {
        Set<String> pairs = new TreeSet<>();
        for (int i = 0; i < holding.size(); i++) {
            for (int j = 0; j < holding.size(); j++) {
                if (i != j
                        && !holding.get(i).isEmpty()
                        && !holding.get(j).isEmpty()
                        && related.test(holding.get(i), holding.get(j))) {
                    pairs.add(pair(table.rows().get(i), table.rows().get(j)));
                }
            }
        }
        return pairs;
    }

    private static String pair(Row one, Row other) {
        return one.id() + " " + other.id();
    }

    private static List<String> ids(List<Row> rows) {
        return rows.stream().map(Row::id).sorted().toList();
    }

    private static List<String> ids(DecisionTable table, java.util.function.IntPredicate wanted) {
        return java.util.stream.IntStream.range(0, table.rows().size())
                .filter(wanted)
                .mapToObj(row -> table.rows().get(row).id())
                .toList();
    }
}
