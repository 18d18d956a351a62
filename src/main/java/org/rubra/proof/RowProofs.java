package org.rubra.proof;

import java.util.ArrayList;
import java.util.HashMap;
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

/** Asks all that there is to ask about the rows of one table. */
final class RowProofs {
    /** Looks at a row's box in one question about one row. */
    private static final long STEPS_OF_A_ROW = 4_000_000;

    private static final int MOST_GAPS = 8;

    /** A row that can hold, and where. */
    private record Placed(Row row, Box box) {}

    private final DecisionTable table;
    private final Vocabulary vocabulary;
    private final Grid grid;
    private final List<Row> never = new ArrayList<>();
    private final List<Placed> rows = new ArrayList<>();
    private final Budget budget;
    private final List<Row> undecided = new ArrayList<>();

    RowProofs(DecisionTable table, Vocabulary vocabulary, Budget budget) {
        this.table = table;
        this.vocabulary = vocabulary;
        this.grid = Grid.of(table, vocabulary);
        this.budget = budget;
        for (int i = 0; i < table.rows().size(); i++) {
            Row row = table.rows().get(i);
            Box box = grid.boxes().get(i);
            if (box.isEmpty()) {
                never.add(row);
            } else {
                rows.add(new Placed(row, box));
            }
        }
    }

    TableProof all() {
        Map<Row, List<Row>> beaten = table.hitPolicy().selects() ? beaten() : Map.of();
        List<Box> gaps = new ArrayList<>();
        boolean decided = !table.mustAnswer() || find(gaps);
        return new TableProof(
                never,
                alike(),
                within(),
                table.hitPolicy() == HitPolicy.UNIQUE ? together() : List.of(),
                beaten,
                gaps.stream().limit(MOST_GAPS).map(this::gap).toList(),
                gaps.size() > MOST_GAPS,
                List.copyOf(undecided),
                !decided);
    }

    private List<List<Row>> alike() {
        Map<Box, List<Row>> byBox = new LinkedHashMap<>();
        rows.forEach(each ->
                byBox.computeIfAbsent(each.box, key -> new ArrayList<>()).add(each.row));
        return byBox.values().stream().filter(alike -> alike.size() > 1).toList();
    }

    private Map<Row, List<Row>> within() {
        Map<Row, List<Row>> within = new LinkedHashMap<>();
        for (Placed each : rows) {
            List<Row> wider = rows.stream()
                    .filter(other -> other.box.contains(each.box) && !each.box.contains(other.box))
                    .map(Placed::row)
                    .toList();
            if (!wider.isEmpty()) {
                within.put(each.row, wider);
            }
        }
        return within;
    }

    private List<TableProof.Together> together() {
        return Overlap.in(table, grid).stream()
                .map(overlap -> new TableProof.Together(
                        overlap,
                        new Witness(grid, Known.ANYTHING)
                                .find(box(overlap.row())
                                        .and(box(overlap.others().get(0))))
                                .orElseThrow()))
                .toList();
    }

    private Box box(Row row) {
        return grid.boxes().get(table.rows().indexOf(row));
    }

    private Map<Row, List<Row>> beaten() {
        Map<Row, List<Row>> beaten = new LinkedHashMap<>();
        List<Placed> before = new ArrayList<>();
        for (Placed each : ranked()) {
            Budget part = budget.part(STEPS_OF_A_ROW);
            try {
                List<Placed> by = fewThatCover(each.box, before, part);
                if (!by.isEmpty()) {
                    beaten.put(each.row, by.stream().map(Placed::row).toList());
                }
            } catch (Budget.Spent spent) {
                undecided.add(each.row);
            }
            budget.take(part);
            before.add(each);
        }
        return beaten;
    }

    private List<Placed> ranked() {
        Map<String, Placed> byId = new HashMap<>();
        rows.forEach(each -> byId.put(each.row.id(), each));
        return Ranking.of(table, vocabulary).stream()
                .map(row -> byId.get(row.id()))
                .filter(Objects::nonNull)
                .toList();
    }

    /** Rows of which none can be spared, and one of which holds wherever there is anything in the box; none where they do not. */
    private List<Placed> fewThatCover(Box box, List<Placed> before, Budget part) throws Budget.Spent {
        Cover cover = new Cover(grid, Known.ANYTHING, part);
        if (cover.hole(box, boxes(before)).isPresent()) {
            return List.of();
        }
        List<Placed> few = new ArrayList<>(
                before.stream().filter(each -> cover.used().contains(each.box)).toList());
        for (int i = few.size() - 1; i >= 0; i--) {
            Placed spared = few.remove(i);
            if (cover.hole(box, boxes(few)).isPresent()) {
                few.add(i, spared);
            }
        }
        return few;
    }

    private static List<Box> boxes(List<Placed> rows) {
        return rows.stream().map(Placed::box).toList();
    }

    private boolean find(List<Box> gaps) {
        try {
            new Gaps(grid, boxes(rows), budget).find(MOST_GAPS, gaps);
            return true;
        } catch (Budget.Spent spent) {
            return false;
        }
    }

    private TableProof.Gap gap(Box region) {
        Gaps all = new Gaps(grid, List.of(), budget);
        return new TableProof.Gap(RegionWords.of(region, all.everything(), grid), all.example(region));
    }
}
