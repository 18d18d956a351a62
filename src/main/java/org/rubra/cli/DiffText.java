package org.rubra.cli;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rubra.difference.Change;
import org.rubra.difference.Difference;
import org.rubra.vocabulary.Place;
import picocli.CommandLine.Help.Ansi.Style;

/** Differences as lines for people: what was is red, what is now is green. */
final class DiffText {
    private static final String BLANK = "blank";

    /** Longer texts stand one above the other, and so do lines of a text that is read by the line. */
    private static final int MOST_ON_A_LINE = 72;

    private final Output output;

    DiffText(Output output) {
        this.output = output;
    }

    void print(Difference difference) {
        difference.sections().forEach(section -> {
            output.print(output.styled(section.file() + " · " + section.title(), Style.bold));
            section.changes().forEach(this::print);
            output.print("");
        });
        output.print(summary(difference));
    }

    /** How much of what differs, in one line. */
    static String summary(Difference difference) {
        String counts = difference.counts().stream()
                .map(count -> count.number() + " " + things(count) + " "
                        + count.kind().code())
                .collect(Collectors.joining(", "));
        return counts.isEmpty() ? "No difference" : counts;
    }

    private static String things(Difference.Count count) {
        return count.number() == 1 ? count.what() : count.what().replaceFirst("y$", "ie") + "s";
    }

    private void print(Change change) {
        String kinds = change.kinds().stream().map(Change.Kind::code).collect(Collectors.joining(", "));
        String former = change.formerId() == null ? "" : output.styled(change.formerId(), Style.fg_red) + " → ";
        output.print("  " + kinds + "  " + change.what() + " " + former + id(change)
                + (change.title().equals(change.id()) ? "" : "  " + output.styled(change.title()))
                + moved(change));
        int width = change.details().stream()
                .mapToInt(detail -> detail.part().length())
                .max()
                .orElse(0);
        change.details().forEach(detail -> print(change, detail, width));
    }

    private String id(Change change) {
        return change.is(Change.Kind.ADDED)
                ? output.styled(change.id(), Style.fg_green)
                : change.is(Change.Kind.REMOVED)
                        ? output.styled(change.id(), Style.fg_red)
                        : output.styled(change.id(), Style.bold);
    }

    /** From where to where, as far as the two differ. */
    private static String moved(Change change) {
        Place before = change.before();
        Place after = change.after();
        if (!change.is(Change.Kind.MOVED) || before == null || after == null) {
            return "";
        }
        return before.file().equals(after.file())
                ? before.line() == after.line() ? "" : "  (line " + before.line() + " → " + after.line() + ")"
                : "  (from " + place(before) + ")";
    }

    private static String place(Place place) {
        return place.file() + (place.line() == 0 ? "" : ", line " + place.line());
    }

    private void print(Change change, Change.Detail detail, int width) {
        if (isLong(detail)) {
            output.print("      " + output.styled(detail.part()) + cell(detail.cell()));
            detail.before().lines().forEach(line -> output.print("      " + output.styled("- " + line, Style.fg_red)));
            detail.after().lines().forEach(line -> output.print("      " + output.styled("+ " + line, Style.fg_green)));
            return;
        }
        String part =
                output.styled(detail.part()) + " ".repeat(width - detail.part().length());
        output.print("      " + part + "  " + values(change, detail) + cell(detail.cell()));
    }

    private static boolean isLong(Change.Detail detail) {
        String both = detail.before() + detail.after();
        return both.contains("\n") || both.length() > MOST_ON_A_LINE;
    }

    private String values(Change change, Change.Detail detail) {
        String before = output.styled(detail.before().isEmpty() ? BLANK : detail.before(), Style.fg_red);
        String after = output.styled(detail.after().isEmpty() ? BLANK : detail.after(), Style.fg_green);
        return change.is(Change.Kind.ADDED) ? after : change.is(Change.Kind.REMOVED) ? before : before + " → " + after;
    }

    private static String cell(@Nullable String cell) {
        return cell == null ? "" : "  (" + cell + ")";
    }
}
