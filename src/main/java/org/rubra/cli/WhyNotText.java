package org.rubra.cli;

import java.util.List;
import java.util.Locale;
import org.rubra.explanation.CellReading;
import org.rubra.explanation.Verdict;
import org.rubra.explanation.WhyNot;
import org.rubra.explanation.Wording;
import org.rubra.vocabulary.Truth;

/** Why a row or rule fired or did not, as text. */
final class WhyNotText {
    private WhyNotText() {}

    static String of(WhyNot reading, Wording wording) {
        StringBuilder text = new StringBuilder();
        text.append(reading.id()).append("  ").append(reading.sentence()).append('\n');
        text.append(TraceText.place(reading.source())).append('\n');
        text.append(Verdict.of(reading, wording)).append('\n');
        cells(reading.cells(), "  ", wording, text);
        return text.toString();
    }

    /** A line a condition, with the parts of a joined one beneath it. */
    static void cells(List<CellReading> cells, String indent, Wording wording, StringBuilder text) {
        for (CellReading cell : cells) {
            text.append(String.format(
                    Locale.ROOT,
                    "%s%-5s %-8s %s%n",
                    indent,
                    cell.cell() == null ? "" : cell.cell(),
                    word(cell.truth()),
                    cell.parts().isEmpty()
                            ? wording.asked(cell.field()) + " " + cell.wanted() + "; "
                                    + wording.found(cell.field(), cell.found())
                            : cell.wanted() + ":"));
            cells(cell.parts(), indent + "  ", wording, text);
        }
    }

    private static String word(Truth truth) {
        return switch (truth) {
            case TRUE -> "met";
            case FALSE -> "failed";
            case UNKNOWN -> "unknown";
        };
    }
}
