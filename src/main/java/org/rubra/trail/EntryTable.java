package org.rubra.trail;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.rubra.log.Hash;

/**
 * The recorded answers: the leaves of the log with their hashes, and beside each what was said. Positions run from 0 without a gap. Body, marks and
 * subject are absent where they were erased.
 */
final class EntryTable {
    /** The position of what is not recorded yet. */
    static final long NOWHERE = -1;

    private static final String COLUMNS = "position, id, hash, at, dictionary, leaf, subject, marks, body";
    private static final String SELECT = "SELECT " + COLUMNS + ", " + Erasures.IS_ONE + " FROM entry ";
    private static final String INSERT = "INSERT INTO entry (" + COLUMNS
            + ") VALUES (:position, :id, :hash, :at, :dictionary, :leaf, :subject, :marks, :body)";

    /** So many rows at a time, so that a walk through all of them takes little memory. */
    private static final int STEP = 1_000;

    private EntryTable() {}

    /**
     * A row as it stands, which need not be as it was written.
     *
     * @param at milliseconds since 1970, for searching
     * @param dictionary by which leaf and body are packed; 0 for none
     * @param subject as the table says it, for searching
     * @param marks the numbers of the marks, packed; null where they were erased
     * @param body packed; null where it was erased
     * @param erasure whether it is no answer, but says that some were erased
     */
    record Stored(
            long position,
            String id,
            byte[] hash,
            long at,
            int dictionary,
            byte[] leaf,
            @Nullable String subject,
            byte @Nullable [] marks,
            byte @Nullable [] body,
            boolean erasure) {

        Stored at(long place, byte[] numbers) {
            return new Stored(place, id, hash, at, dictionary, leaf, subject, numbers, body, erasure);
        }
    }

    /** @param rows of ids that are not there yet */
    static void insert(Handle handle, List<Stored> rows) {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedBatch batch = handle.prepareBatch(INSERT)) {
            for (Stored row : rows) {
                batch.bind("position", row.position())
                        .bind("id", row.id())
                        .bind("hash", row.hash())
                        .bind("at", row.at())
                        .bind("dictionary", row.dictionary())
                        .bind("leaf", row.leaf())
                        .bind("subject", row.subject())
                        .bind("marks", row.marks())
                        .bind("body", row.body())
                        .add();
            }
            batch.execute();
        }
    }

    /** Those of the ids that are there already. */
    static Set<String> among(Handle handle, List<String> ids) {
        return handle.createQuery("SELECT id FROM entry WHERE id IN (<ids>)")
                .bindList("ids", ids)
                .mapTo(String.class)
                .set();
    }

    static Optional<Stored> find(Handle handle, String id) {
        return handle.createQuery(SELECT + "WHERE id = :id")
                .bind("id", id)
                .map(EntryTable::stored)
                .findOne();
    }

    static Optional<Stored> at(Handle handle, long position) {
        return handle.createQuery(SELECT + "WHERE position = :position")
                .bind("position", position)
                .map(EntryTable::stored)
                .findOne();
    }

    /** Goes through all rows from a position on, in the order of their positions. */
    static void walk(Handle handle, long from, Consumer<Stored> step) {
        long next = from;
        while (true) {
            List<Stored> rows = handle.createQuery(SELECT + "WHERE position >= :next ORDER BY position LIMIT :step")
                    .bind("next", next)
                    .bind("step", STEP)
                    .map(EntryTable::stored)
                    .list();
            rows.forEach(step);
            if (rows.size() < STEP) {
                return;
            }
            next = rows.get(rows.size() - 1).position() + 1;
        }
    }

    /** Those of the positions at which something that was said still stands. */
    static List<Long> unerased(Handle handle, Collection<Long> positions) {
        return handle.createQuery("SELECT position FROM entry WHERE position IN (<positions>) AND body IS NOT NULL")
                .bindList("positions", positions)
                .mapTo(Long.class)
                .list();
    }

    /** Takes away what was said, and what it is found by, but for the postings. */
    static void erase(Handle handle, Collection<Long> positions) {
        handle.createUpdate(
                        "UPDATE entry SET subject = NULL, marks = NULL, body = NULL WHERE position IN (<positions>)")
                .bindList("positions", positions)
                .execute();
    }

    /** The hashes of the leaves at these positions, in order; fewer where some are missing. */
    static List<Hash> hashes(Handle handle, long from, long to) {
        try (Stream<Hash> hashes = handle
                .createQuery("SELECT hash FROM entry WHERE position >= :from AND position < :to ORDER BY position")
                .bind("from", from)
                .bind("to", to)
                .map((row, context) -> Hash.of(row.getBytes(1)))
                .stream()) {
            return hashes.toList();
        }
    }

    private static Stored stored(java.sql.ResultSet row, StatementContext context) throws java.sql.SQLException {
        return new Stored(
                row.getLong("position"),
                row.getString("id"),
                row.getBytes("hash"),
                row.getLong("at"),
                row.getInt("dictionary"),
                row.getBytes("leaf"),
                row.getString("subject"),
                row.getBytes("marks"),
                row.getBytes("body"),
                row.getBoolean("erasure"));
    }
}
