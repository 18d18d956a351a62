package org.rubra.knowledge;

import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.rubra.bench.Cpu;
import org.rubra.table.DecisionTable;
import org.rubra.table.Reading;
import org.rubra.table.WorkbookReader;

/** From 3,000 rows to a base that answers, and from a workbook to 3,000 rows. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class CompileBenchmark {
    private static final int ROWS = 3_000;
    private DecisionTable table;
    private byte[] workbook;

    @Setup
    public void prepare() {
        Logger.getLogger("").setLevel(Level.WARNING);
        table = Generated.table(ROWS);
        workbook = Generated.workbook(ROWS);
    }

    @Benchmark
    public Object compile(Cpu cpu) {
        cpu.cases++;
        return Generated.kieBase(table);
    }

    /** The first time in a process, with what Drools loads then. */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    public Object compileCold() {
        return Generated.kieBase(table);
    }

    @Benchmark
    public Object readWorkbook(Cpu cpu) {
        cpu.cases++;
        return WorkbookReader.read("generated.drl.xlsx", workbook, Generated.ofVocabulary())
                        instanceof Reading.Read read
                ? read.table().rows().size()
                : fail();
    }

    private static Object fail() {
        throw new IllegalStateException("the generated workbook was refused");
    }
}
