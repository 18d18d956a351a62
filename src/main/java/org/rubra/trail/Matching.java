package org.rubra.trail;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * The answers that a query selects, the newest first. A subject is found by its index, marks by the postings of full tiles; what came after the last
 * full tile is read as it is.
 */
final class Matching {
    /** A page is mostly in the first; more are read when it turns out that little is found. */
    private static final int FIRST_CHUNK = 4;

    private static final int LAST_CHUNK = 4096;

    private final Handle handle;
    private final Query query;
    private final List<Integer> marks;
    private final boolean possible;
    private final long end;
    private final long full;

    Matching(Handle handle, MarkTable table, Query query) {
        this.handle = handle;
        this.query = query;
        this.marks = query.marks().stream()
                .map(mark -> table.number(handle, mark))
                .flatMap(Optional::stream)
                .toList();
        this.possible = marks.size() == query.marks().size();
        long size = size(handle);
        this.end = query.before() == null ? size : Math.min(query.before(), size);
        this.full = size / Members.ALL;
    }

    /** How many answers were ever recorded. */
    static long size(Handle handle) {
        return handle.createQuery("SELECT COALESCE(MAX(position) + 1, 0) FROM entry")
                .mapTo(Long.class)
                .one();
    }

    /** Goes through what is selected until no more is wanted; no step is without a hit. */
    void newestFirst(Hits.Step step) {
        if (!possible) {
            return;
        }
        if (query.subject() != null) {
            ofSubject(step);
        } else if (unfinished(step)) {
            ofFullTiles(step);
        }
    }

    private boolean unfinished(Hits.Step step) {
        long start = full * Members.ALL;
        if (end <= start) {
            return true;
        }
        Set<Long> erasures = Set.copyOf(Erasures.among(handle, start, end));
        return offer(
                Tiles.marked(handle, start, end).stream()
                        .filter(each -> !erasures.contains(each.position()))
                        .toList(),
                step);
    }

    private void ofFullTiles(Hits.Step step) {
        FullTiles tiles = new FullTiles(handle, query, marks);
        long before = Math.min(full, (end + Members.ALL - 1) / Members.ALL);
        for (int most = FIRST_CHUNK; ; most = Math.min(2 * most, LAST_CHUNK)) {
            List<Hits> chunk = tiles.before(before, most);
            Map<Long, Members> erasures = erasures(chunk);
            for (Hits each : chunk) {
                Hits hits = inTime(beforeEnd(each.without(erasures)));
                if (!hits.members().isEmpty() && !step.at(hits)) {
                    return;
                }
            }
            if (chunk.size() < most) {
                return;
            }
            before = chunk.get(chunk.size() - 1).tile();
        }
    }

    /** Where the tiles have no answers. Nobody who asks for a mark is told of these, since they have none. */
    private Map<Long, Members> erasures(List<Hits> tiles) {
        if (tiles.isEmpty() || !marks.isEmpty()) {
            return Map.of();
        }
        long start = tiles.get(tiles.size() - 1).tile() * Members.ALL;
        long past = (tiles.get(0).tile() + 1) * Members.ALL;
        return Erasures.among(handle, start, past).stream()
                .collect(Collectors.groupingBy(
                        position -> position / Members.ALL,
                        Collectors.collectingAndThen(
                                Collectors.toList(),
                                positions -> Members.of(
                                        positions.stream().mapToInt(position -> (int) (position % Members.ALL))))));
    }

    private Hits beforeEnd(Hits hits) {
        long left = end - hits.tile() * Members.ALL;
        return left >= Members.ALL ? hits : hits.and(Members.below((int) left));
    }

    /** Where only some of a tile were given in time, each is looked at. */
    private Hits inTime(Hits hits) {
        if (hits.members().isEmpty() || (hits.first() >= query.fromMillis() && hits.last() < query.toMillis())) {
            return hits;
        }
        long start = hits.tile() * Members.ALL;
        return hits.and(Members.of(Tiles.marked(handle, start, start + Members.ALL).stream()
                .filter(this::isInTime)
                .mapToInt(Tiles.Marked::place)));
    }

    private void ofSubject(Hits.Step step) {
        long before = end;
        for (int most = FIRST_CHUNK; ; most = Math.min(2 * most, LAST_CHUNK)) {
            List<Tiles.Marked> chunk = handle.createQuery("SELECT position, at, marks FROM entry"
                            + " WHERE subject = :subject AND position < :before ORDER BY position DESC LIMIT :most")
                    .bind("subject", query.subject())
                    .bind("before", before)
                    .bind("most", most)
                    .map(Tiles.MARKED)
                    .list();
            if (!offer(chunk, step) || chunk.size() < most) {
                return;
            }
            before = chunk.get(chunk.size() - 1).position();
        }
    }

    /** Offers those that are selected, by tile. */
    private boolean offer(List<Tiles.Marked> answers, Hits.Step step) {
        return answers.stream()
                .filter(answer -> isInTime(answer) && new HashSet<>(answer.marks()).containsAll(marks))
                .collect(Collectors.groupingBy(answer -> answer.position() / Members.ALL))
                .entrySet()
                .stream()
                .sorted((one, other) -> Long.compare(other.getKey(), one.getKey()))
                .allMatch(tile -> step.at(hits(tile.getKey(), tile.getValue())));
    }

    private static Hits hits(long tile, List<Tiles.Marked> answers) {
        return new Hits(
                tile,
                answers.stream().mapToLong(Tiles.Marked::at).min().orElseThrow(),
                answers.stream().mapToLong(Tiles.Marked::at).max().orElseThrow(),
                Members.of(answers.stream().mapToInt(Tiles.Marked::place)));
    }

    private boolean isInTime(Tiles.Marked answer) {
        return answer.at() >= query.fromMillis() && answer.at() < query.toMillis();
    }
}
