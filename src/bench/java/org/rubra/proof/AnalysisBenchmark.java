package org.rubra.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.rubra.bench.Cpu;
import org.rubra.knowledge.Generated;
import org.rubra.table.Condition;
import org.rubra.table.DecisionTable;
import org.rubra.table.HitPolicy;
import org.rubra.table.Operator;
import org.rubra.table.Row;
import org.rubra.vocabulary.Field;
import org.rubra.vocabulary.Type;
import org.rubra.vocabulary.Vocabulary;

/** Everything that is said of the rows of one table: pairs, rows that never count, and where the table does not answer. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class AnalysisBenchmark {
    private static final int SEATS = 11;

    @Param({"300", "3000"})
    int rows;

    private DecisionTable open;
    private DecisionTable closed;

    @Setup
    public void prepare() {
        open = table(Generated.table(rows).rows());
        List<Row> all = new ArrayList<>(open.rows());
        List.of("no", "yes")
                .forEach(answer -> all.add(
                        row(all.size(), new Condition("Presentation", "yes0", Operator.IS, List.of(answer), "D1"))));
        closed = table(all);
    }

    private static DecisionTable table(List<Row> rows) {
        return new DecisionTable(
                "generated.drl.xlsx", "Generated", "Generated", "article", HitPolicy.FIRST, true, List.of(), rows);
    }

    private static Row row(int number, Condition... conditions) {
        return new Row("XX-" + number, "Row " + number, List.of("G1"), List.of(conditions), List.of(), number);
    }

    /** A table that leaves much unanswered. */
    @Benchmark
    public Object analysis(Cpu cpu) {
        cpu.cases++;
        return TableProof.of(open, Generated.ofVocabulary(), TableProof.STEPS);
    }

    /** The same with two more rows, so that it answers everybody. */
    @Benchmark
    public Object analysisAnswering(Cpu cpu) {
        cpu.cases++;
        return TableProof.of(closed, Generated.ofVocabulary(), TableProof.STEPS);
    }

    /** One seat fewer than guests, and a row for each two that could share one: it answers everybody, which no splitting can tell soon. */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    public Object adversarialCold() {
        TableProof proof = TableProof.of(guests(), vocabulary(), TableProof.STEPS);
        if (!proof.gapsUndecided()) {
            throw new IllegalStateException("the budget was enough");
        }
        return proof;
    }

    private static DecisionTable guests() {
        List<Row> rows = new ArrayList<>();
        for (int guest = 0; guest <= SEATS; guest++) {
            for (int other = 0; other < guest; other++) {
                for (int seat = 0; seat < SEATS; seat++) {
                    rows.add(row(rows.size(), sits(guest, seat), sits(other, seat)));
                }
            }
        }
        return table(rows);
    }

    private static Condition sits(int guest, int seat) {
        return new Condition("Presentation", "guest" + guest, Operator.ANY_OF, List.of("seat" + seat), "D1");
    }

    private static Vocabulary vocabulary() {
        List<Field.Value> seats = IntStream.range(0, SEATS)
                .mapToObj(seat -> new Field.Value("seat" + seat, "seat " + seat, List.of()))
                .toList();
        List<Field> fields = IntStream.rangeClosed(0, SEATS)
                .mapToObj(guest -> new Field(
                        "guest" + guest,
                        Type.CHOICE,
                        seats,
                        null,
                        null,
                        null,
                        null,
                        "all",
                        "article",
                        "Guest",
                        "Where?",
                        null,
                        null,
                        List.of()))
                .toList();
        return new Vocabulary(List.of(), fields, List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /** Prints one run of each, for a quick look. */
    public static void main(String[] arguments) {
        AnalysisBenchmark benchmark = new AnalysisBenchmark();
        for (int rows : List.of(300, 300, 3000, 3000)) {
            benchmark.rows = rows;
            benchmark.prepare();
            time(rows + " rows", benchmark.open, Generated.ofVocabulary());
            time(rows + " rows that answer everybody", benchmark.closed, Generated.ofVocabulary());
        }
        time("adversarial", guests(), vocabulary());
    }

    private static void time(String name, DecisionTable table, Vocabulary vocabulary) {
        long start = System.nanoTime();
        TableProof proof = TableProof.of(table, vocabulary, TableProof.STEPS);
        System.out.printf(
                "%s: %d ms, %d rows within others, %d never count, %d undecided, gaps %d%s%n",
                name,
                (System.nanoTime() - start) / 1_000_000,
                proof.within().size(),
                proof.beaten().size(),
                proof.undecided().size(),
                proof.gaps().size(),
                proof.gapsUndecided() ? " undecided" : "");
    }
}
