package org.rubra.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.rubra.knowledge.Contents;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.knowledge.TrustedRule;
import org.rubra.review.Coverage;
import org.rubra.review.Reason;
import org.rubra.table.Column;
import org.rubra.table.DecisionTable;
import org.rubra.table.Row;

/** What became of the suite, as a page: the cases that failed, then each table with how often its rows fired and were nearly missed. */
final class TestPage {
    private static final int MOST_CASES = 12;

    private final KnowledgeBase base;
    private final TestReport report;
    private final Map<String, TestReport.Covered> covered = new HashMap<>();

    /** @param headings of the columns of conditions and conclusions */
    record Table(String title, String place, List<String> headings, List<Line> lines) {}

    /** A row or rule with its cells under the headings; the heats are of the cases that fire it, and that nearly miss it. */
    record Line(String at, String id, String sentence, List<Heat> heats, List<String> cells) {}

    /**
     * How many cases did something.
     *
     * @param look the class that colours the figure
     * @param cases the first of them, by name
     * @param more how many others
     */
    record Heat(int number, String look, List<String> cases, int more) {}

    /** An expectation that was not met. */
    record Difference(String what, String expected, String got, List<Because> because) {}

    record Because(String id, String sentence, String part, String where, List<Fact> facts) {}

    record Fact(String cell, String look, String field, String wanted, String found) {}

    record Failed(String name, String place, List<Difference> differences) {}

    TestPage(KnowledgeBase base, TestReport report) {
        this.base = base;
        this.report = report;
        List<TestReport.Covered> all = report.coverage();
        if (all != null) {
            all.forEach(each -> covered.put(each.id(), each));
        }
    }

    /** What the template {@code test} names. */
    Map<String, ?> data() {
        return Map.of(
                "tally",
                report.tally(),
                "failures",
                report.failures().stream().map(TestPage::failed).toList(),
                "given",
                report.given().stream().map(GivenFile::words).toList(),
                "covering",
                !covered.isEmpty(),
                "neverFired",
                report.neverFired(),
                "neverNearlyMissed",
                report.neverNearlyMissed(),
                "tables",
                covered.isEmpty() ? List.of() : tables());
    }

    private static Failed failed(TestReport.Failed failed) {
        return new Failed(
                failed.name(),
                failed.place(),
                failed.differences().stream()
                        .map(each -> new Difference(
                                each.what().code(),
                                each.expected(),
                                each.got(),
                                each.because().stream().map(TestPage::because).toList()))
                        .toList());
    }

    private static Because because(Reason reason) {
        return new Because(
                reason.id(),
                reason.sentence(),
                reason.part(),
                reason.where().toString(),
                reason.facts().stream()
                        .map(fact -> new Fact(
                                fact.cell() == null ? "" : fact.cell(),
                                TestText.word(fact.truth()),
                                fact.field(),
                                fact.wanted() == null ? "" : fact.wanted(),
                                FindingWords.shown(fact.found())))
                        .toList());
    }

    private List<Table> tables() {
        Contents contents = base.contents();
        List<Table> tables = new ArrayList<>();
        contents.tables().forEach(table -> tables.add(table(table)));
        if (!contents.rules().isEmpty()) {
            tables.add(new Table(
                    "Trusted rules",
                    "kb/rules",
                    List.of(),
                    contents.rules().stream().map(this::line).toList()));
        }
        return tables;
    }

    private Table table(DecisionTable table) {
        List<Column> columns = table.columns().stream()
                .filter(column -> column.kind() == Column.Kind.CONDITION || column.kind() == Column.Kind.ACTION)
                .toList();
        return new Table(
                table.title(),
                table.file(),
                columns.stream().map(Column::heading).toList(),
                table.rows().stream().map(row -> line(row, columns)).toList());
    }

    private Line line(Row row, List<Column> columns) {
        Map<String, String> cells = new HashMap<>();
        row.conditions().forEach(each -> cells.put(letter(each.cell()), String.join(", ", each.values())));
        row.actions().forEach(each -> cells.put(letter(each.cell()), each.value()));
        return new Line(
                String.valueOf(row.line()),
                row.id(),
                row.sentence(),
                heats(row.id(), Coverage.cannotBeMissed(row, base.vocabulary())),
                columns.stream()
                        .map(column -> cells.getOrDefault(column.letter(), ""))
                        .toList());
    }

    private Line line(TrustedRule rule) {
        return new Line(
                rule.file().replaceFirst(".*/", "") + ":" + rule.line(),
                rule.id(),
                rule.name(),
                heats(rule.id(), false),
                List.of());
    }

    private static String letter(String cell) {
        return cell.replaceAll("[0-9]+$", "");
    }

    private List<Heat> heats(String id, boolean excused) {
        TestReport.Covered one = Objects.requireNonNull(covered.get(id));
        return List.of(heat(one.firedBy(), "never"), heat(one.nearlyMissedBy(), excused ? "cannot be" : "never"));
    }

    /** Warmer with every power of four. */
    private static Heat heat(List<String> cases, String none) {
        int number = cases.size();
        int warmth = (35 - Integer.numberOfLeadingZeros(number)) / 2 - 1;
        String look = number == 0 ? none : "warm" + Math.min(4, warmth);
        List<String> first = cases.subList(0, Math.min(MOST_CASES, number));
        return new Heat(number, look, first, number - first.size());
    }
}
