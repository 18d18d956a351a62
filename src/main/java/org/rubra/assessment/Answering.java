package org.rubra.assessment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.rubra.conclusion.Balance;
import org.rubra.conclusion.Conclusion;
import org.rubra.conclusion.RaisedUrgency;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.knowledge.Manifest;
import org.rubra.vocabulary.Outcome;
import org.rubra.vocabulary.Presentation;

/** Puts what was concluded into the words of an answer, and what fired into a trace. */
final class Answering {
    private final KnowledgeBase base;
    private final Presentation presentation;
    private final Outcome outcome;
    private final List<Question> questions;
    private final List<Conclusion> conclusions;
    private final Reading reading;
    private final Map<String, List<String>> setAside = new HashMap<>();
    private final Map<String, List<String>> beaten;

    Answering(
            KnowledgeBase base,
            Plans plans,
            Presentation presentation,
            Outcome outcome,
            List<Question> questions,
            List<Conclusion> conclusions,
            Map<String, List<String>> beaten) {
        this.base = base;
        this.presentation = presentation;
        this.outcome = outcome;
        this.questions = questions;
        this.conclusions = conclusions;
        this.beaten = beaten;
        this.reading = new Reading(base, plans, conclusions);
        reading.setAside()
                .forEach(raised -> setAside.merge(raised.source(), reading.settingAside(raised), Answering::union));
    }

    private static List<String> union(List<String> one, List<String> other) {
        TreeSet<String> all = new TreeSet<>(one);
        all.addAll(other);
        return List.copyOf(all);
    }

    Assessment assessment(Collection<Session.Fired> fired) {
        Assessment.Release release = new Assessment.Release(base.version(), base.digest());
        return new Assessment(
                release,
                reading.urgency(),
                Questions.settle(questions),
                layers(),
                reading.patterns(),
                flags(),
                explained(),
                advised(),
                questions,
                contradictions(),
                base.contents().manifest().notice(),
                new Trace(release, base.layers(), presentation.known(), firings(fired), outcome.known()));
    }

    private List<Assessment.LayerReading> layers() {
        List<Assessment.LayerReading> layers = new ArrayList<>();
        for (Manifest.Layer layer : base.contents().manifest().layers()) {
            if (base.layers().contains(layer.id())) {
                layers.add(reading.layer(layer.id(), layer.label()));
            }
        }
        return layers;
    }

    private List<Assessment.Flag> flags() {
        List<Assessment.Flag> flags = new ArrayList<>();
        for (Reading.Said said : reading.redFlags()) {
            flags.add(new Assessment.Flag(
                    said.term().code(), said.term().label(), said.because(), explainedBy(said.because())));
        }
        return flags;
    }

    private List<String> explainedBy(List<String> sources) {
        List<String> explained = List.of();
        if (setAside.isEmpty()) {
            return explained;
        }
        for (String source : sources) {
            explained = setAside.containsKey(source) ? union(explained, setAsideBy(source)) : explained;
        }
        return explained;
    }

    private List<String> setAsideBy(String source) {
        return setAside.isEmpty() ? List.of() : setAside.getOrDefault(source, List.of());
    }

    private List<Assessment.Explained> explained() {
        List<Assessment.Explained> explained = new ArrayList<>();
        for (Reading.Said said : reading.explanations()) {
            explained.add(new Assessment.Explained(
                    said.term().code(),
                    said.term().label(),
                    said.because(),
                    reading.setAside().stream()
                            .filter(raised -> reading.settingAside(raised)
                                    .contains(said.term().code()))
                            .map(RaisedUrgency::source)
                            .sorted()
                            .distinct()
                            .toList()));
        }
        return explained;
    }

    private List<Assessment.Advised> advised() {
        List<Assessment.Advised> advised = new ArrayList<>();
        for (Reading.Said said : reading.advice()) {
            advised.add(
                    new Assessment.Advised(said.term().code(), text(said.term().label()), said.because()));
        }
        return advised;
    }

    /** Names the most consequential open questions where a text asks for them; the answer lists all of them beside. */
    private String text(String template) {
        if (!template.contains("{open}")) {
            return template;
        }
        return template.replace(
                "{open}",
                Question.named(questions.stream()
                        .filter(question -> question.couldRaiseTo() != null)
                        .map(question -> question.label().toLowerCase(Locale.ROOT))
                        .toList()));
    }

    private List<Assessment.Contradiction> contradictions() {
        List<Assessment.Contradiction> contradictions = new ArrayList<>();
        for (Reading.Said said : reading.conflicts()) {
            contradictions.add(
                    new Assessment.Contradiction(said.term().code(), said.term().label(), said.because()));
        }
        return contradictions;
    }

    /** One part of the trace a plan, however often it fired. */
    private List<Trace.Firing> firings(Collection<Session.Fired> fired) {
        List<Session.Fired> inOrder = new ArrayList<>(fired);
        inOrder.sort(Comparator.comparingInt(each -> each.plan().position()));
        List<Trace.Firing> firings = new ArrayList<>(inOrder.size());
        int next = 0;
        while (next < inOrder.size()) {
            int first = next;
            Plan plan = inOrder.get(first).plan();
            while (next < inOrder.size() && inOrder.get(next).plan() == plan) {
                next++;
            }
            firings.add(plan.firing(
                    presentation,
                    outcome,
                    plan.buildsOnOthers() ? uses(plan, inOrder.subList(first, next)) : List.of(),
                    plan.isRow() ? List.of() : concludedBy(plan),
                    setAsideBy(plan.id),
                    beaten.getOrDefault(plan.id, List.of())));
        }
        return firings;
    }

    /** The rows and rules whose conclusions a plan built on. */
    private List<String> uses(Plan plan, List<Session.Fired> fired) {
        Set<String> uses = new TreeSet<>();
        fired.forEach(each -> each.matched().forEach(matched -> addBehind(matched, uses)));
        plan.outcomeFields().forEach(field -> uses.addAll(reading.behind(field)));
        return List.copyOf(uses);
    }

    /** What a trusted rule concluded; what a row concludes, its plan knows. */
    private List<Conclusion> concludedBy(Plan plan) {
        List<Conclusion> concluded = new ArrayList<>();
        for (Conclusion each : conclusions) {
            if (each.source().equals(plan.id)) {
                concluded.add(each);
            }
        }
        return concluded;
    }

    private void addBehind(Object matched, Set<String> uses) {
        if (matched instanceof Conclusion conclusion) {
            uses.add(conclusion.source());
        } else if (matched instanceof Balance balance) {
            uses.addAll(reading.evidence(balance.pattern()));
        }
    }
}
