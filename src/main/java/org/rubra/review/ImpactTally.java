package org.rubra.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rubra.conclusion.Urgency;
import org.rubra.review.ImpactReport.Aspect;
import org.rubra.review.ImpactReport.Source;

/** Counts how presentations fare; what it keeps grows with the ways in which answers change, up to a limit, and not with the presentations. */
final class ImpactTally {
    static final int MOST_WAYS = 2_000;

    private static final Comparator<Map<String, Object>> SMALLER =
            Comparator.<Map<String, Object>>comparingInt(Map::size).thenComparing(Map::toString);

    private final Map<Source, Fared> bySource = new EnumMap<>(Source.class);
    private final Map<ImpactEffect, Way> ways = new LinkedHashMap<>();
    private final Map<Aspect, Long> affected = new EnumMap<>(Aspect.class);
    private long further;

    /**
     * How one presentation fared.
     *
     * @param before the urgency; null where it was refused
     * @param after the urgency; null where it is refused
     */
    record Answered(
            Map<String, Object> known, @Nullable Urgency before, @Nullable Urgency after, List<ImpactEffect> effects) {}

    private static final class Fared {
        private final Map<List<Urgency>, Long> matrix = new HashMap<>();
        private long presentations;
        private long changed;
    }

    private static final class Way {
        private final Map<Source, Long> counts = new EnumMap<>(Source.class);
        private Map<String, Object> example;

        Way(Map<String, Object> example) {
            this.example = example;
        }
    }

    /** A source counts, even where it gives nothing. */
    void open(Source source) {
        bySource.computeIfAbsent(source, key -> new Fared());
    }

    void add(Source source, Answered answered) {
        Fared fared = bySource.computeIfAbsent(source, key -> new Fared());
        fared.presentations++;
        fared.changed += answered.effects().isEmpty() ? 0 : 1;
        if (answered.before() != null && answered.after() != null) {
            fared.matrix.merge(List.of(answered.before(), answered.after()), 1L, Long::sum);
        }
        answered.effects().stream()
                .map(ImpactEffect::aspect)
                .distinct()
                .forEach(aspect -> affected.merge(aspect, 1L, Long::sum));
        boolean beyond = false;
        for (ImpactEffect effect : answered.effects()) {
            beyond |= !add(source, effect, answered.known());
        }
        further += beyond ? 1 : 0;
    }

    private boolean add(Source source, ImpactEffect effect, Map<String, Object> known) {
        Way way = ways.get(effect);
        if (way == null) {
            // however many other ways there are, nobody's urgency goes without a word
            if (ways.size() >= MOST_WAYS && effect.aspect() != Aspect.URGENCY) {
                return false;
            }
            way = new Way(known);
            ways.put(effect, way);
        }
        way.counts.merge(source, 1L, Long::sum);
        if (SMALLER.compare(known, way.example) < 0) {
            way.example = known;
        }
        return true;
    }

    long further() {
        return further;
    }

    /** How many presentations changed in each aspect. */
    Map<Aspect, Long> affected() {
        return affected;
    }

    List<ImpactReport.Tried> tried() {
        return bySource.entrySet().stream()
                .map(each -> new ImpactReport.Tried(
                        each.getKey(),
                        each.getValue().presentations,
                        each.getValue().changed,
                        matrix(each.getValue().matrix)))
                .toList();
    }

    private static List<ImpactReport.Count> matrix(Map<List<Urgency>, Long> counts) {
        List<ImpactReport.Count> matrix = new ArrayList<>();
        for (Urgency before : Urgency.values()) {
            for (Urgency after : Urgency.values()) {
                long count = counts.getOrDefault(List.of(before, after), 0L);
                if (count > 0) {
                    matrix.add(new ImpactReport.Count(before, after, count));
                }
            }
        }
        return matrix;
    }

    /** The moves down, up, and all others, each by aspect, and then the most frequent first; urgencies by how far they go. */
    Map<Direction, List<ImpactReport.Move>> moves() {
        return ways.entrySet().stream()
                .map(each -> move(each.getKey(), each.getValue()))
                .sorted(Comparator.comparing(ImpactReport.Move::aspect)
                        .thenComparing(move -> -distance(move))
                        .thenComparing(move -> -move.count())
                        .thenComparing(ImpactReport.Move::before)
                        .thenComparing(ImpactReport.Move::after)
                        .thenComparing(move -> move.rows().toString()))
                .collect(Collectors.groupingBy(
                        Direction::of, () -> new EnumMap<>(Direction.class), Collectors.toList()));
    }

    private static ImpactReport.Move move(ImpactEffect effect, Way way) {
        return new ImpactReport.Move(
                effect.aspect(), effect.before(), effect.after(), effect.rows(), way.counts, way.example);
    }

    private static int distance(ImpactReport.Move move) {
        return move.aspect() == Aspect.URGENCY
                ? Math.abs(Urgency.of(move.after()).compareTo(Urgency.of(move.before())))
                : 0;
    }

    /** Where a move goes. */
    enum Direction {
        DOWN,
        UP,
        ASIDE;

        static Direction of(ImpactReport.Move move) {
            return move.aspect() != Aspect.URGENCY
                    ? ASIDE
                    : Urgency.of(move.after()).compareTo(Urgency.of(move.before())) < 0 ? DOWN : UP;
        }
    }
}
