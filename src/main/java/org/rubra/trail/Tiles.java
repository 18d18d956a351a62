package org.rubra.trail;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/**
 * The answers in tiles of 256: of each that is full, when its answers were given, and which of them have each mark. Some 35 bytes an answer in all, where
 * a row a mark would take 300.
 */
final class Tiles {
    /** Reads position, at and marks. */
    static final RowMapper<Marked> MARKED =
            (row, context) -> new Marked(row.getLong(1), row.getLong(2), marks(row.getBytes(3)));

    private Tiles() {}

    /** What is searched of an answer. */
    record Marked(long position, long at, List<Integer> marks) {
        int place() {
            return (int) (position % Members.ALL);
        }
    }

    /** Adds the tiles that are full since the log had fewer answers, in the transaction that recorded the last ones. */
    static void fill(Handle handle, long earlier, long size) {
        for (long tile = earlier / Members.ALL; tile < size / Members.ALL; tile++) {
            add(handle, tile);
        }
    }

    private static void add(Handle handle, long tile) {
        List<Marked> answers = marked(handle, tile * Members.ALL, (tile + 1) * Members.ALL);
        if (answers.size() != Members.ALL) {
            throw new IllegalStateException("tile " + tile + " has " + answers.size() + " answers");
        }
        handle.createUpdate("INSERT INTO tile (number, first_at, last_at) VALUES (:number, :first, :last)")
                .bind("number", tile)
                .bind("first", answers.stream().mapToLong(Marked::at).min().orElseThrow())
                .bind("last", answers.stream().mapToLong(Marked::at).max().orElseThrow())
                .execute();
        PreparedBatch postings =
                handle.prepareBatch("INSERT INTO posting (mark, tile, members) VALUES (:mark, :tile, :members)");
        members(answers).forEach((mark, members) -> postings.bind("mark", mark)
                .bind("tile", tile)
                .bind("members", members.bytes())
                .add());
        if (postings.size() > 0) {
            postings.execute();
        }
    }

    /** Which of these answers of one tile have each mark. */
    static Map<Integer, Members> members(List<Marked> answers) {
        Map<Integer, IntStream.Builder> places = new HashMap<>();
        answers.forEach(
                answer -> answer.marks().forEach(mark -> places.computeIfAbsent(mark, key -> IntStream.builder())
                        .add(answer.place())));
        return places.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> Members.of(each.getValue().build())));
    }

    /** The answers from one position up to, but not with, another. */
    static List<Marked> marked(Handle handle, long start, long end) {
        return handle.createQuery(
                        "SELECT position, at, marks FROM entry WHERE position >= :start AND position < :end ORDER BY position")
                .bind("start", start)
                .bind("end", end)
                .map(MARKED)
                .list();
    }

    /** The marks as stored; none where they were erased, or were damaged: then the others are found all the same. */
    static List<Integer> marks(byte @Nullable [] stored) {
        try {
            return stored == null ? List.of() : NumberList.read(stored);
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    /**
     * Takes answers out of the postings, so that no search by any of their marks finds them any more, or tells that there was one. Under the lock of the
     * log's head: a tile that is being filled would else keep them.
     */
    static void forget(Handle handle, Collection<Long> positions) {
        positions.stream()
                .collect(Collectors.groupingBy(position -> position / Members.ALL, Collectors.toSet()))
                .forEach((tile, gone) -> {
                    List<Marked> answers = marked(handle, tile * Members.ALL, (tile + 1) * Members.ALL).stream()
                            .filter(answer -> gone.contains(answer.position()))
                            .toList();
                    members(answers).forEach((mark, members) -> forget(handle, mark, tile, members));
                });
    }

    private static void forget(Handle handle, int mark, long tile, Members gone) {
        handle.createQuery("SELECT members FROM posting WHERE mark = :mark AND tile = :tile")
                .bind("mark", mark)
                .bind("tile", tile)
                .mapTo(byte[].class)
                .findOne()
                .map(stored -> Members.read(stored).without(gone))
                .ifPresent(rest -> keep(handle, mark, tile, rest));
    }

    private static void keep(Handle handle, int mark, long tile, Members rest) {
        Update update = handle.createUpdate(
                rest.isEmpty()
                        ? "DELETE FROM posting WHERE mark = :mark AND tile = :tile"
                        : "UPDATE posting SET members = :members WHERE mark = :mark AND tile = :tile");
        if (!rest.isEmpty()) {
            update.bind("members", rest.bytes());
        }
        update.bind("mark", mark).bind("tile", tile).execute();
    }
}
