package org.rubra.assessment;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rubra.conclusion.Balance;
import org.rubra.conclusion.Conclusion;
import org.rubra.conclusion.PatternEvidence;
import org.rubra.conclusion.RaisedUrgency;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.knowledge.Stage;
import org.rubra.knowledge.TrustedRule;
import org.rubra.table.Condition;
import org.rubra.vocabulary.Facts;
import org.rubra.vocabulary.Outcome;
import org.rubra.vocabulary.Presentation;
import org.rubra.vocabulary.Term;
import org.rubra.vocabulary.Vocabulary;

/** Puts what was concluded into the words of an answer, and what fired into a trace. */
final class Answering {
    private final KnowledgeBase base;
    private final Presentation presentation;
    private final Outcome outcome;
    private final List<Question> questions;
    private final Reading reading;
    private final Map<String, List<Conclusion>> bySource;

    Answering(
            KnowledgeBase base, Presentation presentation, Outcome outcome, List<Question> questions, Reading reading) {
        this.base = base;
        this.presentation = presentation;
        this.outcome = outcome;
        this.questions = questions;
        this.reading = reading;
        this.bySource = reading.all(Conclusion.class)
                .sorted(Comparator.comparing(each -> each.getClass().getSimpleName() + each.said()))
                .collect(Collectors.groupingBy(Conclusion::source));
    }

    Assessment assessment(List<Session.Fired> fired) {
        Vocabulary vocabulary = base.vocabulary();
        Assessment.Release release = new Assessment.Release(base.version(), base.digest());
        return new Assessment(
                release,
                reading.urgency(),
                Questions.settle(questions),
                base.contents().manifest().layers().stream()
                        .filter(layer -> base.layers().contains(layer.id()))
                        .map(layer -> reading.layer(layer.id(), layer.label()))
                        .toList(),
                reading.patterns(),
                flags(Vocabulary.byCode(vocabulary.redFlags())),
                explained(Vocabulary.byCode(vocabulary.explanations())),
                advised(Vocabulary.byCode(vocabulary.advice())),
                questions,
                contradictions(Vocabulary.byCode(vocabulary.conflicts())),
                base.contents().manifest().notice(),
                new Trace(release, base.layers(), presentation.known(), firings(fired), outcome.known()));
    }

    private static String label(Map<String, Term> terms, String code) {
        Term term = terms.get(code);
        return term == null ? code : term.label();
    }

    private List<Assessment.Flag> flags(Map<String, Term> terms) {
        return reading.redFlags().entrySet().stream()
                .map(flag -> new Assessment.Flag(
                        flag.getKey(), label(terms, flag.getKey()), flag.getValue(), explainedBy(flag.getValue())))
                .toList();
    }

    private List<String> explainedBy(List<String> sources) {
        return reading.all(RaisedUrgency.class)
                .filter(raised -> sources.contains(raised.source()))
                .flatMap(raised -> reading.settingAside(raised).stream())
                .distinct()
                .sorted()
                .toList();
    }

    private List<Assessment.Explained> explained(Map<String, Term> terms) {
        return reading.explanations().entrySet().stream()
                .map(each -> new Assessment.Explained(
                        each.getKey(), label(terms, each.getKey()), each.getValue(), setAsideBy(each.getKey())))
                .toList();
    }

    private List<String> setAsideBy(String explanation) {
        return reading.all(RaisedUrgency.class)
                .filter(raised -> reading.settingAside(raised).contains(explanation))
                .map(RaisedUrgency::source)
                .sorted()
                .distinct()
                .toList();
    }

    private List<Assessment.Advised> advised(Map<String, Term> terms) {
        String open = questions.stream()
                .filter(question -> question.couldChange() == Question.Change.URGENCY)
                .map(question -> question.label().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        return reading.advice().entrySet().stream()
                .map(each -> new Assessment.Advised(
                        each.getKey(), label(terms, each.getKey()).replace("{open}", open), each.getValue()))
                .toList();
    }

    private List<Assessment.Contradiction> contradictions(Map<String, Term> terms) {
        return reading.conflicts().entrySet().stream()
                .map(each -> new Assessment.Contradiction(each.getKey(), label(terms, each.getKey()), each.getValue()))
                .toList();
    }

    /** One entry a row or rule; a rule that fired several times built on all that its firings matched. */
    private List<Trace.Firing> firings(List<Session.Fired> fired) {
        Map<String, Set<String>> uses = new TreeMap<>();
        for (Session.Fired each : fired) {
            Set<String> own = uses.computeIfAbsent(each.id(), key -> new TreeSet<>());
            each.matched().forEach(matched -> own.addAll(behind(matched)));
        }
        return uses.entrySet().stream()
                .map(each -> firing(each.getKey(), each.getValue()))
                .sorted(Comparator.comparing((Trace.Firing each) ->
                                Stage.valueOf(each.stage().toUpperCase(Locale.ROOT)))
                        .thenComparing(Trace.Firing::id))
                .toList();
    }

    private Set<String> behind(Object matched) {
        if (matched instanceof Conclusion conclusion) {
            return Set.of(conclusion.source());
        }
        return matched instanceof Balance balance
                ? reading.all(PatternEvidence.class)
                        .filter(each -> each.pattern().equals(balance.pattern()))
                        .map(PatternEvidence::source)
                        .collect(Collectors.toSet())
                : Set.of();
    }

    private Trace.Firing firing(String id, Set<String> uses) {
        return base.row(id)
                .map(located -> row(located, uses))
                .orElseGet(() -> rule(base.rule(id).orElseThrow(), uses));
    }

    private Trace.Firing row(KnowledgeBase.Located located, Set<String> uses) {
        var row = located.row();
        var table = located.table();
        row.conditions().stream()
                .filter(condition -> condition.fact().equals("Outcome"))
                .forEach(condition -> uses.addAll(reading.behind(condition.field())));
        return new Trace.Firing(
                row.id(),
                row.sentence(),
                "row",
                (table.isAdvice() ? Stage.ADVICE : Stage.ROWS).code(),
                table.layer(),
                new Trace.Source(table.file(), table.sheet(), row.line(), null),
                row.conditions().stream().map(this::matched).toList(),
                List.copyOf(uses),
                concluded(row.id()),
                setAside(row.id()),
                row.evidence());
    }

    private Trace.Matched matched(Condition condition) {
        Facts facts = condition.fact().equals("Outcome") ? outcome : presentation;
        return new Trace.Matched(
                condition.fact(),
                condition.field(),
                condition.operator().code() + " " + String.join(", ", condition.values()),
                condition.cell(),
                facts.at(facts.schema().slot(condition.field())));
    }

    private Trace.Firing rule(TrustedRule rule, Set<String> uses) {
        rule.outcomeFields().forEach(field -> uses.addAll(reading.behind(field)));
        return new Trace.Firing(
                rule.id(),
                rule.name(),
                "rule",
                rule.stage().code(),
                rule.layer(),
                new Trace.Source(rule.file(), null, null, rule.line()),
                Stream.concat(
                                rule.presentationFields().stream().map(field -> asked(presentation, field)),
                                rule.outcomeFields().stream().map(field -> asked(outcome, field)))
                        .toList(),
                List.copyOf(uses),
                concluded(rule.id()),
                setAside(rule.id()),
                rule.evidence());
    }

    private static Trace.Matched asked(Facts facts, String field) {
        return new Trace.Matched(
                facts.schema().fact(),
                field,
                null,
                null,
                facts.at(facts.schema().slot(field)));
    }

    private List<Trace.Concluded> concluded(String id) {
        return bySource.getOrDefault(id, List.of()).stream()
                .map(each -> new Trace.Concluded(each.getClass().getSimpleName(), each.said()))
                .distinct()
                .toList();
    }

    private List<String> setAside(String id) {
        return explainedBy(List.of(id));
    }
}
