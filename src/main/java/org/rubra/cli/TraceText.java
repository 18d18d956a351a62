package org.rubra.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.rubra.assessment.Assessment;
import org.rubra.assessment.Trace;
import org.rubra.audit.Recorded;
import org.rubra.explanation.Heard;
import org.rubra.explanation.SetAside;
import org.rubra.explanation.Verdict;
import org.rubra.explanation.Wording;
import org.rubra.trail.Entry;

/** A recorded answer as text: what it was, what was said, and what fired: where it stands, the facts it matched, and what it concluded. */
final class TraceText {
    private static final String INDENT = "       ";

    private final Recorded recorded;
    private final Trace trace;
    private final Wording wording;
    private final StringBuilder text = new StringBuilder();

    private TraceText(Recorded recorded, Wording wording) {
        this.recorded = recorded;
        this.trace = recorded.trace();
        this.wording = wording;
    }

    static String of(Recorded recorded, Wording wording) {
        return new TraceText(recorded, wording).text();
    }

    private String text() {
        Assessment answer = recorded.answer().assessment();
        head(answer);
        heard();
        text.append("\nWhat fired\n");
        trace.fired().forEach(this::append);
        text.append('\n').append(answer.notice()).append('\n');
        return text.toString();
    }

    private void head(Assessment answer) {
        Entry entry = recorded.entry();
        text.append("Answer ").append(entry.id()).append('\n');
        text.append("Given at ")
                .append(entry.at())
                .append(", asked over ")
                .append(entry.caller().words())
                .append('\n');
        text.append("Release ")
                .append(entry.release().version())
                .append(", ")
                .append(entry.release().digest())
                .append('\n');
        text.append("Urgency ")
                .append(answer.urgency().code())
                .append(" – ")
                .append(Wording.headline(answer.urgency()))
                .append(answer.settled() ? "" : " (open questions could raise it)")
                .append('\n');
    }

    private void heard() {
        Heard heard = Heard.of(trace, recorded.base().vocabulary());
        text.append("\nWhat was said\n");
        if (heard.known().isEmpty()) {
            text.append("  nothing\n");
        }
        heard.known().forEach(fact -> text.append("  ")
                .append(fact.label())
                .append(": ")
                .append(fact.value())
                .append('\n'));
        names("Not answered, and so not known: ", heard.unknown());
        names("Could not apply: ", heard.moot());
    }

    /** Labels hold commas of their own. */
    private void names(String head, List<Heard.Fact> facts) {
        if (!facts.isEmpty()) {
            text.append(head)
                    .append(facts.stream().map(Heard.Fact::label).collect(Collectors.joining("; ")))
                    .append('\n');
        }
    }

    private void append(Trace.Firing firing) {
        text.append(String.format(Locale.ROOT, "%-6s %s%n", firing.id(), firing.name()));
        line(place(firing.source()));
        firing.matched()
                .forEach(each -> line(wording.field(each.fact(), each.field())
                        + (each.condition() == null ? "" : " " + each.condition()) + ": "
                        + wording.value(each.fact(), each.field(), each.value())));
        list("builds on ", firing.uses(), "");
        firing.concluded().forEach(each -> line("→ " + wording.concluded(each)));
        list("answers before ", firing.beats(), firing.beats().size() == 1 ? ", which holds too" : ", which hold too");
        List<SetAside> aside = SetAside.of(firing, trace);
        if (!aside.isEmpty()) {
            line("the urgency does not count: set aside by " + Verdict.by(aside, wording));
        }
    }

    private void list(String head, List<String> ids, String tail) {
        if (!ids.isEmpty()) {
            line(head + String.join(", ", ids) + tail);
        }
    }

    private void line(String line) {
        text.append(INDENT).append(line).append('\n');
    }

    /** Where a row or rule stands. */
    static String place(Trace.Source source) {
        return source.sheet() == null
                ? source.file() + ":" + source.line()
                : source.file() + " › " + source.sheet() + ", row " + source.row();
    }
}
