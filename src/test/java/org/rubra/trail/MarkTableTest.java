package org.rubra.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mark keeps its number, whatever becomes of the transaction that first gave it one. */
class MarkTableTest {
    private static final Mark ONE = new Mark(Mark.Kind.ROW, "PT-01");
    private static final Mark OTHER = new Mark(Mark.Kind.ROW, "PT-02");

    private final MarkTable table = new MarkTable();

    @TempDir
    Path folder;

    private Handle handle;

    @BeforeEach
    void open() {
        handle = SqliteStore.in(folder, connection -> {}).first();
    }

    @AfterEach
    void close() {
        Handles.discard(handle);
    }

    @Test
    void a_mark_has_one_number_within_a_transaction_and_after_it() {
        handle.execute("BEGIN IMMEDIATE");
        MarkTable.Numbering numbering = table.numbering(handle);
        assertThat(numbering.numbers(List.of(OTHER, ONE, OTHER))).containsExactly(1, 2);
        handle.execute("COMMIT");
        numbering.committed();

        assertThat(table.number(handle, OTHER)).contains(1);
        assertThat(table.mark(handle, 2)).contains(ONE);
        assertThat(new MarkTable().number(handle, ONE)).contains(2);
    }

    @Test
    void a_number_that_was_rolled_back_is_forgotten_and_may_be_given_to_another_mark() {
        handle.execute("BEGIN IMMEDIATE");
        table.numbering(handle).numbers(List.of(ONE));
        handle.execute("ROLLBACK");
        // another process has it now
        handle.execute("INSERT INTO mark (number, kind, code) VALUES (1, 'row', 'PT-02')");

        assertThat(table.number(handle, ONE)).isEmpty();
        assertThat(table.numbering(handle).numbers(List.of(ONE))).containsExactly(2);
        assertThat(table.numbering(handle).numbers(List.of(OTHER))).containsExactly(1);
        assertThat(table.mark(handle, 1)).contains(OTHER);
    }
}
