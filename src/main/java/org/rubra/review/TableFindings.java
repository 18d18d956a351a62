package org.rubra.review;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rubra.proof.TableProof;
import org.rubra.table.Condition;
import org.rubra.table.DecisionTable;
import org.rubra.table.Grid;
import org.rubra.table.HitPolicy;
import org.rubra.table.Row;
import org.rubra.vocabulary.Problem;
import org.rubra.vocabulary.Vocabulary;

/** What the rows of one table say of each other, as findings at their cells. */
final class TableFindings {
    private static final String EVERYBODY = "a row for everybody of whom all that this table asks is known";
    private static final String DECIDABLE = "fewer rows, or rows that one column sets apart";

    private final DecisionTable table;
    private final Vocabulary vocabulary;
    private final RowPlaces places;
    private final List<Finding> findings = new ArrayList<>();

    private TableFindings(DecisionTable table, Vocabulary vocabulary) {
        this.table = table;
        this.vocabulary = vocabulary;
        this.places = new RowPlaces(table);
    }

    /** @param steps how much the analysis may cost, see {@link TableProof#STEPS} */
    static List<Finding> of(DecisionTable table, Vocabulary vocabulary, long steps) {
        TableFindings all = new TableFindings(table, vocabulary);
        TableProof proof = TableProof.of(table, vocabulary, steps);
        proof.never().forEach(all::never);
        proof.together().forEach(all::together);
        proof.beaten().forEach(all::unreachable);
        if (table.hitPolicy() == HitPolicy.COLLECT) {
            all.findings.addAll(RepeatedRows.of(proof, all.places));
        }
        proof.gaps().forEach(all::gap);
        all.notDecided(proof);
        return all.findings;
    }

    private void never(Row row) {
        Grid grid = Grid.of(table, vocabulary);
        List<Condition> alone =
                row.conditions().stream().filter(cell -> !grid.canHold(cell)).toList();
        alone.forEach(cell -> findings.add(new Finding(
                Finding.Level.ERROR,
                "never",
                places.cell(row, cell.cell()),
                cell.words() + ", which no answer is",
                "a cell that holds for some answer; " + cell.field() + " is " + domain(cell))));
        if (alone.isEmpty()) {
            findings.add(places.finding(
                    Finding.Level.ERROR,
                    "never",
                    row,
                    row.id() + ", which can never hold: " + apart(row),
                    "cells that one answer satisfies together",
                    List.of()));
        }
    }

    private String domain(Condition cell) {
        return vocabulary
                .schema(cell.fact())
                .flatMap(schema -> schema.field(cell.field()))
                .orElseThrow()
                .expectation();
    }

    /** The cells of those fields that several cells ask about. */
    private static String apart(Row row) {
        Map<String, List<Condition>> byField = row.conditions().stream()
                .collect(Collectors.groupingBy(
                        cell -> cell.fact() + " " + cell.field(), LinkedHashMap::new, Collectors.toList()));
        return byField.values().stream()
                .filter(cells -> cells.size() > 1)
                .map(cells -> cells.stream()
                        .map(cell -> cell.words() + " (" + cell.cell() + ")")
                        .collect(Collectors.joining(" and ")))
                .collect(Collectors.joining("; "));
    }

    private void together(TableProof.Together together) {
        Row row = together.overlap().row();
        Problem problem = together.overlap().problem(table);
        boolean same = together.overlap().others().stream().allMatch(other -> Said.same(row, other));
        findings.add(new Finding(
                Finding.Level.ERROR,
                same ? "overlap" : "contradiction",
                problem.where(),
                problem.found(),
                problem.expected(),
                null,
                places.rows(together.overlap().others()),
                together.example()));
    }

    private void unreachable(Row row, List<Row> by) {
        findings.add(places.finding(
                Finding.Level.ERROR,
                "unreachable",
                row,
                row.id() + ", which never counts: wherever it holds, " + RowPlaces.either(by) + " answers first",
                "a row that counts for somebody",
                by));
    }

    private void gap(TableProof.Gap gap) {
        findings.add(new Finding(
                Finding.Level.ERROR,
                "gap",
                places.table(),
                "no row for " + gap.words(),
                EVERYBODY,
                null,
                List.of(),
                gap.example()));
    }

    private void notDecided(TableProof proof) {
        if (proof.moreGaps()) {
            findings.add(new Finding(
                    Finding.Level.ERROR, "gap", places.table(), "no row for more than is listed here", EVERYBODY));
        }
        if (proof.gapsUndecided()) {
            findings.add(new Finding(
                    Finding.Level.WARNING,
                    "not-decided",
                    places.table(),
                    "rows that overlap in too many ways to tell whether they answer everybody",
                    DECIDABLE));
        }
        if (!proof.undecided().isEmpty()) {
            findings.add(new Finding(
                    Finding.Level.WARNING,
                    "not-decided",
                    places.table(),
                    "rows that overlap in too many ways to tell whether each counts for somebody: "
                            + RowPlaces.listed(proof.undecided()),
                    DECIDABLE,
                    null,
                    places.rows(proof.undecided()),
                    Map.of()));
        }
    }
}
