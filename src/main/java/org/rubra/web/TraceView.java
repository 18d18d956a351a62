package org.rubra.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rubra.assessment.Trace;
import org.rubra.conclusion.RaisedUrgency;
import org.rubra.explanation.SetAside;
import org.rubra.explanation.Verdict;
import org.rubra.knowledge.Evidence;

/** A trace as it is drawn: from what was said, through what fired, stage by stage, to the outcome. */
record TraceView(String release, List<Fact> facts, List<StageView> stages, List<Fact> outcome) {

    /** The kind of conclusion that may be set aside. */
    private static final String RAISE = RaisedUrgency.class.getSimpleName();

    /**
     * A field with its answer.
     *
     * @param known whether there is an answer
     * @param asked what a cell asked of it, where one did
     */
    record Fact(String label, String value, boolean known, @Nullable String asked) {}

    record StageView(String id, String label, List<Fired> fired) {}

    /**
     * A row or rule that fired.
     *
     * @param setAsideBy because of what the urgency that it raised does not count; mostly empty
     * @param decides whether the urgency is as high as it is because of it
     */
    record Fired(
            String id,
            String href,
            String sentence,
            String kind,
            String place,
            boolean safetyNet,
            boolean decides,
            List<Fact> facts,
            List<String> uses,
            List<Concluded> concluded,
            String setAsideBy,
            List<Evidence.Cited> evidence) {}

    /** @param aside whether it does not count */
    record Concluded(String text, boolean aside) {}

    static TraceView of(Trace trace, List<String> decisive, Words words) {
        Map<String, List<Fired>> stages = new LinkedHashMap<>();
        trace.fired().forEach(firing -> stages.computeIfAbsent(firing.stage(), stage -> new ArrayList<>())
                .add(fired(firing, trace, decisive.contains(firing.id()), words)));
        return new TraceView(
                trace.release().version(),
                facts("Presentation", trace.presentation(), words),
                stages.entrySet().stream()
                        .map(stage -> new StageView(stage.getKey(), Words.stage(stage.getKey()), stage.getValue()))
                        .toList(),
                facts("Outcome", trace.outcome(), words));
    }

    private static List<Fact> facts(String fact, Map<String, Object> known, Words words) {
        return known.entrySet().stream()
                .map(each -> new Fact(
                        words.wording().field(fact, each.getKey()),
                        words.wording().value(fact, each.getKey(), each.getValue()),
                        true,
                        null))
                .toList();
    }

    private static Fired fired(Trace.Firing firing, Trace trace, boolean decides, Words words) {
        return new Fired(
                firing.id(),
                words.href(firing.id()),
                firing.name(),
                firing.kind(),
                place(firing.source()),
                !firing.layer().equals("article"),
                decides,
                firing.matched().stream().map(each -> matched(each, words)).toList(),
                firing.uses(),
                firing.concluded().stream()
                        .map(each -> new Concluded(
                                words.wording().concluded(each),
                                !firing.setAsideBy().isEmpty() && each.kind().equals(RAISE)))
                        .toList(),
                Verdict.by(SetAside.of(firing, trace), words.wording()),
                words.cited(firing.evidence()));
    }

    private static Fact matched(Trace.Matched matched, Words words) {
        return new Fact(
                words.wording().field(matched.fact(), matched.field()),
                words.wording().value(matched.fact(), matched.field(), matched.value()),
                matched.value() != null,
                matched.condition() == null ? null : matched.cell() + ": " + matched.condition());
    }

    private static String place(Trace.Source source) {
        return source.sheet() == null
                ? source.file() + ", line " + source.line()
                : source.file() + " › " + source.sheet() + ", row " + source.row();
    }
}
