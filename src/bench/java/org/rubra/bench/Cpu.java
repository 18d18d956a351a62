package org.rubra.bench;

import java.lang.management.ManagementFactory;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The processor time of the measuring thread, which other work on the machine disturbs less than the clock on the wall. */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class Cpu {
    public long cpuNanos;
    /** Counted by the benchmark, once a case. */
    public long cases;

    private long start;

    public static long now() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    @Setup(Level.Iteration)
    public void start() {
        cases = 0;
        start = now();
    }

    @TearDown(Level.Iteration)
    public void stop() {
        cpuNanos = now() - start;
    }
}
