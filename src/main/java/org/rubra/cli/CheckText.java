package org.rubra.cli;

import java.util.ArrayList;
import java.util.List;
import org.rubra.review.Finding;
import org.rubra.vocabulary.Place;
import picocli.CommandLine.Help.Ansi.Style;

/** What a check found, as text that people read: by file, each finding with its level and place in columns of their own. */
final class CheckText {
    private static final int LEVEL = 9;
    private static final int WIDEST_PLACE = 30;

    private final Output output;
    private final List<CheckReport.InFile> files;

    CheckText(Output output, List<CheckReport.InFile> files) {
        this.output = output;
        this.files = files;
    }

    void print() {
        for (CheckReport.InFile each : files) {
            output.print(output.styled(each.heading(), Style.bold));
            int place = each.findings().stream()
                    .mapToInt(finding -> FindingWords.within(finding.where()).length())
                    .filter(length -> length <= WIDEST_PLACE)
                    .max()
                    .orElse(0);
            each.findings().forEach(finding -> print(finding, place));
            output.print("");
        }
    }

    private void print(Finding finding, int width) {
        String place = FindingWords.within(finding.where());
        String indent = " ".repeat(2 + LEVEL + (width == 0 ? 0 : width + 3));
        List<String> lines = new ArrayList<>();
        wrap(FindingWords.says(finding), indent, lines);
        boolean beside = place.length() <= width;
        output.print("  " + level(finding.level())
                + (beside ? place + indent.substring(2 + LEVEL + place.length()) + first(lines) : place));
        (beside ? lines.subList(1, lines.size()) : lines).forEach(line -> output.print(indent + output.styled(line)));
        more(finding).forEach(line -> wrapped(line, indent));
        String suggested = finding.suggestedCase();
        if (suggested != null) {
            wrapped("a case to paste into the suite:", indent);
            suggested.lines().forEach(line -> output.print(indent + output.styled(line, Style.faint)));
        }
    }

    private String first(List<String> lines) {
        return output.styled(lines.get(0));
    }

    private static void wrap(String text, String indent, List<String> lines) {
        lines.addAll(Wrap.lines(text, Wrap.WIDTH - indent.length()));
    }

    private void wrapped(String text, String indent) {
        Wrap.lines(text, Wrap.WIDTH - indent.length())
                .forEach(line -> output.print(indent + output.styled(line, Style.faint)));
    }

    private static List<String> more(Finding finding) {
        List<String> more = new ArrayList<>();
        String advice = FindingWords.advice(finding);
        if (!advice.isEmpty()) {
            more.add(advice);
        }
        if (!finding.related().isEmpty()) {
            String file = finding.where().file();
            more.add("see also "
                    + String.join(
                            ", ",
                            finding.related().stream()
                                    .map((Place place) -> FindingWords.seenFrom(file, place))
                                    .toList()));
        }
        if (!finding.example().isEmpty()) {
            more.add("for example: " + FindingWords.answers(finding.example()));
        }
        return more;
    }

    private String level(Finding.Level level) {
        String word = level.code();
        return output.styled(word, style(level), Style.bold) + " ".repeat(LEVEL - word.length());
    }

    static Style style(Finding.Level level) {
        return switch (level) {
            case ERROR -> Style.fg_red;
            case WARNING -> Style.fg_yellow;
            case NOTE -> Style.fg_cyan;
        };
    }
}
