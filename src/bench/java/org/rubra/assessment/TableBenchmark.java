package org.rubra.assessment;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
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
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.knowledge.Stage;
import org.rubra.vocabulary.Presentation;

/** Generated tables: KIE with every firing recorded, against the bit sets that find the same rows, which are the limit of what is possible. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class TableBenchmark {
    @Param({"300", "3000"})
    int rows;

    private KnowledgeBase base;
    private Plans plans;
    private List<Presentation> cases;
    private int next;

    @Setup
    public void prepare() {
        Logger.getLogger("").setLevel(Level.WARNING);
        base = Generated.base(rows);
        plans = new Plans(base);
        cases = Generated.presentations(500);
    }

    private Presentation nextCase(Cpu cpu) {
        cpu.cases++;
        next = next + 1 < cases.size() ? next + 1 : 0;
        return cases.get(next);
    }

    @Benchmark
    public Object kieWithTrace(Cpu cpu) {
        Presentation presentation = nextCase(cpu);
        try (Session session = new Session(base, plans)) {
            session.insert(presentation);
            session.fire(Stage.ROWS);
            return session.fired();
        }
    }

    @Benchmark
    public Object bitmap(Cpu cpu) {
        return base.rowIndex().of(nextCase(cpu));
    }

    /** What the cases come to on average, for the report. */
    static String described(int rows) {
        TableBenchmark benchmark = new TableBenchmark();
        benchmark.rows = rows;
        benchmark.prepare();
        double fired = benchmark.cases.stream()
                .mapToInt(each -> benchmark
                        .base
                        .rowIndex()
                        .positions(benchmark.base.rowIndex().of(each).hold())
                        .length)
                .average()
                .orElseThrow();
        return "%d generated rows; %.1f hold a case".formatted(rows, fired);
    }
}
