package org.rubra.assessment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.rubra.conclusion.Balance;
import org.rubra.conclusion.Conclusion;
import org.rubra.conclusion.PatternEvidence;
import org.rubra.conclusion.RaisedUrgency;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.knowledge.Manifest;
import org.rubra.vocabulary.Outcome;
import org.rubra.vocabulary.Presentation;
import org.rubra.vocabulary.Term;

/** Puts what was concluded into the words of an answer, and what fired into a trace. */
final class Answering {
    private final KnowledgeBase base;
    private final Plans plans;
    private final Presentation presentation;
    private final Outcome outcome;
    private final List<Question> questions;
    private final Reading reading;
    private final Map<String, List<String>> setAside = new HashMap<>();

    Answering(
            KnowledgeBase base,
            Plans plans,
            Presentation presentation,
            Outcome outcome,
            List<Question> questions,
            Reading reading) {
        this.base = base;
        this.plans = plans;
        this.presentation = presentation;
        this.outcome = outcome;
        this.questions = questions;
        this.reading = reading;
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

    private static String label(List<Term> terms, String code) {
        for (Term term : terms) {
            if (term.code().equals(code)) {
                return term.label();
            }
        }
        return code;
    }

    private List<Assessment.Flag> flags() {
        List<Assessment.Flag> flags = new ArrayList<>();
        reading.redFlags()
                .forEach((code, because) -> flags.add(new Assessment.Flag(
                        code, label(base.vocabulary().redFlags(), code), because, explainedBy(because))));
        return flags;
    }

    private List<String> explainedBy(List<String> sources) {
        List<String> explained = List.of();
        for (String source : sources) {
            explained = setAside.containsKey(source) ? union(explained, setAsideBy(source)) : explained;
        }
        return explained;
    }

    private List<String> setAsideBy(String source) {
        return setAside.getOrDefault(source, List.of());
    }

    private List<Assessment.Explained> explained() {
        List<Assessment.Explained> explained = new ArrayList<>();
        reading.explanations()
                .forEach((code, because) -> explained.add(new Assessment.Explained(
                        code,
                        label(base.vocabulary().explanations(), code),
                        because,
                        reading.setAside().stream()
                                .filter(raised -> reading.settingAside(raised).contains(code))
                                .map(RaisedUrgency::source)
                                .sorted()
                                .distinct()
                                .toList())));
        return explained;
    }

    private List<Assessment.Advised> advised() {
        List<Assessment.Advised> advised = new ArrayList<>();
        reading.advice()
                .forEach((code, because) -> advised.add(new Assessment.Advised(
                        code, text(label(base.vocabulary().advice(), code)), because)));
        return advised;
    }

    private String text(String template) {
        return template.contains("{open}")
                ? template.replace(
                        "{open}",
                        questions.stream()
                                .filter(question -> question.couldRaiseTo() != null)
                                .map(question -> question.label().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", ")))
                : template;
    }

    private List<Assessment.Contradiction> contradictions() {
        List<Assessment.Contradiction> contradictions = new ArrayList<>();
        reading.conflicts()
                .forEach((code, because) -> contradictions.add(new Assessment.Contradiction(
                        code, label(base.vocabulary().conflicts(), code), because)));
        return contradictions;
    }

    /** What the firings of one row or rule matched and concluded; a rule can fire several times. */
    private record Firings(Plan plan, Set<String> uses, List<Conclusion> concluded) {}

    private List<Trace.Firing> firings(Collection<Session.Fired> fired) {
        Map<String, Firings> byId = new LinkedHashMap<>();
        for (Session.Fired each : fired) {
            Firings firings = byId.computeIfAbsent(
                    each.id(), id -> new Firings(plans.of(id), new TreeSet<>(), new ArrayList<>()));
            each.matched().forEach(matched -> addBehind(matched, firings.uses));
            firings.concluded.addAll(each.concluded());
        }
        List<Firings> ordered = new ArrayList<>(byId.values());
        ordered.sort(Comparator.comparing((Firings each) -> each.plan.stage).thenComparing(each -> each.plan.id));
        List<Trace.Firing> firings = new ArrayList<>(ordered.size());
        for (Firings each : ordered) {
            each.plan.outcomeFields().forEach(field -> each.uses.addAll(reading.behind(field)));
            firings.add(each.plan.firing(presentation, outcome, each.uses, each.concluded, setAsideBy(each.plan.id)));
        }
        return firings;
    }

    private void addBehind(Object matched, Set<String> uses) {
        if (matched instanceof Conclusion conclusion) {
            uses.add(conclusion.source());
        } else if (matched instanceof Balance balance) {
            for (PatternEvidence evidence : reading.evidence()) {
                if (evidence.pattern().equals(balance.pattern())) {
                    uses.add(evidence.source());
                }
            }
        }
    }
}
