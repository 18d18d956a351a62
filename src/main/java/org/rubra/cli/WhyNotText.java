package org.rubra.cli;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rubra.explanation.CellReading;
import org.rubra.explanation.WhyNot;
import org.rubra.vocabulary.Facts;
import org.rubra.vocabulary.Truth;

/** Why a row or rule fired or did not, as text. */
final class WhyNotText {
    private WhyNotText() {}

    static String of(WhyNot reading) {
        StringBuilder text = new StringBuilder();
        text.append(reading.id()).append("  ").append(reading.sentence()).append('\n');
        text.append(TraceText.place(reading.source()))
                .append(": ")
                .append(verdict(reading))
                .append('\n');
        cells(reading.cells(), "  ", text);
        return text.toString();
    }

    private static String verdict(WhyNot reading) {
        if (!reading.inForce()) {
            return "it could not fire, since its layer, " + reading.layer() + ", was not in force"
                    + (reading.truth() == Truth.TRUE ? "; all its conditions are met" : "");
        }
        String conditions = reading.source().sheet() == null ? "condition" : "cell";
        return switch (reading.truth()) {
            case TRUE ->
                reading.beatenBy() == null
                        ? "it fires"
                        : "it holds, but does not fire, since " + reading.beatenBy() + " answers first";
            case FALSE -> "it does not fire";
            case UNKNOWN -> "it is open; no " + conditions + " fails, but some were never answered";
        };
    }

    /** A line a condition, with the parts of a joined one beneath it. */
    static void cells(List<CellReading> cells, String indent, StringBuilder text) {
        for (CellReading cell : cells) {
            text.append(String.format(
                    Locale.ROOT,
                    "%s%-5s %-8s %s%n",
                    indent,
                    cell.cell() == null ? "" : cell.cell(),
                    word(cell.truth()),
                    cell.parts().isEmpty()
                            ? cell.field() + " " + cell.wanted() + "; found " + shown(cell.found())
                            : cell.wanted() + ":"));
            cells(cell.parts(), indent + "  ", text);
        }
    }

    private static String word(Truth truth) {
        return switch (truth) {
            case TRUE -> "met";
            case FALSE -> "failed";
            case UNKNOWN -> "unknown";
        };
    }

    /** An answer as a cell would say it. */
    static String shown(@Nullable Object found) {
        if (found instanceof Iterable<?> several) {
            return String.join(
                    ", ",
                    java.util.stream.StreamSupport.stream(several.spliterator(), false)
                            .map(String::valueOf)
                            .toList());
        }
        return found == null ? "nothing" : found instanceof Boolean yes ? (yes ? "yes" : "no") : Facts.text(found);
    }
}
