package org.rubra.cli;

import java.util.List;
import org.rubra.explanation.Nearest;
import org.rubra.explanation.Verdict;
import org.rubra.explanation.WhyNot;
import org.rubra.explanation.Wording;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.knowledge.TrustedRule;

/** What was not concluded and what came nearest to it, as text. */
final class NearestText {
    private final KnowledgeBase base;
    private final Wording wording;
    private final StringBuilder text = new StringBuilder();

    private NearestText(KnowledgeBase base) {
        this.base = base;
        this.wording = new Wording(base.vocabulary());
    }

    static String of(List<Nearest> all, KnowledgeBase base) {
        if (all.isEmpty()) {
            return "The highest urgency was reached, and every pattern and every red flag was concluded.\n";
        }
        NearestText text = new NearestText(base);
        all.forEach(text::append);
        return text.text.toString();
    }

    private void append(Nearest each) {
        text.append(
                each.kind() == Nearest.Kind.URGENCY
                        ? "Why not " + each.label() + "?\n"
                        : each.label() + " (" + each.kind().words() + ", not concluded)\n");
        evidence("spoke for it: ", each.spokeFor());
        evidence("spoke against it: ", each.spokeAgainst());
        evidence("strongly against it: ", each.spokeStronglyAgainst());
        each.judgedBy().forEach(id -> text.append("  judged unlikely by ")
                .append(id)
                .append("  ")
                .append(base.rule(id).map(TrustedRule::name).orElse(""))
                .append('\n'));
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
                .append(Verdict.obstacle(row, wording))
                .append('\n');
        WhyNotText.cells(row.cells(), "    ", wording, text);
        text.append('\n');
    }

    private void evidence(String head, List<String> ids) {
        if (!ids.isEmpty()) {
            text.append("  ").append(head).append(String.join(", ", ids)).append('\n');
        }
    }
}
