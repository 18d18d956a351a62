package org.rubra.trail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Handle;
import org.rubra.assessment.Assessment;

/** Finds recorded answers, and counts them. */
final class Search {
    private final Handle handle;
    private final MarkTable marks;
    private final Dictionaries dictionaries;

    Search(Handle handle, MarkTable marks, Dictionaries dictionaries) {
        this.handle = handle;
        this.marks = marks;
        this.dictionaries = dictionaries;
    }

    /** A page of the answers that a query selects, with the position before which the next one goes on. */
    Page page(Query query) {
        List<Long> positions = new ArrayList<>();
        new Matching(handle, marks, query).newestFirst(hits -> {
            hits.positions().limit(query.limit() + 1L - positions.size()).forEach(positions::add);
            return positions.size() <= query.limit();
        });
        boolean more = positions.size() > query.limit();
        List<Long> shown = more ? positions.subList(0, query.limit()) : positions;
        List<Found> found = new ArrayList<>();
        List<Long> unreadable = new ArrayList<>();
        find(shown, found, unreadable);
        return new Page(found, unreadable, more ? shown.get(query.limit() - 1) : null);
    }

    /** How many answers a query selects in all, on whichever page. */
    long count(Query query) {
        AtomicLong count = new AtomicLong();
        Query all = new Query(query.from(), query.to(), query.marks(), query.subject(), null, query.limit());
        new Matching(handle, marks, all).newestFirst(hits -> {
            count.addAndGet(hits.members().count());
            return true;
        });
        return count.get();
    }

    /** Each is found, or cannot be read, which one that was damaged tells of itself and of no other. */
    private void find(List<Long> positions, List<Found> found, List<Long> unreadable) {
        if (positions.isEmpty()) {
            return;
        }
        handle.createQuery(
                        "SELECT position, id, at, dictionary, leaf, subject, body IS NULL AS erased, marks FROM entry"
                                + " WHERE position IN (<positions>) ORDER BY position DESC")
                .bindList("positions", positions)
                .map((row, context) -> {
                    try {
                        return found.add(found(row));
                    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
                        return unreadable.add(row.getLong("position"));
                    }
                })
                .list();
    }

    private Found found(ResultSet row) throws SQLException, IOException {
        Leaf leaf = Leaf.read(
                dictionaries.numbered(handle, row.getInt("dictionary")).unpack(row.getBytes("leaf")));
        byte[] numbers = row.getBytes("marks");
        return new Found(
                row.getLong("position"),
                row.getString("id"),
                Instant.ofEpochMilli(row.getLong("at")),
                new Assessment.Release(leaf.version(), leaf.digest()),
                new Caller(leaf.channel(), leaf.caller()),
                row.getString("subject"),
                row.getBoolean("erased"),
                numbers == null ? List.of() : named(NumberList.read(numbers)));
    }

    private List<Mark> named(List<Integer> numbers) {
        return numbers.stream()
                .map(number -> marks.mark(handle, number)
                        .orElseThrow(() -> new IllegalArgumentException("found the number of no mark")))
                .sorted()
                .toList();
    }
}
