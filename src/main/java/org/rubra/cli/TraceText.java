package org.rubra.cli;

import java.util.List;
import java.util.Locale;
import org.rubra.assessment.Trace;

/** A trace as text: what fired, where it stands, the facts it matched, and what it concluded. */
final class TraceText {
    private static final String INDENT = "       ";

    private TraceText() {}

    static String of(Trace trace) {
        StringBuilder text = new StringBuilder();
        trace.fired().forEach(firing -> append(firing, text));
        return text.toString();
    }

    private static void append(Trace.Firing firing, StringBuilder text) {
        text.append(String.format(Locale.ROOT, "%-6s %s%n", firing.id(), firing.name()));
        line(text, place(firing.source()));
        firing.matched()
                .forEach(matched -> line(
                        text,
                        matched.field() + (matched.condition() == null ? "" : " " + matched.condition()) + ": "
                                + WhyNotText.shown(matched.value())));
        list(text, "builds on ", firing.uses(), "");
        firing.concluded().forEach(each -> line(text, "→ " + each.kind() + ": " + each.says()));
        list(
                text,
                "answers before ",
                firing.beats(),
                firing.beats().size() == 1 ? ", which holds too" : ", which hold too");
        list(text, "set aside by ", firing.setAsideBy(), "");
    }

    private static void list(StringBuilder text, String head, List<String> ids, String tail) {
        if (!ids.isEmpty()) {
            line(text, head + String.join(", ", ids) + tail);
        }
    }

    private static void line(StringBuilder text, String line) {
        text.append(INDENT).append(line).append('\n');
    }

    /** Where a row or rule stands. */
    static String place(Trace.Source source) {
        return source.sheet() == null
                ? source.file() + ":" + source.line()
                : source.file() + " › " + source.sheet() + ", row " + source.row();
    }
}
