package org.rubra.review;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rubra.knowledge.Contents;
import org.rubra.knowledge.Evidence;
import org.rubra.knowledge.TrustedRule;
import org.rubra.table.DecisionTable;
import org.rubra.table.Row;
import org.rubra.vocabulary.Place;

/** What there is to say of the evidence: statements that nothing cites, and sources that were looked at too long ago. */
final class EvidenceFindings {
    private static final Place EVIDENCE = Place.file("kb/evidence.yaml");

    private EvidenceFindings() {}

    /** A finding for each statement that no row and no rule cites. */
    static List<Finding> uncited(Contents contents) {
        List<Finding> findings = new ArrayList<>();
        Statements.carriers(contents).forEach((statement, carriers) -> {
            if (carriers.isEmpty()) {
                findings.add(new Finding(
                        Finding.Level.ERROR,
                        "uncited",
                        EVIDENCE,
                        "the statement " + statement + " of " + sources(contents, statement)
                                + ", which no row and no rule cites",
                        "a row or rule that says it"));
            }
        });
        return findings;
    }

    private static String sources(Contents contents, String statement) {
        return contents.evidence().sources().stream()
                .filter(source -> source.statements().contains(statement))
                .map(Evidence.Source::id)
                .collect(Collectors.joining(", "));
    }

    /** A finding for each source that was last looked at longer ago than the manifest allows, with the rows and rules that stand on it. */
    static List<Finding> aged(Contents contents, LocalDate today) {
        Integer months = contents.manifest().evidenceMonths();
        if (months == null) {
            return List.of();
        }
        return contents.evidence().sources().stream()
                .filter(source ->
                        LocalDate.parse(source.seen()).plusMonths(months).isBefore(today))
                .map(source -> aged(source, months, standingOn(source, contents)))
                .toList();
    }

    private static Finding aged(Evidence.Source source, int months, List<Place> standingOn) {
        return new Finding(
                Finding.Level.WARNING,
                "evidence-age",
                EVIDENCE,
                source.id() + ", last looked at on " + source.seen() + ", as the evidence of " + standingOn.size()
                        + " rows or rules",
                "a source looked at within " + (months == 1 ? "1 month" : months + " months")
                        + ", as kb/manifest.yaml says",
                null,
                standingOn,
                Map.of());
    }

    private static List<Place> standingOn(Evidence.Source source, Contents contents) {
        Stream<Place> rows = contents.tables().stream().flatMap(table -> table.rows().stream()
                .filter(row -> row.evidence().stream().anyMatch(source.statements()::contains))
                .map(row -> place(table, row)));
        Stream<Place> rules = contents.rules().stream()
                .filter(rule -> rule.evidence().stream().anyMatch(source.statements()::contains))
                .map(EvidenceFindings::place);
        return Stream.concat(rows, rules).toList();
    }

    private static Place place(DecisionTable table, Row row) {
        return Place.cell(table.file(), table.sheet(), row.line(), "A" + row.line());
    }

    private static Place place(TrustedRule rule) {
        return Place.line(rule.file(), rule.line());
    }
}
