package org.rubra.trail;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** Counts from postings how often each row or rule fired. */
final class FiringTally {
    private final Map<Mark, Tally> tallies = new TreeMap<>();

    private static final class Tally {
        private final Map<String, Long> byRelease = new TreeMap<>();
        private long count;
        private long last;

        void add(long tile, Members members, Map<Mark, Members> releases) {
            count += members.count();
            last = Math.max(last, tile * Members.ALL + members.last());
            releases.forEach((release, answers) -> {
                int both = answers.and(members).count();
                if (both > 0) {
                    byRelease.merge(release.code(), (long) both, Long::sum);
                }
            });
        }
    }

    static List<Firings> of(Handle handle, MarkTable marks) {
        FiringTally tally = new FiringTally();
        long size = Matching.size(handle);
        Postings rows = new Postings(handle, marks, Mark.Kind.ROW, size);
        Postings releases = new Postings(handle, marks, Mark.Kind.RELEASE, size);
        for (long start = 0; start * Members.ALL < size; start += Postings.WINDOW) {
            rows.window(start).forEach((tile, fired) -> tally.add(tile, fired, releases.of(tile)));
        }
        return tally.tallies.entrySet().stream()
                .map(each -> firings(handle, each.getKey().code(), each.getValue()))
                .toList();
    }

    private void add(long tile, Map<Mark, Members> fired, Map<Mark, Members> releases) {
        fired.forEach((row, members) -> {
            if (!members.isEmpty()) {
                tallies.computeIfAbsent(row, key -> new Tally()).add(tile, members, releases);
            }
        });
    }

    private static Firings firings(Handle handle, String row, Tally tally) {
        Instant last = handle.createQuery("SELECT at FROM entry WHERE position = :position")
                .bind("position", tally.last)
                .map((found, context) -> Instant.ofEpochMilli(found.getLong(1)))
                .one();
        return new Firings(row, tally.count, tally.last, last, tally.byRelease);
    }
}
