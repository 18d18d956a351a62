package org.rubra.cli;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.rubra.assessment.Assessment;
import org.rubra.conclusion.Urgency;
import org.rubra.review.ImpactReport;
import picocli.CommandLine.Help.Ansi.Style;

/** An impact as lines for people: who moves to a lower urgency comes first, in red. */
final class ImpactText {
    private static final int MOST_SHOWN = 12;
    private static final int WIDTH = 11;

    private final Output output;
    private final Set<String> shown = new HashSet<>();

    ImpactText(Output output) {
        this.output = output;
    }

    void print(ImpactReport report) {
        output.print("From " + release(report.before()) + " to " + release(report.after()));
        output.print("");
        List<ImpactWords.Group> groups = ImpactWords.groups(report);
        groups.stream().filter(ImpactWords.Group::down).forEach(this::print);
        report.tried().forEach(this::matrix);
        groups.stream().filter(group -> !group.down()).forEach(this::print);
        report.regions().stream()
                .limit(MOST_SHOWN)
                .forEach(regions -> output.print(output.styled(ImpactWords.regions(regions))));
        more(report.regions().size(), "changed rows");
        output.print(output.styled(ImpactWords.scope(report), Style.faint));
        output.print("");
        output.print(report.isNone() ? "Nobody is answered differently" : summary(report));
    }

    private static String release(Assessment.Release release) {
        return release.version() + " (" + release.digest().substring(0, 19) + ")";
    }

    private String summary(ImpactReport report) {
        long down = report.moved(true);
        return output.styled(
                        down + " to a lower urgency", down > 0 ? new Style[] {Style.bold, Style.fg_red} : new Style[0])
                + ", " + report.moved(false) + " to a higher one, "
                + report.tried().stream().mapToLong(ImpactReport.Tried::changed).sum()
                + " answered differently in all";
    }

    private void print(ImpactWords.Group group) {
        Style[] styles = group.down() ? new Style[] {Style.bold, Style.fg_red} : new Style[] {Style.bold};
        output.print(output.styled(group.title() + ": " + group.count(), styles));
        int most = group.down() ? group.moves().size() : MOST_SHOWN;
        group.moves().stream().limit(most).forEach(move -> {
            Style[] how = group.down() ? new Style[] {Style.fg_red} : new Style[0];
            output.print("  " + output.styled(ImpactWords.change(move), how) + "  "
                    + output.styled(ImpactWords.by(move), Style.bold) + "  " + ImpactWords.counts(move));
            example(ImpactWords.example(move));
        });
        if (!group.down()) {
            more(group.moves().size(), "ways");
        }
        output.print("");
    }

    /** Mostly one presentation shows all that a change does. */
    private void example(String example) {
        if (shown.add(example)) {
            output.print("      for example " + output.styled(example));
        }
    }

    private void more(int all, String what) {
        if (all > MOST_SHOWN) {
            output.print("  and " + (all - MOST_SHOWN) + " more " + what + ", see --format json or html");
        }
    }

    /** Before runs down, after across. */
    private void matrix(ImpactReport.Tried tried) {
        output.print(
                output.styled("Urgency before (down) and after (across), " + ImpactWords.tried(tried), Style.bold));
        output.print(" ".repeat(WIDTH)
                + Arrays.stream(Urgency.values())
                        .map(each -> padded(each.code()))
                        .collect(Collectors.joining()));
        for (Urgency before : Urgency.values()) {
            output.print(before.code()
                    + " ".repeat(WIDTH - before.code().length())
                    + Arrays.stream(Urgency.values())
                            .map(after -> cell(before, after, tried.count(before, after)))
                            .collect(Collectors.joining()));
        }
        output.print("");
    }

    private String cell(Urgency before, Urgency after, long count) {
        String padded = padded(count == 0 ? "·" : String.valueOf(count));
        return count == 0 || before == after
                ? padded
                : after.compareTo(before) < 0
                        ? output.styled(padded, Style.bold, Style.fg_red)
                        : output.styled(padded, Style.fg_green);
    }

    private static String padded(String text) {
        return " ".repeat(Math.max(1, WIDTH - text.length())) + text;
    }
}
