package org.rubra.proof;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.rubra.knowledge.Overlap;
import org.rubra.knowledge.Ranking;
import org.rubra.table.Box;
import org.rubra.table.DecisionTable;
import org.rubra.table.Grid;
import org.rubra.table.HitPolicy;
import org.rubra.table.Row;
import org.rubra.vocabulary.Vocabulary;

/**
 * What the rows of one table say of each other, for every presentation. Rows that can never hold are named once, as such, and left out of all else.
 *
 * @param never the rows of which some cells can never hold together
 * @param alike rows with the same conditions, two or more each
 * @param within rows that hold only where others hold too, with those others; rows that are alike are not among them
 * @param together rows that can hold together with others above them, in a table in which that must not be
 * @param beaten rows that never count since rows that answer before them hold wherever they do, with the few that do
 * @param gaps the regions in which the table must answer and does not
 * @param moreGaps whether there are further ones
 * @param undecided rows of which the budget left open whether they ever count
 * @param gapsUndecided whether the budget left open where the table does not answer
 */
public record TableProof(
        List<Row> never,
        List<List<Row>> alike,
        Map<Row, List<Row>> within,
        List<Together> together,
        Map<Row, List<Row>> beaten,
        List<Gap> gaps,
        boolean moreGaps,
        List<Row> undecided,
        boolean gapsUndecided) {

    /** Looks at a row's box in all questions about one table; some seconds. */
    public static final long STEPS = 400_000_000;

    /** Of these, those in one question about one row. */
    private static final long STEPS_OF_A_ROW = 4_000_000;

    private static final int MOST_GAPS = 8;

    /** A row that can hold together with others, and the smallest facts on which it holds together with the first of them. */
    public record Together(Overlap overlap, Map<String, Object> example) {}

    /** A region in words, and the smallest facts in it. */
    public record Gap(String words, Map<String, Object> example) {}

    /** What there is to say of a table, with the budget of steps that all questions about it share. */
    public static TableProof of(DecisionTable table, Vocabulary vocabulary, long steps) {
        return new Proving(table, vocabulary, new Budget(steps)).all();
    }

    private static final class Proving {
        private final DecisionTable table;
        private final List<Row> ranked;
        private final Grid grid;
        private final Map<Row, Box> boxes = new LinkedHashMap<>();
        private final Budget budget;
        private final List<Row> undecided = new ArrayList<>();

        Proving(DecisionTable table, Vocabulary vocabulary, Budget budget) {
            this.table = table;
            this.ranked = Ranking.of(table, vocabulary);
            this.grid = Grid.of(table, vocabulary);
            this.budget = budget;
            for (int row = 0; row < table.rows().size(); row++) {
                if (!grid.boxes().get(row).isEmpty()) {
                    boxes.put(table.rows().get(row), grid.boxes().get(row));
                }
            }
        }

        TableProof all() {
            List<Row> never =
                    table.rows().stream().filter(row -> !boxes.containsKey(row)).toList();
            Map<Row, List<Row>> beaten = table.hitPolicy().selects() ? beaten() : Map.of();
            List<Box> gaps = new ArrayList<>();
            boolean decided = !table.mustAnswer() || find(gaps);
            boolean more = gaps.size() > MOST_GAPS;
            return new TableProof(
                    never,
                    alike(),
                    within(),
                    table.hitPolicy() == HitPolicy.UNIQUE ? together() : List.of(),
                    beaten,
                    gaps.stream().limit(MOST_GAPS).map(this::gap).toList(),
                    more,
                    List.copyOf(undecided),
                    !decided);
        }

        private List<List<Row>> alike() {
            Map<Box, List<Row>> byBox = new LinkedHashMap<>();
            boxes.forEach((row, box) ->
                    byBox.computeIfAbsent(box, key -> new ArrayList<>()).add(row));
            return byBox.values().stream().filter(rows -> rows.size() > 1).toList();
        }

        private Map<Row, List<Row>> within() {
            Map<Row, List<Row>> within = new LinkedHashMap<>();
            boxes.forEach((row, box) -> {
                List<Row> wider = boxes.entrySet().stream()
                        .filter(other -> other.getValue().contains(box))
                        .filter(other -> !box.contains(other.getValue()))
                        .map(Map.Entry::getKey)
                        .toList();
                if (!wider.isEmpty()) {
                    within.put(row, wider);
                }
            });
            return within;
        }

        private List<Together> together() {
            return Overlap.in(table, grid).stream()
                    .map(overlap -> new Together(
                            overlap,
                            new Witness(grid, Known.ANYTHING)
                                    .find(box(overlap.row())
                                            .and(box(overlap.others().get(0))))
                                    .orElseThrow()))
                    .toList();
        }

        private Box box(Row row) {
            return Objects.requireNonNull(boxes.get(row));
        }

        private Map<Row, List<Row>> beaten() {
            Map<Row, List<Row>> beaten = new LinkedHashMap<>();
            List<Row> before = new ArrayList<>();
            for (Row row : ranked) {
                if (boxes.containsKey(row)) {
                    Budget part = budget.part(STEPS_OF_A_ROW);
                    try {
                        List<Row> by = fewThatCover(row, before, part);
                        if (!by.isEmpty()) {
                            beaten.put(row, by);
                        }
                    } catch (Budget.Spent spent) {
                        undecided.add(row);
                    }
                    budget.take(part);
                    before.add(row);
                }
            }
            return beaten;
        }

        /** Rows of which none can be spared, and which hold wherever the row does; none where they do not. */
        private List<Row> fewThatCover(Row row, List<Row> before, Budget part) throws Budget.Spent {
            Cover cover = new Cover(grid, Known.ANYTHING, part);
            if (cover.hole(box(row), before.stream().map(this::box).toList()).isPresent()) {
                return List.of();
            }
            List<Row> few = new ArrayList<>(before.stream()
                    .filter(each -> cover.used().contains(box(each)))
                    .toList());
            for (int i = few.size() - 1; i >= 0; i--) {
                Row spared = few.remove(i);
                if (cover.hole(box(row), few.stream().map(this::box).toList()).isPresent()) {
                    few.add(i, spared);
                }
            }
            return few;
        }

        private boolean find(List<Box> gaps) {
            try {
                new Gaps(grid, List.copyOf(boxes.values()), budget).find(MOST_GAPS, gaps);
                return true;
            } catch (Budget.Spent spent) {
                return false;
            }
        }

        private Gap gap(Box region) {
            Gaps all = new Gaps(grid, List.of(), budget);
            return new Gap(RegionWords.of(region, all.everything(), grid), all.example(region));
        }
    }
}
