package org.rubra.trail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Counts what a query selects over equal parts of its time. */
final class VolumeTally {
    /** How many parts there may be. */
    static final int MOST = 366;

    private final Handle handle;
    private final Postings urgencies;
    private final long[] bounds;
    private final long[] all;
    private final List<Map<String, Long>> byUrgency = new ArrayList<>();

    private VolumeTally(Handle handle, Postings urgencies, long[] bounds) {
        this.handle = handle;
        this.urgencies = urgencies;
        this.bounds = bounds;
        this.all = new long[bounds.length - 1];
        for (int i = 0; i < all.length; i++) {
            byUrgency.add(new TreeMap<>());
        }
    }

    /** @throws IllegalArgumentException when the query has no bounds in time, or these are too near for so many parts */
    static List<Volume> of(Handle handle, MarkTable marks, Query query, int parts) {
        Postings urgencies = new Postings(handle, marks, Mark.Kind.URGENCY, Matching.size(handle));
        VolumeTally tally = new VolumeTally(handle, urgencies, bounds(query, parts));
        new Matching(handle, marks, query).newestFirst(tally::add);
        return tally.volumes();
    }

    private static long[] bounds(Query query, int parts) {
        if (parts < 1 || parts > MOST) {
            throw new IllegalArgumentException("found " + parts + " buckets; expected 1 to " + MOST);
        }
        if (query.from() == null || query.to() == null || query.toMillis() - query.fromMillis() < parts) {
            throw new IllegalArgumentException("found from " + query.from() + " to " + query.to()
                    + "; expected a time of at least " + parts + " milliseconds");
        }
        double length = (double) (query.toMillis() - query.fromMillis()) / parts;
        long[] bounds = new long[parts + 1];
        for (int i = 0; i < parts; i++) {
            bounds[i] = query.fromMillis() + (long) (i * length);
        }
        bounds[parts] = query.toMillis();
        return bounds;
    }

    private boolean add(Hits hits) {
        if (part(hits.first()) == part(hits.last())) {
            add(part(hits.first()), hits);
            return true;
        }
        // a tile of which only some were given in time lies in several parts too
        long start = hits.tile() * Members.ALL;
        Tiles.marked(handle, start, start + Members.ALL).stream()
                .collect(Collectors.groupingBy(answer -> part(answer.at())))
                .forEach((part, answers) ->
                        add(part, hits.and(Members.of(answers.stream().mapToInt(Tiles.Marked::place)))));
        return true;
    }

    /** The part in which a time lies; times before all parts and after them have none of theirs. */
    private int part(long at) {
        int found = Arrays.binarySearch(bounds, at);
        return found >= 0 ? found : -found - 2;
    }

    private void add(int part, Hits hits) {
        if (hits.members().isEmpty()) {
            return;
        }
        all[part] += hits.members().count();
        urgencies.of(hits.tile()).forEach((urgency, answers) -> {
            int both = answers.and(hits.members()).count();
            if (both > 0) {
                byUrgency.get(part).merge(urgency.code(), (long) both, Long::sum);
            }
        });
    }

    private List<Volume> volumes() {
        List<Volume> volumes = new ArrayList<>();
        for (int i = 0; i < all.length; i++) {
            volumes.add(new Volume(
                    Instant.ofEpochMilli(bounds[i]), Instant.ofEpochMilli(bounds[i + 1]), all[i], byUrgency.get(i)));
        }
        return volumes;
    }

    /** The earliest and latest time of all answers; nothing where there is none. */
    static Optional<Span> span(Handle handle) {
        long full = Matching.size(handle) / Members.ALL * Members.ALL;
        return handle.createQuery(
                        "SELECT MIN(first_at), MAX(last_at), COUNT(*) FROM"
                                + " (SELECT first_at, last_at FROM tile UNION ALL SELECT at, at FROM entry WHERE position >= :full) times")
                .bind("full", full)
                .map((row, context) -> row.getLong(3) == 0
                        ? Optional.<Span>empty()
                        : Optional.of(
                                new Span(Instant.ofEpochMilli(row.getLong(1)), Instant.ofEpochMilli(row.getLong(2)))))
                .one();
    }
}
