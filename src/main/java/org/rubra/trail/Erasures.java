package org.rubra.trail;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** Where the log says that something was erased: there is no answer at these positions, and no search finds any. */
final class Erasures {
    /** A column that says it of a row of the table {@code entry}. */
    static final String IS_ONE = "EXISTS (SELECT 1 FROM erasure WHERE erasure.position = entry.position) AS erasure";

    private Erasures() {}

    static void insert(Handle handle, long position) {
        handle.createUpdate("INSERT INTO erasure (position) VALUES (:position)")
                .bind("position", position)
                .execute();
    }

    /** Those from one position up to, but not with, another, in order. */
    static List<Long> among(Handle handle, long from, long to) {
        return handle.createQuery(
                        "SELECT position FROM erasure WHERE position >= :from AND position < :to ORDER BY position")
                .bind("from", from)
                .bind("to", to)
                .mapTo(Long.class)
                .list();
    }
}
