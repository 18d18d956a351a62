package org.rubra.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.rubra.assessment.Assessment;
import org.rubra.assessment.Question;
import org.rubra.assessment.Trace;
import org.rubra.audit.Answer;
import org.rubra.explanation.SetAside;
import org.rubra.explanation.Verdict;
import org.rubra.explanation.Wording;
import org.rubra.knowledge.KnowledgeBase;

/** An answer as text that people read. */
final class AnswerText {
    private final KnowledgeBase base;
    private final Answer answer;
    private final Wording wording;
    private final StringBuilder text = new StringBuilder();

    AnswerText(KnowledgeBase base, Answer answer) {
        this.base = base;
        this.answer = answer;
        this.wording = new Wording(base.vocabulary());
    }

    String text() {
        Assessment assessment = answer.assessment();
        line("Urgency: " + assessment.urgency().code()
                + (assessment.settled() ? "" : " (open questions could raise it)"));
        assessment.layers().forEach(layer -> layer(layer, assessment.trace()));
        head("Red flags", assessment.redFlags());
        assessment.redFlags().forEach(flag -> {
            line("  " + flag.label()
                    + (flag.explainedBy().isEmpty()
                            ? ""
                            : " (explained by "
                                    + flag.explainedBy().stream()
                                            .map(wording::label)
                                            .collect(Collectors.joining("; "))
                                    + ")"));
            because(flag.because());
        });
        head("Contradictions", assessment.conflicts());
        assessment.conflicts().forEach(conflict -> line("  " + conflict.text()));
        head("Patterns", assessment.patterns());
        assessment
                .patterns()
                .forEach(pattern -> line("  " + pattern.label() + ": "
                        + pattern.support().code()
                        + "  for " + list(pattern.because()) + "  against " + list(pattern.against())));
        head("Advice", assessment.advice());
        assessment.advice().forEach(advice -> line("  " + advice.text() + "  " + list(advice.because())));
        head("Questions", assessment.questions());
        List<Question> urgent = assessment.questions().stream()
                .filter(question -> question.couldChange() == Question.Change.URGENCY)
                .toList();
        urgent.forEach(question -> line("  " + question.text() + change(question)));
        int others = assessment.questions().size() - urgent.size();
        if (others > 0) {
            line("  " + others + " more could change only which pattern fits.");
        }
        line("");
        line(assessment.notice());
        line("Release " + assessment.release().version() + ", "
                + assessment.release().digest());
        line("Recorded as " + answer.id());
        return text.toString();
    }

    private void layer(Assessment.LayerReading layer, Trace trace) {
        List<Trace.Firing> aside = trace.fired().stream()
                .filter(firing -> firing.layer().equals(layer.layer())
                        && !firing.setAsideBy().isEmpty())
                .toList();
        if (layer.urgency() != null || !aside.isEmpty()) {
            line("  " + layer.label() + ": "
                    + (layer.urgency() == null
                            ? "nothing that counts"
                            : layer.urgency().code()));
            because(layer.because());
            aside.forEach(firing -> {
                because(List.of(firing.id()));
                line("      does not count: set aside by " + Verdict.by(SetAside.of(firing, trace), wording));
            });
        }
    }

    private static String change(Question question) {
        return question.couldRaiseTo() == null
                ? "  (could let it be watched)"
                : "  (could raise it to " + question.couldRaiseTo().code() + ")";
    }

    private void because(List<String> ids) {
        ids.forEach(id -> line("    " + id + "  "
                + base.row(id)
                        .map(located -> located.row().sentence())
                        .or(() -> base.rule(id).map(rule -> rule.name()))
                        .orElseThrow()));
    }

    private void head(String title, List<?> items) {
        if (!items.isEmpty()) {
            line("");
            line(title);
        }
    }

    private static String list(List<String> ids) {
        return ids.isEmpty() ? "–" : String.join(", ", ids);
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
