package org.rubra.explanation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rubra.conclusion.Balance;
import org.rubra.conclusion.Conclusion;
import org.rubra.conclusion.Explanation;
import org.rubra.conclusion.PatternEvidence;
import org.rubra.conclusion.RaisedUrgency;
import org.rubra.conclusion.Urgency;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.knowledge.RowIndex;
import org.rubra.knowledge.RuleLogic;
import org.rubra.knowledge.Stage;
import org.rubra.vocabulary.Presentation;

/**
 * The urgency that follows from the rows that hold, without a session of the engine: for a search that asks a hundred thousand times. It looks no further than
 * it must: rules raise to routine at most, so where rows raise further only they and the explanations matter. A test holds it to the assessor.
 */
final class Urgencies {
    /** A few megabytes; what does not fit is worked out again. */
    private static final int MOST_KEPT = 50_000;

    private final KnowledgeBase base;
    private final StageRules explaining;
    private final List<StageRules> later;
    private final List<List<Conclusion>> rows;
    private final List<Level> levels;
    private final long[] behindExplanations;
    private final long[] behindRules;
    private final Map<Key, Explained> explained = new HashMap<>();
    private final Map<Key, Urgency> whole = new HashMap<>();

    /** The rows that raise to an urgency: those whose raise nothing sets aside, and all of them. */
    private record Level(Urgency urgency, long[] certain, long[] perhaps) {}

    /** What decides something that is worked out once. */
    private record Key(List<Long> rows, Object rest) {}

    /** What the rules for explanations add, and the codes of all explanations. */
    private record Explained(List<Conclusion> added, Set<String> codes) {}

    /** Nothing where what the rules conclude cannot be told without running them. */
    static Optional<Urgencies> of(KnowledgeBase base, List<RuleLogic> rules) {
        List<StageRules> stages = Stream.of(Stage.EXPLANATIONS, Stage.SUPPORT, Stage.DEFAULTS)
                .flatMap(stage -> StageRules.of(rules, stage, base.layers()).stream())
                .toList();
        return stages.size() == 3
                ? Optional.of(new Urgencies(base, stages.get(0), stages.subList(1, 3)))
                : Optional.empty();
    }

    private Urgencies(KnowledgeBase base, StageRules explaining, List<StageRules> later) {
        this.base = base;
        this.explaining = explaining;
        this.later = later;
        this.rows = base.rowIndex().rows().stream()
                .map(row -> row.conclusions().toList())
                .toList();
        Set<String> asked = new HashSet<>();
        later.forEach(stage -> asked.addAll(stage.asked()));
        levels = Stream.of(Urgency.values())
                .filter(Urgencies::isAboveRules)
                .sorted(Comparator.reverseOrder())
                .map(this::level)
                .toList();
        behindExplanations = rows(each -> each instanceof Explanation || explaining.asks(each));
        behindRules = rows(
                each -> !(each instanceof PatternEvidence) || asked.contains(PatternEvidence.class.getSimpleName()));
    }

    private Level level(Urgency urgency) {
        return new Level(
                urgency,
                rows(each -> each instanceof RaisedUrgency raise
                        && raise.urgency() == urgency
                        && raise.unless().isEmpty()),
                rows(each -> each instanceof RaisedUrgency raise && raise.urgency() == urgency));
    }

    private long[] rows(Predicate<Conclusion> wanted) {
        long[] bits = new long[(rows.size() + 63) / 64];
        for (int row = 0; row < rows.size(); row++) {
            if (rows.get(row).stream().anyMatch(wanted)) {
                bits[row >> 6] |= 1L << row;
            }
        }
        return bits;
    }

    /**
     * The urgency.
     *
     * @param hold the rows that hold, by their position in the base's index of rows
     * @param answers what trusted rules tell apart of the facts; equal where they cannot tell them apart
     * @param facts the facts themselves
     */
    Urgency of(long[] hold, Object answers, Supplier<Presentation> facts) {
        long[] counting = base.selection()
                .of(new RowIndex.Bits(hold, new long[hold.length]))
                .hold();
        Urgency certain = certain(counting);
        if (certain != null) {
            return certain;
        }
        Explained explanations = kept(
                explained, new Key(bits(counting, behindExplanations), answers), () -> explain(counting, facts.get()));
        List<RaisedUrgency> raised = raises(conclusions(counting, explanations));
        Urgency soFar = highest(raised, raise -> raise.unless().stream().noneMatch(explanations.codes::contains));
        if (soFar != null && isAboveRules(soFar)) {
            return soFar;
        }
        Collection<Balance> balances = Balance.sums(conclusions(counting, explanations));
        return kept(
                whole,
                new Key(bits(counting, behindRules), List.of(answers, List.copyOf(balances))),
                () -> whole(conclusions(counting, explanations), balances, soFar, facts.get()));
    }

    private static <T> T kept(Map<Key, T> kept, Key key, Supplier<T> work) {
        T known = kept.get(key);
        if (known == null) {
            known = work.get();
            if (kept.size() < MOST_KEPT) {
                kept.put(key, known);
            }
        }
        return known;
    }

    /** The highest urgency that a row raises, where nothing can set it aside and no rule can raise further; else null. */
    private @Nullable Urgency certain(long[] counting) {
        for (Level level : levels) {
            if (meets(counting, level.certain)) {
                return level.urgency;
            }
            if (meets(counting, level.perhaps)) {
                return null;
            }
        }
        return null;
    }

    private static boolean meets(long[] one, long[] other) {
        for (int word = 0; word < one.length; word++) {
            if ((one[word] & other[word]) != 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether what trusted rules raise cannot change it. */
    private static boolean isAboveRules(Urgency urgency) {
        return urgency.compareTo(Urgency.ROUTINE) >= 0;
    }

    private Explained explain(long[] counting, Presentation facts) {
        List<Conclusion> said = conclusions(counting);
        List<Conclusion> added = explaining.fire(facts, base.layers(), said, List.of());
        Set<String> codes = new HashSet<>();
        Stream.concat(said.stream(), added.stream())
                .filter(Explanation.class::isInstance)
                .forEach(each -> codes.add(each.said()));
        return new Explained(added, codes);
    }

    private Urgency whole(
            List<Conclusion> said, Collection<Balance> balances, @Nullable Urgency soFar, Presentation facts) {
        List<Conclusion> all = new ArrayList<>(said);
        List<Conclusion> added = new ArrayList<>();
        for (StageRules stage : later) {
            List<Conclusion> more = stage.fire(facts, base.layers(), all, balances);
            all.addAll(more);
            added.addAll(more);
        }
        Stream<Urgency> raises = raises(added).stream().map(RaisedUrgency::urgency);
        return Urgency.highest(Stream.concat(Stream.ofNullable(soFar), raises)).orElse(Urgency.ROUTINE);
    }

    private List<Conclusion> conclusions(long[] counting, Explained explanations) {
        List<Conclusion> all = conclusions(counting);
        all.addAll(explanations.added);
        return all;
    }

    private List<Conclusion> conclusions(long[] bits) {
        List<Conclusion> conclusions = new ArrayList<>();
        for (int row : base.rowIndex().positions(bits)) {
            conclusions.addAll(rows.get(row));
        }
        return conclusions;
    }

    private static List<RaisedUrgency> raises(List<Conclusion> conclusions) {
        List<RaisedUrgency> raises = new ArrayList<>();
        for (Conclusion each : conclusions) {
            if (each instanceof RaisedUrgency raise) {
                raises.add(raise);
            }
        }
        return raises;
    }

    private static @Nullable Urgency highest(List<RaisedUrgency> raises, Predicate<RaisedUrgency> counts) {
        Urgency highest = null;
        for (RaisedUrgency each : raises) {
            if (counts.test(each) && (highest == null || each.urgency().compareTo(highest) > 0)) {
                highest = each.urgency();
            }
        }
        return highest;
    }

    private static List<Long> bits(long[] bits, long[] wanted) {
        Long[] some = new Long[bits.length];
        Arrays.setAll(some, word -> bits[word] & wanted[word]);
        return List.of(some);
    }
}
