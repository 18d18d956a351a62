package org.rubra.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rubra.conclusion.PatternEvidence;
import org.rubra.proof.TableProof;
import org.rubra.table.Condition;
import org.rubra.table.DecisionTable;
import org.rubra.table.Grid;
import org.rubra.table.HitPolicy;
import org.rubra.table.Row;
import org.rubra.vocabulary.Place;
import org.rubra.vocabulary.Problem;
import org.rubra.vocabulary.Vocabulary;

/** What the rows of one table say of each other, as findings at their cells. */
final class TableFindings {
    private static final int MOST_LISTED = 6;

    private final DecisionTable table;
    private final Vocabulary vocabulary;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Row> repeating = new ArrayList<>();

    private TableFindings(DecisionTable table, Vocabulary vocabulary) {
        this.table = table;
        this.vocabulary = vocabulary;
    }

    /** @param steps how much the analysis may cost, see {@link TableProof#STEPS} */
    static List<Finding> of(DecisionTable table, Vocabulary vocabulary, long steps) {
        TableFindings all = new TableFindings(table, vocabulary);
        TableProof proof = TableProof.of(table, vocabulary, steps);
        proof.never().forEach(all::never);
        proof.together().forEach(all::together);
        proof.beaten().forEach(all::unreachable);
        if (table.hitPolicy() == HitPolicy.COLLECT) {
            proof.alike().forEach(all::alike);
            all.repeating();
            proof.within().forEach(all::contained);
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
                place(row, cell.cell()),
                cell.words() + ", which no answer is",
                vocabulary
                        .schema(cell.fact())
                        .flatMap(schema -> schema.field(cell.field()))
                        .map(field -> "a cell that holds for " + field.expectation())
                        .orElseThrow())));
        if (alone.isEmpty()) {
            add(
                    Finding.Level.ERROR,
                    "never",
                    row,
                    row.id() + ", which can never hold: " + apart(row),
                    "cells that one answer can satisfy together",
                    List.of());
        }
    }

    /** The cells on one field that exclude each other. */
    private String apart(Row row) {
        Map<String, List<Condition>> byField = row.conditions().stream()
                .collect(Collectors.groupingBy(
                        cell -> cell.fact() + cell.field(), java.util.LinkedHashMap::new, Collectors.toList()));
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
        boolean same = together.overlap().others().stream()
                .allMatch(other -> says(other).equals(says(row)));
        findings.add(new Finding(
                Finding.Level.ERROR,
                same ? "overlap" : "contradiction",
                problem.where(),
                problem.found(),
                problem.expected(),
                null,
                places(together.overlap().others()),
                together.example()));
    }

    private void unreachable(Row row, List<Row> by) {
        add(
                Finding.Level.ERROR,
                "unreachable",
                row,
                row.id() + ", which never counts: wherever it holds, " + either(by)
                        + (by.size() == 1 ? " holds and answers first" : " holds, and each of them answers first"),
                "a row that counts for somebody",
                by);
    }

    private void alike(List<Row> rows) {
        for (int i = 1; i < rows.size(); i++) {
            Row row = rows.get(i);
            List<Row> above = rows.subList(0, i);
            Optional<Row> twin = above.stream()
                    .filter(other -> says(other).equals(says(row)))
                    .findFirst();
            Optional<String> opposed = above.stream()
                    .map(other -> opposed(row, other))
                    .flatMap(Optional::stream)
                    .findFirst();
            if (twin.isPresent()) {
                add(
                        Finding.Level.ERROR,
                        "same-conditions",
                        row,
                        row.id() + ", which says what " + twin.get().id() + " says",
                        "each row once",
                        List.of(twin.get()));
            } else if (opposed.isPresent()) {
                add(
                        Finding.Level.WARNING,
                        "contradiction",
                        row,
                        row.id() + ", which has the same conditions as " + either(above) + ", one for and one against "
                                + opposed.get(),
                        "one of the two",
                        above);
            } else if (above.stream().anyMatch(other -> addsNothing(row, other))) {
                contained(row, above);
            } else {
                repeating.add(row);
            }
        }
    }

    /** One note for all of them, since it is often meant: a row a conclusion, each with the evidence for it. */
    private void repeating() {
        if (!repeating.isEmpty()) {
            findings.add(new Finding(
                    Finding.Level.NOTE,
                    "same-conditions",
                    whole(),
                    (repeating.size() == 1 ? "one row" : repeating.size() + " rows")
                            + " with the same conditions as one above and other conclusions: " + listed(repeating),
                    "one row for what has the same conditions, unless the evidence differs",
                    null,
                    places(repeating),
                    Map.of()));
        }
    }

    private void contained(Row row, List<Row> wider) {
        List<Row> enough =
                wider.stream().filter(other -> addsNothing(row, other)).toList();
        if (!enough.isEmpty()) {
            add(
                    Finding.Level.WARNING,
                    "contained",
                    row,
                    row.id() + ", which decides nothing: wherever it holds, " + either(enough)
                            + (enough.size() == 1 ? " holds" : " hold") + " and concludes as much",
                    "a row that concludes something more",
                    enough);
        }
    }

    private void gap(TableProof.Gap gap) {
        findings.add(new Finding(
                Finding.Level.ERROR,
                "gap",
                whole(),
                "no row for " + gap.words(),
                "a row for everybody of whom all that this table asks is known",
                null,
                List.of(),
                gap.example()));
    }

    private void notDecided(TableProof proof) {
        if (proof.moreGaps()) {
            findings.add(new Finding(
                    Finding.Level.ERROR,
                    "gap",
                    whole(),
                    "more regions without a row than are shown",
                    "a row for everybody of whom all that this table asks is known"));
        }
        if (proof.gapsUndecided()) {
            findings.add(new Finding(
                    Finding.Level.WARNING,
                    "not-decided",
                    whole(),
                    "rows that overlap in too many ways to tell whether they answer everybody",
                    "a table that can be decided: fewer rows, or rows that are set apart by one column"));
        }
        if (!proof.undecided().isEmpty()) {
            List<Row> rows = proof.undecided();
            findings.add(new Finding(
                    Finding.Level.WARNING,
                    "not-decided",
                    whole(),
                    (rows.size() == 1 ? "one row" : rows.size() + " rows")
                            + " of which it could not be told whether they ever count, from "
                            + rows.get(0).id() + " on",
                    "a table that can be decided: fewer rows, or rows that are set apart by one column",
                    null,
                    places(rows),
                    Map.of()));
        }
    }

    /** Whether a row concludes nothing that another, which holds wherever it does, does not conclude as well. Evidence adds up, and is never nothing. */
    private static boolean addsNothing(Row row, Row other) {
        Set<String> said = says(other);
        return row.conclusions()
                .allMatch(each -> each instanceof org.rubra.conclusion.RaisedUrgency raise
                        ? other.raisesAsMuchAs(raise)
                        : !(each instanceof PatternEvidence)
                                && said.contains(each.getClass().getSimpleName() + " " + each.said()));
    }

    private static Set<String> says(Row row) {
        return row.conclusions()
                .map(each -> each.getClass().getSimpleName() + " " + each.said())
                .collect(Collectors.toSet());
    }

    /** The pattern that one row speaks for and the other against. */
    private static Optional<String> opposed(Row row, Row other) {
        return row.conclusions()
                .filter(PatternEvidence.class::isInstance)
                .map(PatternEvidence.class::cast)
                .filter(own -> other.conclusions()
                        .anyMatch(each -> each instanceof PatternEvidence its
                                && its.pattern().equals(own.pattern())
                                && its.weight() > 0 != own.weight() > 0))
                .map(PatternEvidence::pattern)
                .findFirst();
    }

    private void add(Finding.Level level, String check, Row row, String found, String expected, List<Row> related) {
        findings.add(new Finding(
                level, check, place(row, "A" + row.line()), found, expected, null, places(related), Map.of()));
    }

    private Place place(Row row, String cell) {
        return Place.cell(table.file(), table.sheet(), row.line(), cell);
    }

    private List<Place> places(List<Row> rows) {
        return rows.stream().map(row -> place(row, "A" + row.line())).toList();
    }

    private Place whole() {
        return new Place(table.file(), table.sheet(), 0, null);
    }

    private static String listed(List<Row> rows) {
        int more = rows.size() - MOST_LISTED;
        return rows.stream().limit(MOST_LISTED).map(Row::id).collect(Collectors.joining(", "))
                + (more > 0 ? " and " + more + " more" : "");
    }

    private static String either(List<Row> rows) {
        List<String> ids = rows.stream().map(Row::id).toList();
        int last = ids.size() - 1;
        return last == 0 ? ids.get(0) : String.join(", ", ids.subList(0, last)) + " or " + ids.get(last);
    }
}
