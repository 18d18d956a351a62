package org.rubra.trail;

import java.nio.file.Path;
import org.jdbi.v3.core.Handle;

/** The database of a record, SQLite or PostgreSQL: what differs between them. The statements on its tables are the same. */
interface Store {
    /**
     * A connection to a record whose tables may not be there yet; they are made.
     *
     * @throws NotRecordedException when it cannot be opened, or would not keep what the record promises
     */
    Handle first();

    /**
     * A connection with every setting as promised.
     *
     * @throws RuntimeException when there is none
     */
    Handle connect();

    /** Begins a transaction that may write. */
    void begin(Handle handle);

    /** Begins a transaction that reads everything in one state. */
    void snapshot(Handle handle);

    /** What a query adds to hold the rows that it reads until the transaction ends. */
    String locking();

    /** After something was erased: nothing of it is left in what is yet to be written to the files. Others wait for little. */
    void settle(Handle handle);

    /** Writes the files anew, without a trace of what was erased. Nobody can record meanwhile. */
    void scrub(Handle handle);

    /** What the database itself finds wrong with its files; empty when nothing is. */
    java.util.List<String> damage(Handle handle);

    /** Refuses when what is written would be lost. */
    void requireInPlace();

    boolean isInPlace();

    /** Whether there is room for a commit of common size, as far as can be told. */
    boolean hasSpace();

    /** Where key and last checkpoint are, outside the database. */
    Path folder();
}
