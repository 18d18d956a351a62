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
    private final Handle handle;
    private final Postings urgencies;
    private final Parts parts;
    private final long[] all;
    private final List<Map<String, Long>> byUrgency = new ArrayList<>();

    private VolumeTally(Handle handle, MarkTable marks, Parts parts) {
        this.handle = handle;
        this.urgencies = new Postings(handle, marks, Mark.Kind.URGENCY, Matching.size(handle));
        this.parts = parts;
        this.all = new long[parts.count()];
        for (int i = 0; i < all.length; i++) {
            byUrgency.add(new TreeMap<>());
        }
    }

    /** Parts of a time, each from its bound to the next, which is not within; in milliseconds. */
    static final class Parts {
        private final long[] bounds;

        private Parts(long[] bounds) {
            this.bounds = bounds;
        }

        /** @throws IllegalArgumentException when the query has no bounds in time, or these are too near for so many parts */
        static Parts of(Query query, int count) {
            if (count < 1 || count > Volume.MOST) {
                throw new IllegalArgumentException("found " + count + " parts; expected 1 to " + Volume.MOST);
            }
            if (query.from() == null || query.to() == null || query.toMillis() - query.fromMillis() < count) {
                throw new IllegalArgumentException("found from " + query.from() + " to " + query.to()
                        + "; expected a time of at least " + count + " milliseconds");
            }
            long length = query.toMillis() - query.fromMillis();
            long[] bounds = new long[count + 1];
            for (int i = 0; i <= count; i++) {
                // exact: 10,000 years times 366 is far from overflowing
                bounds[i] = query.fromMillis() + length * i / count;
            }
            return new Parts(bounds);
        }

        int count() {
            return bounds.length - 1;
        }

        /** The part in which a time lies; a number of no part for one outside of all. */
        int part(long at) {
            int found = Arrays.binarySearch(bounds, at);
            return found >= 0 ? found : -found - 2;
        }

        Instant bound(int part) {
            return Instant.ofEpochMilli(bounds[part]);
        }
    }

    static List<Volume> of(Handle handle, MarkTable marks, Query query, Parts parts) {
        VolumeTally tally = new VolumeTally(handle, marks, parts);
        new Matching(handle, marks, query).newestFirst(tally::add);
        return tally.volumes();
    }

    private boolean add(Hits hits) {
        if (parts.part(hits.first()) == parts.part(hits.last())) {
            add(parts.part(hits.first()), hits);
            return true;
        }
        long start = hits.tile() * Members.ALL;
        Tiles.marked(handle, start, start + Members.ALL).stream()
                .collect(Collectors.groupingBy(answer -> parts.part(answer.at())))
                .forEach((part, answers) ->
                        add(part, hits.and(Members.of(answers.stream().mapToInt(Tiles.Marked::place)))));
        return true;
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
            volumes.add(new Volume(parts.bound(i), parts.bound(i + 1), all[i], byUrgency.get(i)));
        }
        return volumes;
    }

    /** The earliest and latest time of all answers; nothing where there is none. */
    static Optional<Span> span(Handle handle) {
        long full = Matching.size(handle) / Members.ALL * Members.ALL;
        return handle.createQuery(
                        "SELECT MIN(first_at), MAX(last_at), COUNT(*) FROM (SELECT first_at, last_at FROM tile"
                                + " UNION ALL SELECT at, at FROM entry WHERE position >= :full) times")
                .bind("full", full)
                .map((row, context) -> row.getLong(3) == 0
                        ? Optional.<Span>empty()
                        : Optional.of(
                                new Span(Instant.ofEpochMilli(row.getLong(1)), Instant.ofEpochMilli(row.getLong(2)))))
                .one();
    }
}
