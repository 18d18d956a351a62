package org.rubra.assessment;

import static java.util.stream.Collectors.toCollection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rubra.conclusion.Advice;
import org.rubra.conclusion.Conclusion;
import org.rubra.conclusion.Conflict;
import org.rubra.conclusion.Explanation;
import org.rubra.conclusion.PatternEvidence;
import org.rubra.conclusion.PatternSupport;
import org.rubra.conclusion.RaisedUrgency;
import org.rubra.conclusion.RedFlag;
import org.rubra.conclusion.Support;
import org.rubra.conclusion.Urgency;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.knowledge.Stage;
import org.rubra.vocabulary.Outcome;
import org.rubra.vocabulary.Vocabulary;

/** What has been concluded, sorted by what it says, and the urgency it comes to. */
final class Reading {
    private final KnowledgeBase base;
    private final List<Conclusion> conclusions;
    private final Map<String, Set<String>> explanations;

    Reading(KnowledgeBase base, List<Conclusion> conclusions) {
        this.base = base;
        this.conclusions = conclusions;
        this.explanations = sources(Explanation.class, Explanation::code);
    }

    <C extends Conclusion> Stream<C> all(Class<C> type) {
        return conclusions.stream().filter(type::isInstance).map(type::cast);
    }

    /** The rows and rules that concluded each code, sorted. */
    private <C extends Conclusion> Map<String, Set<String>> sources(Class<C> type, Function<C, String> code) {
        Map<String, Set<String>> sources = new HashMap<>();
        all(type).forEach(each -> sources.computeIfAbsent(code.apply(each), key -> new TreeSet<>())
                .add(each.source()));
        return sources;
    }

    /** Codes in the vocabulary's order, with the rows and rules that concluded each. */
    private static Map<String, List<String>> inOrder(
            Map<String, Set<String>> sources, List<org.rubra.vocabulary.Term> terms) {
        Map<String, List<String>> ordered = new LinkedHashMap<>();
        terms.forEach(term -> {
            Set<String> found = sources.get(term.code());
            if (found != null) {
                ordered.put(term.code(), List.copyOf(found));
            }
        });
        return ordered;
    }

    Map<String, List<String>> explanations() {
        return inOrder(explanations, vocabulary().explanations());
    }

    Map<String, List<String>> redFlags() {
        return inOrder(sources(RedFlag.class, RedFlag::code), vocabulary().redFlags());
    }

    Map<String, List<String>> conflicts() {
        return inOrder(sources(Conflict.class, Conflict::code), vocabulary().conflicts());
    }

    Map<String, List<String>> advice() {
        return inOrder(sources(Advice.class, Advice::code), vocabulary().advice());
    }

    /** The explanations, among those of a raise, that were concluded: any one sets it aside. */
    List<String> settingAside(RaisedUrgency raised) {
        return raised.unless().stream().filter(explanations::containsKey).toList();
    }

    /** Whether a raise with these exceptions would be set aside. */
    boolean setsAside(List<String> unless) {
        return unless.stream().anyMatch(explanations::containsKey);
    }

    /** The raises that count. */
    Stream<RaisedUrgency> raises() {
        return all(RaisedUrgency.class).filter(raised -> settingAside(raised).isEmpty());
    }

    /** A knowledge base without a rule for it must not reassure either. */
    Urgency urgency() {
        return Urgency.highest(raises().map(RaisedUrgency::urgency)).orElse(Urgency.ROUTINE);
    }

    /** Whether nothing but rules of the stage for defaults holds the urgency where it is. */
    boolean isByDefault() {
        return raisedTo(urgency(), raises()).stream().allMatch(source -> base.rule(source)
                .filter(rule -> rule.stage() == Stage.DEFAULTS)
                .isPresent());
    }

    /** The rows and rules that raised as far as this, sorted. */
    List<String> raisedTo(@Nullable Urgency urgency, Stream<RaisedUrgency> raises) {
        return raises.filter(raised -> raised.urgency() == urgency)
                .map(RaisedUrgency::source)
                .sorted()
                .distinct()
                .toList();
    }

    /** What one layer came to by itself. */
    Assessment.LayerReading layer(String id, String label) {
        List<RaisedUrgency> own =
                raises().filter(raised -> layerOf(raised.source()).equals(id)).toList();
        Urgency urgency =
                Urgency.highest(own.stream().map(RaisedUrgency::urgency)).orElse(null);
        return new Assessment.LayerReading(id, label, urgency, raisedTo(urgency, own.stream()));
    }

    String layerOf(String source) {
        return base.row(source)
                .map(located -> located.table().layer())
                .or(() -> base.rule(source).map(rule -> rule.layer()))
                .orElseThrow();
    }

    /** Patterns strongest first: by support, then by the weight of the evidence, then in the vocabulary's order. */
    List<Assessment.PatternReading> patterns() {
        Map<String, PatternSupport> supports = new HashMap<>();
        all(PatternSupport.class).forEach(support -> supports.merge(support.pattern(), support, Reading::weaker));
        Map<String, Integer> weights = new HashMap<>();
        all(PatternEvidence.class).forEach(each -> weights.merge(each.pattern(), each.weight(), Integer::sum));
        Comparator<Assessment.PatternReading> order = Comparator.comparing(Assessment.PatternReading::support);
        return vocabulary().patterns().stream()
                .filter(pattern -> supports.containsKey(pattern.code()))
                .map(pattern -> new Assessment.PatternReading(
                        pattern.code(),
                        pattern.label(),
                        Objects.requireNonNull(supports.get(pattern.code())).support(),
                        evidence(pattern.code(), 1),
                        evidence(pattern.code(), -1)))
                .sorted(order.thenComparing(each -> -weights.getOrDefault(each.code(), 0)))
                .toList();
    }

    /** Should two rules judge a pattern, the less confident one stands. */
    private static PatternSupport weaker(PatternSupport one, PatternSupport other) {
        return one.support().compareTo(other.support()) >= 0 ? one : other;
    }

    private List<String> evidence(String pattern, int sign) {
        return all(PatternEvidence.class)
                .filter(each -> each.pattern().equals(pattern) && each.weight() * sign > 0)
                .map(PatternEvidence::source)
                .sorted()
                .toList();
    }

    Outcome outcome(boolean settled) {
        List<String> considered = patterns().stream()
                .filter(pattern -> pattern.support() != Support.UNLIKELY)
                .map(Assessment.PatternReading::code)
                .toList();
        Map<String, Object> answers = new LinkedHashMap<>();
        answers.put("urgency", urgency().code());
        answers.put("leads", considered.isEmpty() ? Vocabulary.NO_PATTERN : considered.get(0));
        answers.put("considered", considered);
        answers.put("redFlags", redFlags().keySet());
        answers.put("explanations", explanations().keySet());
        answers.put("conflicts", conflicts().keySet());
        answers.put("settled", settled);
        return new Outcome(vocabulary(), answers);
    }

    /** The rows and rules behind what the outcome says in a field. */
    Set<String> behind(String outcomeField) {
        List<String> sources = new ArrayList<>();
        switch (outcomeField) {
            case "urgency", "settled" -> sources.addAll(raisedTo(urgency(), raises()));
            case "leads", "considered" ->
                all(PatternSupport.class)
                        .filter(each -> each.support() != Support.UNLIKELY)
                        .forEach(each -> sources.add(each.source()));
            case "redFlags" -> redFlags().values().forEach(sources::addAll);
            case "explanations" -> explanations().values().forEach(sources::addAll);
            case "conflicts" -> conflicts().values().forEach(sources::addAll);
            default -> throw new IllegalArgumentException(outcomeField);
        }
        return sources.stream().sorted().collect(toCollection(LinkedHashSet::new));
    }

    private Vocabulary vocabulary() {
        return base.vocabulary();
    }
}
