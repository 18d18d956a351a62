package org.rubra.trail;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** An entry on its way into the trail, and what became of it: the first outcome stands. */
final class Pending {
    private final CompletableFuture<Outcome> settled = new CompletableFuture<>();
    private final EntryTable.Stored row;
    private final List<Mark> marks;

    /** @param trouble why the entry may not be taken for recorded; null where it is */
    record Outcome(@Nullable String trouble, @Nullable Throwable cause) {
        static final Outcome RECORDED = new Outcome(null, null);

        static Outcome refused(String trouble) {
            return new Outcome(trouble, null);
        }
    }

    /** Packs and hashes here, and numbers the marks if it can, in the caller's thread, so that the writer need not. */
    Pending(Entry entry, Packing packing, MarkTable table) {
        byte[] body = Body.of(entry).bytes();
        byte[] leaf = Leaf.of(entry, body).bytes();
        this.marks = entry.allMarks();
        this.row = new EntryTable.Stored(
                EntryTable.NOWHERE,
                entry.id(),
                Leaf.hash(leaf).bytes(),
                entry.at().toEpochMilli(),
                packing.number(),
                packing.pack(leaf),
                entry.subject(),
                table.remembered(marks).map(NumberList::bytes).orElse(null),
                packing.pack(body),
                false);
    }

    /** The row at the position that the writer gives it; also the numbers of marks that are recorded for the first time. */
    EntryTable.Stored row(long position, MarkTable.Numbering numbering) {
        byte[] numbers = row.marks();
        return row.at(position, numbers == null ? NumberList.bytes(numbering.numbers(marks)) : numbers);
    }

    String id() {
        return row.id();
    }

    boolean isSettled() {
        return settled.isDone();
    }

    void settle(Outcome outcome) {
        settled.complete(outcome);
    }

    /** The outcome; a caller who went away unanswered stays so, whatever the writer does later. */
    Outcome await(Duration patience) {
        try {
            return settled.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            settle(new Outcome("no commit within " + patience.toMillis() + " ms", e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            settle(new Outcome("interrupted", e));
        } catch (ExecutionException e) {
            throw new IllegalStateException("an outcome is never an exception", e);
        }
        return settled.join();
    }
}
