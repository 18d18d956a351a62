package org.rubra.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rubra.review.Reason;
import org.rubra.vocabulary.Truth;
import picocli.CommandLine.Help.Ansi.Style;

/** What became of the suite, as text that people read: each case that failed with the rows that made the difference, then the coverage. */
final class TestText {
    private final Output output;
    private final TestReport report;

    TestText(Output output, TestReport report) {
        this.output = output;
        this.report = report;
    }

    void print(boolean covering) {
        report.given().forEach(each -> output.print("With " + output.styled(each.words())));
        report.failures().forEach(this::print);
        List<TestReport.Covered> covered = report.coverage();
        if (covered != null) {
            coverage(covered);
        }
        if (covering) {
            lacking("No case fires: ", report.neverFired());
            lacking("No case nearly misses: ", report.neverNearlyMissed());
        }
        output.print(output.styled(report.tally(), report.failures().isEmpty() ? Style.fg_green : Style.fg_red));
    }

    private void print(TestReport.Failed failed) {
        output.print(output.styled(failed.place(), Style.bold) + "  " + output.styled(failed.name(), Style.bold));
        for (TestReport.Difference difference : failed.differences()) {
            wrapped(
                    difference.what().code() + ": expected " + difference.expected() + ", got " + difference.got(),
                    "    ",
                    Style.fg_yellow);
            difference.because().forEach(this::print);
        }
        output.print("");
    }

    private void print(Reason reason) {
        wrapped(reason.id() + " " + reason.part() + ": " + reason.sentence() + " (" + reason.where() + ")", "      ");
        List<Reason.Fact> cells =
                reason.facts().stream().filter(fact -> fact.cell() != null).toList();
        cells.forEach(cell -> output.print("        " + output.styled(line(cell), style(cell))));
        if (cells.isEmpty() && !reason.facts().isEmpty()) {
            wrapped(
                    "asks about "
                            + reason.facts().stream()
                                    .map(fact -> fact.field() + " " + FindingWords.shown(fact.found()))
                                    .collect(Collectors.joining(", ")),
                    "        ",
                    Style.faint);
        }
    }

    /** Lines that begin under the first, two further in. */
    private void wrapped(String text, String indent, Style... styles) {
        String further = indent;
        for (String line : Wrap.lines(text, Wrap.WIDTH - indent.length() - 2)) {
            output.print(further + output.styled(line, styles));
            further = indent + "  ";
        }
    }

    private static Style style(Reason.Fact cell) {
        return cell.truth() == Truth.FALSE ? Style.fg_red : Style.faint;
    }

    private static String line(Reason.Fact cell) {
        return String.format(
                Locale.ROOT,
                "%-5s %-8s %s %s; %s",
                cell.cell(),
                word(cell.truth()),
                cell.field(),
                cell.wanted(),
                (cell.found() == null ? "" : "found ") + FindingWords.shown(cell.found()));
    }

    /** What a cell says of the facts, in a word. */
    static String word(@Nullable Truth truth) {
        return truth == null
                ? ""
                : switch (truth) {
                    case TRUE -> "met";
                    case FALSE -> "failed";
                    case UNKNOWN -> "unknown";
                };
    }

    private void coverage(List<TestReport.Covered> covered) {
        output.print("How many cases fire each row and rule, and how many nearly miss it:");
        Map<String, List<TestReport.Covered>> byFile = covered.stream()
                .collect(Collectors.groupingBy(each -> each.where().file(), LinkedHashMap::new, Collectors.toList()));
        byFile.forEach((file, rows) -> {
            output.print(output.styled(file, Style.bold));
            int width =
                    rows.stream().mapToInt(each -> figure(each).length()).max().orElse(0) + 3;
            int inLine = Math.max(1, (Wrap.WIDTH - 2) / width);
            for (int i = 0; i < rows.size(); i += inLine) {
                output.print("  "
                        + rows.subList(i, Math.min(rows.size(), i + inLine)).stream()
                                .map(each -> styled(each, width))
                                .collect(Collectors.joining())
                                .stripTrailing());
            }
        });
        output.print("");
    }

    private static String figure(TestReport.Covered each) {
        return each.id() + " " + each.fired() + "/" + each.nearlyMissed();
    }

    private String styled(TestReport.Covered each, int width) {
        String figure = figure(each);
        boolean lacks = report.neverFired().contains(each.id())
                || report.neverNearlyMissed().contains(each.id());
        return (lacks ? output.styled(figure, Style.fg_red) : figure) + " ".repeat(width - figure.length());
    }

    private void lacking(String what, List<String> ids) {
        output.print(what + (ids.isEmpty() ? "none" : output.styled(String.join(", ", ids), Style.fg_red)));
    }
}
