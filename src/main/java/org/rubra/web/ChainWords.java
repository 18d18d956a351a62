package org.rubra.web;

import java.util.HashMap;
import java.util.Map;
import org.rubra.assessment.Trace;
import org.rubra.explanation.Chain;
import org.rubra.vocabulary.Facts;

/** What the boxes of a chain say, and where they lead: rows and rules, and what they concluded, to the row; facts and the outcome to their place on the page. */
final class ChainWords {
    /** How many letters fit into the first line of a box, and into the second, which is smaller. */
    static final int TOP = 20;

    static final int BELOW = 23;
    private static final String PRESENTATION = "Presentation";

    private final Words words;
    private final Map<Trace.Concluded, String> concludedBy = new HashMap<>();

    ChainWords(Trace trace, Words words) {
        this.words = words;
        trace.fired().forEach(firing -> firing.concluded().forEach(each -> concludedBy.putIfAbsent(each, firing.id())));
    }

    /**
     * The words of a box.
     *
     * @param kind what it stands for, as {@link Chain.Kind} names it
     * @param top the first line, short enough for the box
     * @param below the second line, the same; may be empty
     * @param whole all that the box stands for
     */
    record Text(String kind, String top, String below, String whole, String href) {
        private static Text of(Chain.Node node, String top, String below, String href) {
            return new Text(node.kind().code(), fit(top, TOP), fit(below, BELOW), top + ": " + below, href);
        }

        /** Broken where a word ends. */
        private static Text of(Chain.Node node, String text, String href) {
            int space = text.lastIndexOf(' ', TOP);
            int cut = text.length() <= TOP || space <= 0 ? text.length() : space;
            return new Text(
                    node.kind().code(),
                    fit(text.substring(0, cut), TOP),
                    fit(text.substring(cut).strip(), BELOW),
                    text,
                    href);
        }

        private static String fit(String text, int letters) {
            return text.length() <= letters
                    ? text
                    : text.substring(0, letters - 1).strip() + "…";
        }
    }

    Text text(Chain.Node node) {
        String says = node.says() == null ? "" : Facts.text(node.says());
        return switch (node.kind()) {
            case FACT ->
                Text.of(
                        node,
                        words.wording().field(PRESENTATION, node.name()),
                        words.wording().value(PRESENTATION, node.name(), node.says()),
                        "#f-" + node.name());
            case ROW, RULE -> Text.of(node, node.name(), says, words.href(node.name()));
            case CONCLUSION -> {
                Trace.Concluded concluded = new Trace.Concluded(node.name(), says);
                yield Text.of(
                        node,
                        words.wording().concluded(concluded),
                        words.href(concludedBy.getOrDefault(concluded, "")));
            }
            case OUTCOME -> Text.of(node, "The outcome", says, "#headline");
        };
    }
}
