package org.rubra.cli;

import java.util.List;
import org.rubra.explanation.Nearest;
import org.rubra.explanation.Verdict;
import org.rubra.explanation.WhyNot;
import org.rubra.explanation.Wording;

/** What was not concluded and what came nearest to it, as text. */
final class NearestText {
    private NearestText() {}

    static String of(List<Nearest> all, Wording wording) {
        if (all.isEmpty()) {
            return "Every pattern and every red flag was concluded.\n";
        }
        StringBuilder text = new StringBuilder();
        all.forEach(each -> append(each, wording, text));
        return text.toString();
    }

    private static void append(Nearest each, Wording wording, StringBuilder text) {
        text.append(each.label()).append(" (").append(each.kind().words()).append(", not concluded)\n");
        evidence(text, "  spoke for it: ", each.spokeFor());
        evidence(text, "  spoke against it: ", each.spokeAgainst());
        WhyNot row = each.row();
        if (row == null) {
            text.append("  nothing else in force could conclude it\n\n");
            return;
        }
        text.append("  nearest: ")
                .append(row.id())
                .append("  ")
                .append(row.sentence())
                .append('\n');
        text.append("  ")
                .append(TraceText.place(row.source()))
                .append(": ")
                .append(Verdict.failures(row))
                .append('\n');
        WhyNotText.cells(row.cells(), "    ", wording, text);
        text.append('\n');
    }

    private static void evidence(StringBuilder text, String head, List<String> ids) {
        if (!ids.isEmpty()) {
            text.append(head).append(String.join(", ", ids)).append('\n');
        }
    }
}
