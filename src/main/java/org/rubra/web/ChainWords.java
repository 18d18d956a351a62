package org.rubra.web;

import java.util.HashMap;
import java.util.Map;
import org.rubra.assessment.Trace;
import org.rubra.explanation.Chain;
import org.rubra.vocabulary.Facts;

/** What the boxes of a chain say, and where they lead: rows and rules, and what they concluded, to the row; facts and the outcome to their place on the page. */
final class ChainWords {
    /** How many letters fit into the first line of a box, and into the second, which is smaller. */
    static final int TOP = 22;

    static final int BELOW = 26;

    private final Words words;
    private final Map<Trace.Concluded, String> concludedBy = new HashMap<>();

    ChainWords(Trace trace, Words words) {
        this.words = words;
        trace.fired().forEach(firing -> firing.concluded().forEach(each -> concludedBy.putIfAbsent(each, firing.id())));
    }

    ChainPicture.Box box(Chain.Node node, int x, int y, boolean decides) {
        String says = node.says() == null ? "" : Facts.text(node.says());
        return switch (node.kind()) {
            case FACT -> {
                String label = words.field("Presentation", node.name());
                String value = words.value("Presentation", node.name(), node.says());
                yield box(node, x, y, decides, label, value, label + ": " + value, "#f-" + node.name());
            }
            case ROW, RULE ->
                box(node, x, y, decides, node.name(), says, node.name() + ": " + says, words.href(node.name()));
            case CONCLUSION -> {
                Trace.Concluded concluded = new Trace.Concluded(node.name(), says);
                String text = words.concluded(concluded);
                int end = text.length() <= TOP ? text.length() : Math.max(0, text.lastIndexOf(' ', TOP));
                int cut = end == 0 ? text.length() : end;
                yield box(
                        node,
                        x,
                        y,
                        decides,
                        text.substring(0, cut),
                        text.substring(cut).strip(),
                        text,
                        words.href(concludedBy.getOrDefault(concluded, "")));
            }
            case OUTCOME -> box(node, x, y, decides, "The outcome", says, "The outcome: " + says, "#headline");
        };
    }

    private static ChainPicture.Box box(
            Chain.Node node, int x, int y, boolean decides, String top, String below, String whole, String href) {
        return new ChainPicture.Box(x, y, node.kind().code(), decides, fit(top, TOP), fit(below, BELOW), whole, href);
    }

    private static String fit(String text, int letters) {
        return text.length() <= letters ? text : text.substring(0, letters - 1).strip() + "…";
    }
}
