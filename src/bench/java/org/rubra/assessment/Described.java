package org.rubra.assessment;

/** What the benchmarks measure, in words. */
public final class Described {
    private Described() {}

    public static String shipped() {
        return AssessmentBenchmark.described();
    }

    public static String generated(int rows) {
        return TableBenchmark.described(rows);
    }
}
