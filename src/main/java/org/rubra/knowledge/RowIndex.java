package org.rubra.knowledge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rubra.table.Condition;
import org.rubra.table.Row;
import org.rubra.vocabulary.Facts;
import org.rubra.vocabulary.Field;
import org.rubra.vocabulary.Schema;

/**
 * Which rows hold and which are open, for all rows at once: a bit set a value, combined by the answers. It finds the questions, and it is the
 * second opinion on every answer: the rows that KIE fires must be the rows that hold here.
 */
public final class RowIndex {
    private final List<Row> rows;
    private final int words;
    private final List<Column> columns = new ArrayList<>();

    /** @param rows the rows to tell apart; only their conditions over the schema's fact type are looked at */
    public RowIndex(List<Row> rows, Schema schema) {
        this.rows = List.copyOf(rows);
        this.words = (rows.size() + 63) / 64;
        for (int slot = 0; slot < schema.fields().size(); slot++) {
            Column column = column(schema, slot);
            if (column != null) {
                columns.add(column);
            }
        }
    }

    public List<Row> rows() {
        return rows;
    }

    /** The bits of the rows that hold and of those that are open, by the position of the row. */
    public record Bits(long[] hold, long[] open) {}

    /** The rows whose conditions all hold, and those of which none fails but some are unanswered. */
    public Bits of(Facts facts) {
        long[] hold = new long[words];
        long[] open = new long[words];
        Arrays.fill(hold, -1L);
        if (words > 0 && (rows.size() & 63) != 0) {
            hold[words - 1] = (1L << rows.size()) - 1;
        }
        for (Column column : columns) {
            Object answer = facts.at(column.slot);
            if (answer != null) {
                column.keep(hold, answer);
            } else if (facts.isMoot(column.slot)) {
                column.drop(hold);
            } else {
                column.mark(open);
            }
        }
        for (int word = 0; word < words; word++) {
            open[word] &= hold[word];
            hold[word] &= ~open[word];
        }
        return new Bits(hold, open);
    }

    /** The rows of these bits, in their order. */
    public List<Row> rows(long[] bits) {
        return Arrays.stream(positions(bits)).mapToObj(rows::get).toList();
    }

    /** The positions of the rows of these bits, ascending. */
    public int[] positions(long[] bits) {
        int count = 0;
        for (long word : bits) {
            count += Long.bitCount(word);
        }
        int[] positions = new int[count];
        int next = 0;
        for (int word = 0; word < bits.length; word++) {
            for (long rest = bits[word]; rest != 0; rest &= rest - 1) {
                positions[next++] = word * 64 + Long.numberOfTrailingZeros(rest);
            }
        }
        return positions;
    }

    private @Nullable Column column(Schema schema, int slot) {
        Field field = schema.fields().get(slot);
        long[] asked = new long[words];
        boolean any = false;
        List<List<Condition>> byRow = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            List<Condition> conditions = rows.get(row).conditions().stream()
                    .filter(each ->
                            each.fact().equals(schema.fact()) && each.field().equals(field.name()))
                    .toList();
            byRow.add(conditions);
            if (!conditions.isEmpty()) {
                set(asked, row);
                any = true;
            }
        }
        return any ? new Column(slot, asked, satisfied(field, byRow), cuts(byRow)) : null;
    }

    /** For each value that an answer can have, or for each interval between two cuts: the rows that accept it. */
    private Map<Object, long[]> satisfied(Field field, List<List<Condition>> byRow) {
        Map<Object, long[]> satisfied = new HashMap<>();
        List<Object> representatives =
                switch (field.type()) {
                    case BOOLEAN -> List.of(true, false);
                    case CHOICE -> List.<Object>copyOf(field.allowed());
                    case SET ->
                        field.allowed().stream()
                                .map(value -> (Object) Set.of(value))
                                .toList();
                    case INTEGER, NUMBER -> representatives(cuts(byRow));
                };
        for (int i = 0; i < representatives.size(); i++) {
            Object answer = representatives.get(i);
            long[] bits = new long[words];
            for (int row = 0; row < byRow.size(); row++) {
                if (!byRow.get(row).isEmpty()
                        && byRow.get(row).stream().allMatch(condition -> condition.holds(answer))) {
                    set(bits, row);
                }
            }
            Object key = field.type().isNumeric()
                    ? (Object) i
                    : answer instanceof Set<?> one ? one.iterator().next() : answer;
            satisfied.put(key, bits);
        }
        return satisfied;
    }

    private static double[] cuts(List<List<Condition>> byRow) {
        return byRow.stream()
                .flatMap(List::stream)
                .filter(condition -> switch (condition.operator()) {
                    case AT_LEAST, BELOW -> true;
                    default -> false;
                })
                .mapToDouble(Condition::bound)
                .distinct()
                .sorted()
                .toArray();
    }

    /** One number in each interval: below the first cut, and each cut itself, since an interval holds its lower cut. */
    private static List<Object> representatives(double[] cuts) {
        List<Object> numbers = new ArrayList<>();
        numbers.add(cuts.length == 0 ? 0.0 : Math.nextDown(cuts[0]));
        for (double cut : cuts) {
            numbers.add(cut);
        }
        return numbers;
    }

    private static void set(long[] bits, int row) {
        bits[row >> 6] |= 1L << row;
    }

    /** All conditions on one field. */
    private static final class Column {
        private final int slot;
        private final long[] asked;
        private final Map<Object, long[]> satisfied;
        private final double[] cuts;

        Column(int slot, long[] asked, Map<Object, long[]> satisfied, double[] cuts) {
            this.slot = slot;
            this.asked = asked;
            this.satisfied = satisfied;
            this.cuts = cuts;
        }

        void mark(long[] open) {
            for (int word = 0; word < open.length; word++) {
                open[word] |= asked[word];
            }
        }

        void drop(long[] hold) {
            for (int word = 0; word < hold.length; word++) {
                hold[word] &= ~asked[word];
            }
        }

        void keep(long[] hold, Object answer) {
            if (answer instanceof Set<?> members) {
                for (int word = 0; word < hold.length; word++) {
                    long accepted = 0;
                    for (Object member : members) {
                        accepted |= of(member)[word];
                    }
                    hold[word] &= ~asked[word] | accepted;
                }
                return;
            }
            long[] accepted = of(answer instanceof Double number ? (Object) interval(number) : answer);
            for (int word = 0; word < hold.length; word++) {
                hold[word] &= ~asked[word] | accepted[word];
            }
        }

        private long[] of(Object key) {
            long[] bits = satisfied.get(key);
            if (bits == null) {
                throw new IllegalStateException("no bits for " + key);
            }
            return bits;
        }

        private int interval(double number) {
            int interval = 0;
            while (interval < cuts.length && number >= cuts[interval]) {
                interval++;
            }
            return interval;
        }
    }
}
