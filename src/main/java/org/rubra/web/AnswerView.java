package org.rubra.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rubra.assessment.Assessment;
import org.rubra.assessment.Question;
import org.rubra.assessment.Trace;
import org.rubra.audit.Answer;
import org.rubra.conclusion.Support;
import org.rubra.conclusion.Urgency;
import org.rubra.explanation.SetAside;
import org.rubra.explanation.Verdict;
import org.rubra.explanation.Wording;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.vocabulary.Term;
import org.rubra.vocabulary.Vocabulary;

/**
 * An answer in words, each with the rows and rules behind it.
 *
 * @param firstQuestions the most consequential; none where the urgency is settled
 * @param moreRaising the others that could raise the urgency
 * @param couldRaise how far those could raise it, in words
 * @param lessPressing those that could not
 */
record AnswerView(
        String id,
        String urgency,
        String headline,
        boolean settled,
        String standing,
        List<Flag> flags,
        List<Advised> advice,
        List<OpenQuestion> firstQuestions,
        List<OpenQuestion> moreRaising,
        String couldRaise,
        List<OpenQuestion> lessPressing,
        List<Pattern> patterns,
        List<Pattern> unlikely,
        List<Advised> conflicts,
        List<Layer> layers,
        String raised,
        String notice,
        TraceView trace) {

    private static final int FIRST_QUESTIONS = 6;

    record Flag(String label, List<Reason> reasons, List<String> explainedBy) {}

    record Advised(String text, List<Reason> reasons) {}

    /** @param urgent whether an answer could change the urgency, be it that it lets it be lower */
    record OpenQuestion(String field, String text, boolean urgent, @Nullable String couldRaiseTo) {}

    record Pattern(
            String label,
            @Nullable String summary,
            String support,
            boolean leads,
            List<Reason> speaksFor,
            List<Reason> speaksAgainst) {}

    /**
     * What a layer came to.
     *
     * @param urgency what it raised that counts, as code; empty where there is nothing
     * @param aside what it raised that does not count
     */
    record Layer(String label, String urgency, List<Reason> reasons, List<Aside> aside) {}

    /** A row or rule of which the raised urgency does not count, and because of what. */
    record Aside(Reason reason, String by) {}

    static AnswerView of(Answer answer, KnowledgeBase base) {
        return of(answer.id(), answer.assessment(), base.vocabulary(), new Words(base));
    }

    static AnswerView of(String id, Assessment said, Vocabulary vocabulary, Words words) {
        List<OpenQuestion> questions =
                said.questions().stream().map(AnswerView::question).toList();
        int first = said.settled() ? 0 : Math.min(FIRST_QUESTIONS, questions.size());
        List<OpenQuestion> others = questions.subList(first, questions.size());
        List<OpenQuestion> raising =
                others.stream().filter(each -> each.couldRaiseTo() != null).toList();
        List<Pattern> patterns = patterns(said, vocabulary, words);
        return new AnswerView(
                id,
                said.urgency().code(),
                Wording.headline(said.urgency()),
                said.settled(),
                standing(said),
                said.redFlags().stream()
                        .map(flag -> new Flag(flag.label(), words.reasons(flag.because()), explained(flag, words)))
                        .toList(),
                said.advice().stream()
                        .map(each -> new Advised(each.text(), words.reasons(each.because())))
                        .toList(),
                questions.subList(0, first),
                raising,
                couldRaise(raising),
                others.stream().filter(each -> each.couldRaiseTo() == null).toList(),
                patterns.stream().filter(pattern -> !isUnlikely(pattern)).toList(),
                patterns.stream().filter(AnswerView::isUnlikely).toList(),
                said.conflicts().stream()
                        .map(each -> new Advised(each.text(), words.reasons(each.because())))
                        .toList(),
                said.layers().stream()
                        .map(layer -> layer(layer, said.trace(), words))
                        .toList(),
                raised(said),
                said.notice(),
                TraceView.of(said.trace(), decisive(said), words));
    }

    /** The rows and rules that raised the urgency as far as it went. */
    private static List<String> decisive(Assessment said) {
        return said.layers().stream()
                .filter(layer -> layer.urgency() == said.urgency())
                .flatMap(layer -> layer.because().stream())
                .toList();
    }

    private static boolean isUnlikely(Pattern pattern) {
        return pattern.support().equals(Support.UNLIKELY.code());
    }

    private static OpenQuestion question(Question question) {
        return new OpenQuestion(
                question.field(),
                question.text(),
                question.couldChange() == Question.Change.URGENCY,
                question.couldRaiseTo() == null ? null : question.couldRaiseTo().code());
    }

    /** How far how many of them could raise the urgency, the furthest first: {@code 13 of them to emergency, 2 to prompt}. */
    private static String couldRaise(List<OpenQuestion> raising) {
        List<String> counts = new ArrayList<>();
        Stream.of(Urgency.values())
                .sorted(Comparator.reverseOrder())
                .map(Urgency::code)
                .forEach(code -> {
                    long count = raising.stream()
                            .filter(each -> code.equals(each.couldRaiseTo()))
                            .count();
                    if (count > 0) {
                        counts.add(count + (counts.isEmpty() ? " of them to " : " to ") + code);
                    }
                });
        return String.join(", ", counts);
    }

    /** Whether the urgency stands, in a sentence. */
    private static String standing(Assessment said) {
        if (said.settled()) {
            return said.urgency() == Urgency.EMERGENCY
                    ? "This is settled: it cannot get more urgent."
                    : "This is settled: none of the open questions could make it more urgent.";
        }
        List<Urgency> open = said.questions().stream()
                .flatMap(question -> Stream.ofNullable(question.couldRaiseTo()))
                .toList();
        return "This is not settled: " + open.size() + (open.size() == 1 ? " open question" : " open questions")
                + " could raise it, up to "
                + Urgency.highest(open.stream()).map(Urgency::code).orElseThrow() + ".";
    }

    private static List<String> explained(Assessment.Flag flag, Words words) {
        return flag.explainedBy().stream().map(words.wording()::label).toList();
    }

    private static List<Pattern> patterns(Assessment said, Vocabulary vocabulary, Words words) {
        var terms = Vocabulary.byCode(vocabulary.patterns());
        String leading = said.patterns().stream()
                .filter(pattern -> pattern.support() != Support.UNLIKELY)
                .map(Assessment.PatternReading::code)
                .findFirst()
                .orElse(Vocabulary.NO_PATTERN);
        return said.patterns().stream()
                .map(pattern -> {
                    Term term = terms.get(pattern.code());
                    return new Pattern(
                            pattern.label(),
                            term == null ? null : term.summary(),
                            pattern.support().code(),
                            pattern.code().equals(leading),
                            words.reasons(pattern.because()),
                            words.reasons(pattern.against()));
                })
                .toList();
    }

    private static Layer layer(Assessment.LayerReading layer, Trace trace, Words words) {
        return new Layer(
                layer.label(),
                layer.urgency() == null ? "" : layer.urgency().code(),
                words.reasons(layer.because()),
                aside(trace)
                        .filter(firing -> firing.layer().equals(layer.layer()))
                        .map(firing -> new Aside(
                                words.reason(firing.id()), Verdict.by(SetAside.of(firing, trace), words.wording())))
                        .toList());
    }

    private static Stream<Trace.Firing> aside(Trace trace) {
        return trace.fired().stream().filter(firing -> !firing.setAsideBy().isEmpty());
    }

    /** What the later layers added to what the first one said, in a sentence. */
    private static String raised(Assessment said) {
        if (said.layers().size() < 2) {
            return "Only the article's rules are in force here; the safety net is switched off.";
        }
        Urgency first = said.layers().get(0).urgency();
        return first != null && first.compareTo(said.urgency()) >= 0
                ? "The safety net did not raise the urgency."
                : "The safety net raised the urgency from " + (first == null ? "nothing" : first.code()) + " to "
                        + said.urgency().code() + ".";
    }
}
