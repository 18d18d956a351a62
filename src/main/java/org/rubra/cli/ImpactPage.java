package org.rubra.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.rubra.conclusion.Urgency;
import org.rubra.review.ImpactReport;

/** An impact as the page's template wants it. */
final class ImpactPage {
    private ImpactPage() {}

    static Map<String, Object> of(ImpactReport report) {
        List<Map<String, Object>> groups =
                ImpactWords.groups(report).stream().map(ImpactPage::group).toList();
        return Map.of(
                "before", report.before(),
                "after", report.after(),
                "down", report.moved(true),
                "up", report.moved(false),
                "none", report.isNone(),
                "groups", groups,
                "urgencies", Urgency.codes(),
                "matrices", report.tried().stream().map(ImpactPage::matrix).toList(),
                "regions", report.regions().stream().map(ImpactWords::regions).toList(),
                "scope", ImpactWords.scope(report));
    }

    private static Map<String, Object> group(ImpactWords.Group group) {
        return Map.of(
                "title", group.title(),
                "down", group.down(),
                "count", group.count(),
                "moves", group.moves().stream().map(ImpactPage::move).toList());
    }

    private static Map<String, Object> move(ImpactReport.Move move) {
        return Map.of(
                "before", move.before().isEmpty() ? "nothing" : move.before(),
                "after", move.after().isEmpty() ? "nothing" : move.after(),
                "rows", String.join(", ", move.rows()),
                "counts", ImpactWords.counts(move),
                "example", ImpactWords.example(move));
    }

    private static Map<String, Object> matrix(ImpactReport.Tried tried) {
        return Map.of(
                "title", ImpactWords.tried(tried),
                "rows",
                        Arrays.stream(Urgency.values())
                                .map(before -> row(tried, before))
                                .toList());
    }

    private static Map<String, Object> row(ImpactReport.Tried tried, Urgency before) {
        return Map.of(
                "urgency", before.code(),
                "cells",
                        Arrays.stream(Urgency.values())
                                .map(after -> cell(before, after, tried.count(before, after)))
                                .toList());
    }

    private static Map<String, Object> cell(Urgency before, Urgency after, long count) {
        String look = count == 0 || before == after ? "same" : after.compareTo(before) < 0 ? "removed" : "added";
        return Map.of("count", count, "look", look);
    }
}
