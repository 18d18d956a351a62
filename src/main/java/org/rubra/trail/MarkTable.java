package org.rubra.trail;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;

/**
 * The number of each mark that was ever recorded, from 1, which stands for it wherever many are stored. A number is never taken back. What is
 * committed is remembered, up to a bound, since callers name themselves. Safe to share among threads.
 */
final class MarkTable {
    private static final int MOST_REMEMBERED = 20_000;
    private static final int MOST_CODES = 10_000;

    private final Map<Mark, Integer> numbers = new ConcurrentHashMap<>();
    private final Map<Integer, Mark> marks = new ConcurrentHashMap<>();

    /** The numbers of these marks, where all of them are remembered: whoever is to be recorded finds them without the writer's help. */
    Optional<SortedSet<Integer>> remembered(Iterable<Mark> of) {
        SortedSet<Integer> found = new TreeSet<>();
        for (Mark mark : of) {
            Integer number = numbers.get(mark);
            if (number == null) {
                return Optional.empty();
            }
            found.add(number);
        }
        return Optional.of(found);
    }

    /** The number of a mark; nothing where no answer has it. Not within a transaction that numbers marks. */
    Optional<Integer> number(Handle handle, Mark mark) {
        Integer known = numbers.get(mark);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Integer> number = stored(handle, mark);
        number.ifPresent(found -> remember(mark, found));
        return number;
    }

    /** The mark of a number; nothing where no mark has it. */
    Optional<Mark> mark(Handle handle, int number) {
        Mark known = marks.get(number);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Mark> mark = handle.createQuery("SELECT kind, code FROM mark WHERE number = :number")
                .bind("number", number)
                .map((row, context) -> new Mark(kind(row.getString(1)), row.getString(2)))
                .findOne();
        mark.ifPresent(found -> remember(found, number));
        return mark;
    }

    /** The codes of one kind that answers have, in order; the first of very many. */
    List<String> codes(Handle handle, Mark.Kind kind) {
        return handle.createQuery("SELECT code FROM mark WHERE kind = :kind ORDER BY code LIMIT :most")
                .bind("kind", kind.code())
                .bind("most", MOST_CODES)
                .mapTo(String.class)
                .list();
    }

    /** Numbers for the marks of what one transaction records, under the lock of the log's head. */
    Numbering numbering(Handle handle) {
        return new Numbering(handle);
    }

    private static Optional<Integer> stored(Handle handle, Mark mark) {
        return handle.createQuery("SELECT number FROM mark WHERE kind = :kind AND code = :code")
                .bind("kind", mark.kind().code())
                .bind("code", mark.code())
                .mapTo(Integer.class)
                .findOne();
    }

    private static Mark.Kind kind(String code) {
        return Arrays.stream(Mark.Kind.values())
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no kind of mark is called " + code));
    }

    private void remember(Mark mark, int number) {
        if (numbers.size() < MOST_REMEMBERED) {
            numbers.put(mark, number);
        }
        if (marks.size() < MOST_REMEMBERED) {
            marks.put(number, mark);
        }
    }

    /** One transaction's numbers. What it gives anew is forgotten with it, unless {@link #committed} is told. */
    final class Numbering {
        private final Handle handle;
        private final Map<Mark, Integer> fresh = new HashMap<>();

        private Numbering(Handle handle) {
            this.handle = handle;
        }

        SortedSet<Integer> numbers(Iterable<Mark> of) {
            SortedSet<Integer> found = new TreeSet<>();
            of.forEach(mark -> found.add(number(mark)));
            return found;
        }

        /** The new numbers will last. */
        void committed() {
            fresh.forEach(MarkTable.this::remember);
            fresh.clear();
        }

        private int number(Mark mark) {
            Integer known = fresh.getOrDefault(mark, numbers.get(mark));
            if (known != null) {
                return known;
            }
            int number = stored(handle, mark).orElseGet(() -> insert(mark));
            fresh.put(mark, number);
            return number;
        }

        private int insert(Mark mark) {
            int number = handle.createQuery("SELECT COALESCE(MAX(number), 0) + 1 FROM mark")
                    .mapTo(Integer.class)
                    .one();
            handle.createUpdate("INSERT INTO mark (number, kind, code) VALUES (:number, :kind, :code)")
                    .bind("number", number)
                    .bind("kind", mark.kind().code())
                    .bind("code", mark.code())
                    .execute();
            return number;
        }
    }
}
