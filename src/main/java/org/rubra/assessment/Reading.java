package org.rubra.assessment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rubra.conclusion.Advice;
import org.rubra.conclusion.AskFirst;
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
import org.rubra.vocabulary.Term;
import org.rubra.vocabulary.Vocabulary;

/** What has been concluded, sorted by what it says, and the urgency it comes to. */
final class Reading {
    private final KnowledgeBase base;
    private final Plans plans;
    private final List<RaisedUrgency> allRaises = new ArrayList<>();
    private final List<RaisedUrgency> raises;
    private final Map<String, Argued> evidence = new HashMap<>();
    private final Map<String, PatternSupport> supports = new HashMap<>();
    private final List<String> first = new ArrayList<>();
    private final Map<String, Set<String>> redFlags = new HashMap<>();
    private final Map<String, Set<String>> explanations = new HashMap<>();
    private final Map<String, Set<String>> conflicts = new HashMap<>();
    private final Map<String, Set<String>> advice = new HashMap<>();
    private final Urgency urgency;
    private final List<Assessment.PatternReading> patterns;

    /** A term that was concluded, with the rows and rules that concluded it. */
    record Said(Term term, List<String> because) {}

    /** What speaks for and against one pattern. */
    private static final class Argued {
        static final Argued NOTHING = new Argued();
        private final Set<String> because = new TreeSet<>();
        private final Set<String> against = new TreeSet<>();
        private int weight;

        void add(PatternEvidence evidence) {
            (evidence.weight() > 0 ? because : against).add(evidence.source());
            weight += evidence.weight();
        }
    }

    Reading(KnowledgeBase base, Plans plans, Collection<Conclusion> conclusions) {
        this.base = base;
        this.plans = plans;
        conclusions.forEach(this::sort);
        this.raises = explanations.isEmpty()
                ? allRaises
                : allRaises.stream()
                        .filter(raised -> settingAside(raised).isEmpty())
                        .toList();
        // a knowledge base without a rule for it must not reassure either
        this.urgency =
                Urgency.highest(raises.stream().map(RaisedUrgency::urgency)).orElse(Urgency.ROUTINE);
        this.patterns = readPatterns();
    }

    private void sort(Conclusion conclusion) {
        if (conclusion instanceof PatternEvidence each) {
            evidence.computeIfAbsent(each.pattern(), key -> new Argued()).add(each);
        } else if (conclusion instanceof RaisedUrgency each) {
            allRaises.add(each);
        } else if (conclusion instanceof PatternSupport each) {
            supports.merge(each.pattern(), each, Reading::weaker);
        } else if (conclusion instanceof RedFlag each) {
            add(redFlags, each.code(), each.source());
        } else if (conclusion instanceof Advice each) {
            add(advice, each.code(), each.source());
        } else if (conclusion instanceof Explanation each) {
            add(explanations, each.code(), each.source());
        } else if (conclusion instanceof Conflict each) {
            add(conflicts, each.code(), each.source());
        } else if (conclusion instanceof AskFirst each) {
            first.add(each.field());
        }
    }

    private static void add(Map<String, Set<String>> sources, String code, String source) {
        sources.computeIfAbsent(code, key -> new TreeSet<>()).add(source);
    }

    /** Should two rules judge a pattern, the less confident one stands. */
    private static PatternSupport weaker(PatternSupport one, PatternSupport other) {
        return one.support().compareTo(other.support()) >= 0 ? one : other;
    }

    /** What was concluded, in the vocabulary's order. */
    private static List<Said> inOrder(Map<String, Set<String>> sources, List<Term> terms) {
        if (sources.isEmpty()) {
            return List.of();
        }
        List<Said> said = new ArrayList<>(sources.size());
        for (Term term : terms) {
            Set<String> found = sources.get(term.code());
            if (found != null) {
                said.add(new Said(term, List.copyOf(found)));
            }
        }
        return said;
    }

    List<Said> explanations() {
        return inOrder(explanations, vocabulary().explanations());
    }

    List<Said> redFlags() {
        return inOrder(redFlags, vocabulary().redFlags());
    }

    List<Said> conflicts() {
        return inOrder(conflicts, vocabulary().conflicts());
    }

    List<Said> advice() {
        return inOrder(advice, vocabulary().advice());
    }

    /** The rows and rules that speak for or against a pattern. */
    List<String> evidence(String pattern) {
        Argued argued = argued(pattern);
        return Stream.concat(argued.because.stream(), argued.against.stream()).toList();
    }

    /** The fields that a rule wants asked for first. */
    List<String> first() {
        return first;
    }

    /** The explanations, among those of a raise, that were concluded: any one sets it aside. */
    List<String> settingAside(RaisedUrgency raised) {
        return raised.unless().isEmpty() || explanations.isEmpty()
                ? List.of()
                : raised.unless().stream().filter(explanations::containsKey).toList();
    }

    /** The raises that do not count. */
    List<RaisedUrgency> setAside() {
        return explanations.isEmpty()
                ? List.of()
                : allRaises.stream()
                        .filter(raised -> !settingAside(raised).isEmpty())
                        .toList();
    }

    Urgency urgency() {
        return urgency;
    }

    /** Whether nothing but rules of the stage for defaults holds the urgency where it is. */
    boolean isByDefault() {
        return raises.stream()
                .allMatch(raised -> raised.urgency() != urgency || plans.of(raised.source()).stage == Stage.DEFAULTS);
    }

    private static List<String> raisedTo(@Nullable Urgency urgency, List<RaisedUrgency> raises) {
        TreeSet<String> sources = new TreeSet<>();
        for (RaisedUrgency raised : raises) {
            if (raised.urgency() == urgency) {
                sources.add(raised.source());
            }
        }
        return List.copyOf(sources);
    }

    /** What one layer came to by itself. */
    Assessment.LayerReading layer(String id, String label) {
        List<RaisedUrgency> own = new ArrayList<>();
        Urgency highest = null;
        for (RaisedUrgency raised : raises) {
            if (plans.of(raised.source()).layer.equals(id)) {
                own.add(raised);
                highest = highest == null || raised.urgency().compareTo(highest) > 0 ? raised.urgency() : highest;
            }
        }
        return new Assessment.LayerReading(id, label, highest, raisedTo(highest, own));
    }

    /** Patterns strongest first: by support, then by the weight of the evidence, then in the vocabulary's order. */
    List<Assessment.PatternReading> patterns() {
        return patterns;
    }

    private List<Assessment.PatternReading> readPatterns() {
        List<Assessment.PatternReading> readings = new ArrayList<>();
        for (Term pattern : vocabulary().patterns()) {
            PatternSupport support = supports.get(pattern.code());
            if (support != null) {
                Argued argued = argued(pattern.code());
                readings.add(new Assessment.PatternReading(
                        pattern.code(),
                        pattern.label(),
                        support.support(),
                        List.copyOf(argued.because),
                        List.copyOf(argued.against)));
            }
        }
        readings.sort(Comparator.comparing(Assessment.PatternReading::support)
                .thenComparing(each -> -argued(each.code()).weight));
        return readings;
    }

    private Argued argued(String pattern) {
        return evidence.getOrDefault(pattern, Argued.NOTHING);
    }

    /** The codes of the patterns that are not unlikely, strongest first. */
    List<String> considered() {
        List<String> considered = new ArrayList<>();
        for (Assessment.PatternReading pattern : patterns) {
            if (pattern.support() != Support.UNLIKELY) {
                considered.add(pattern.code());
            }
        }
        return considered;
    }

    Outcome outcome(boolean settled) {
        List<String> considered = considered();
        Map<String, Object> answers = new LinkedHashMap<>();
        answers.put("urgency", urgency.code());
        answers.put("leads", considered.isEmpty() ? Vocabulary.NO_PATTERN : considered.get(0));
        answers.put("considered", considered);
        answers.put("redFlags", redFlags.keySet());
        answers.put("explanations", explanations.keySet());
        answers.put("conflicts", conflicts.keySet());
        answers.put("settled", settled);
        return new Outcome(vocabulary(), answers);
    }

    /** The rows and rules behind what the outcome says in a field. */
    Collection<String> behind(String outcomeField) {
        return switch (outcomeField) {
            case "urgency", "settled" -> raisedTo(urgency, raises);
            case "leads", "considered" ->
                supports.values().stream()
                        .filter(each -> each.support() != Support.UNLIKELY)
                        .map(PatternSupport::source)
                        .toList();
            case "redFlags" -> all(redFlags);
            case "explanations" -> all(explanations);
            case "conflicts" -> all(conflicts);
            default -> throw new IllegalArgumentException(outcomeField);
        };
    }

    private static List<String> all(Map<String, Set<String>> sources) {
        return sources.values().stream().flatMap(Collection::stream).toList();
    }

    private Vocabulary vocabulary() {
        return base.vocabulary();
    }
}
