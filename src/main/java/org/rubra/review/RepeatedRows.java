package org.rubra.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rubra.proof.TableProof;
import org.rubra.table.Row;

/** Rows of a table in which all that hold count, that say again, take back, or add nothing to what others say. */
final class RepeatedRows {
    private final RowPlaces places;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Row> repeating = new ArrayList<>();

    private RepeatedRows(RowPlaces places) {
        this.places = places;
    }

    static List<Finding> of(TableProof proof, RowPlaces places) {
        RepeatedRows all = new RepeatedRows(places);
        proof.alike().forEach(all::alike);
        proof.within().forEach(all::contained);
        all.note();
        return all.findings;
    }

    private void alike(List<Row> rows) {
        for (int i = 1; i < rows.size(); i++) {
            Row row = rows.get(i);
            List<Row> above = rows.subList(0, i);
            Optional<Row> twin =
                    above.stream().filter(other -> Said.same(row, other)).findFirst();
            Optional<Row> opposed = above.stream()
                    .filter(other -> Said.opposed(row, other).isPresent())
                    .findFirst();
            if (twin.isPresent()) {
                findings.add(places.finding(
                        Finding.Level.ERROR,
                        "same-conditions",
                        row,
                        row.id() + ", which says what " + twin.get().id() + " says",
                        "each row once",
                        List.of(twin.get())));
            } else if (opposed.isPresent()) {
                opposed(row, opposed.get());
            } else if (above.stream().anyMatch(other -> Said.addsNothing(row, other))) {
                contained(row, above);
            } else {
                repeating.add(row);
            }
        }
    }

    private void opposed(Row row, Row other) {
        findings.add(places.finding(
                Finding.Level.WARNING,
                "contradiction",
                row,
                row.id() + ", with the same conditions as " + other.id() + ", one of them for and one against "
                        + Said.opposed(row, other).orElseThrow(),
                "one of the two",
                List.of(other)));
    }

    private void contained(Row row, List<Row> wider) {
        List<Row> enough =
                wider.stream().filter(other -> Said.addsNothing(row, other)).toList();
        if (!enough.isEmpty()) {
            List<String> own = row.evidence().stream()
                    .filter(id ->
                            enough.stream().noneMatch(other -> other.evidence().contains(id)))
                    .toList();
            findings.add(places.finding(
                    own.isEmpty() ? Finding.Level.WARNING : Finding.Level.NOTE,
                    "contained",
                    row,
                    row.id() + ", which decides nothing"
                            + (own.isEmpty() ? "" : " and stands for " + String.join(", ", own) + " alone")
                            + ": wherever it holds, " + RowPlaces.either(enough) + " holds and concludes as much",
                    "a row that concludes something more",
                    enough));
        }
    }

    /** One note for all of them, since it is often meant: a row a conclusion, each with the evidence for it. */
    private void note() {
        if (!repeating.isEmpty()) {
            List<Row> rows = repeating.stream()
                    .sorted(Comparator.comparingInt(Row::line))
                    .toList();
            findings.add(new Finding(
                    Finding.Level.NOTE,
                    "same-conditions",
                    places.table(),
                    (rows.size() == 1 ? "one row" : rows.size() + " rows")
                            + " with the conditions of a row above and other conclusions: " + RowPlaces.listed(rows),
                    "one row for what has the same conditions, unless the evidence differs",
                    null,
                    places.rows(rows),
                    Map.of()));
        }
    }
}
