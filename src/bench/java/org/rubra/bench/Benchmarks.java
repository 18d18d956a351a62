package org.rubra.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.rubra.assessment.Described;
import org.rubra.trail.RecordBench;
import org.rubra.trail.SearchBench;
import org.rubra.trail.VerifyBench;

/** Measures everything and prints one table; docs/benchmarks.md says what each figure means. */
public final class Benchmarks {
    static final Path RESULTS = Path.of("target/benchmarks");
    private final Map<String, Measured> measured = new TreeMap<>();
    private final List<String> report = new ArrayList<>();

    private Benchmarks() {}

    /** @param wall, cpu microseconds a case; cpu is not a number where a thread of its own did the work */
    private record Measured(double wall, double cpu) {
        String line(String name) {
            return "%s\t%.2f\t%.2f".formatted(name, wall, cpu);
        }
    }

    public static void main(String[] arguments) throws Exception {
        Files.createDirectories(RESULTS);
        new Benchmarks().run();
    }

    private void run() throws Exception {
        jmh("(?<!Cold)$", 1, 5, 5);
        jmh("Cold$", 5, 0, 1);
        report.add("Rubra, Java " + System.getProperty("java.version") + ", "
                + Runtime.getRuntime().availableProcessors() + " processors");
        heading("One assessment of the shipped knowledge base: " + Described.shipped(), "µs wall", "µs cpu");
        for (String part :
                List.of("assessment", "kieStages", "rowIndex", "readingAndQuestions", "answerAndTrace", "json")) {
            report.add(get("AssessmentBenchmark." + part).line("  " + part));
        }
        for (int rows : List.of(300, 3000)) {
            Measured kie = get("TableBenchmark.kieWithTrace " + rows);
            Measured bitmap = get("TableBenchmark.bitmap " + rows);
            heading(Described.generated(rows), "µs wall", "µs cpu");
            report.add(kie.line("  KIE with trace"));
            report.add(bitmap.line("  bit sets: the limit"));
            report.add("  ratio\t%.0f\t%.0f".formatted(kie.wall / bitmap.wall, kie.cpu / bitmap.cpu));
        }
        heading("3,000 rows", "ms wall", "ms cpu");
        report.add(millis("CompileBenchmark.compile").line("  compiled, warm"));
        report.add("  compiled, cold\t%.0f".formatted(get("CompileBenchmark.compileCold").wall / 1e3));
        report.add(millis("CompileBenchmark.readWorkbook").line("  read from a workbook, warm"));
        heading("All that is said of a table's rows, over 15 columns", "ms wall", "ms cpu");
        for (int rows : List.of(300, 3000)) {
            report.add(millis("AnalysisBenchmark.analysis " + rows).line("  " + rows + " rows"));
            report.add(millis("AnalysisBenchmark.analysisAnswering " + rows).line("  " + rows + ", no gap"));
        }
        report.add(
                "  until the budget is spent\t%.0f".formatted(get("AnalysisBenchmark.adversarialCold 300").wall / 1e3));
        heading("Starting, median of 5", "", "");
        Starts.measure().forEach(line -> report.add("  " + line));
        heading("Over HTTP", "", "");
        Files.readAllLines(RESULTS.resolve("http.tsv")).forEach(line -> report.add("  " + line));
        heading("The record", "");
        RecordBench.measure().forEach(line -> report.add("  " + line));
        Path folder = Files.createTempDirectory("rubra-bench");
        heading("A record of 100,000 answers, verified", "");
        VerifyBench.measure(folder.resolve("verified"), 100_000).forEach(line -> report.add("  " + line));
        heading("A record of 1,000,000 answers, searched", "");
        SearchBench.measure(folder.resolve("searched")).forEach(line -> report.add("  " + line));
        print();
    }

    private void heading(String title, String... columns) {
        report.add("");
        report.add(title + "\t" + String.join("\t", columns));
    }

    private void jmh(String which, int forks, int warmups, int iterations) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(which)
                        .forks(forks)
                        .warmupIterations(warmups)
                        .warmupTime(TimeValue.seconds(2))
                        .measurementIterations(iterations)
                        .measurementTime(TimeValue.seconds(1))
                        .verbosity(VerboseMode.SILENT)
                        .shouldFailOnError(true)
                        .build())
                .run();
        for (RunResult result : results) {
            String rows = result.getParams().getParam("rows");
            String name = result.getParams().getBenchmark().replaceFirst("^.*\\.(\\w+\\.\\w+)$", "$1");
            measured.put(rows == null ? name : name + " " + rows, measured(result));
        }
    }

    private static Measured measured(RunResult result) {
        Map<String, Result> counters = result.getSecondaryResults();
        Result<?> wall = result.getPrimaryResult();
        double micros = wall.getScoreUnit().startsWith("ms") ? wall.getScore() * 1e3 : wall.getScore();
        double cpu = counters.containsKey("cpuNanos")
                ? counters.get("cpuNanos").getScore() / counters.get("cases").getScore() / 1e3
                : Double.NaN;
        return new Measured(micros, cpu);
    }

    private Measured get(String name) {
        return measured.getOrDefault(name, new Measured(Double.NaN, Double.NaN));
    }

    private Measured millis(String name) {
        Measured micros = get(name);
        return new Measured(micros.wall / 1e3, micros.cpu / 1e3);
    }

    private void print() throws java.io.IOException {
        List<String> lines = report.stream().map(Benchmarks::aligned).toList();
        Files.write(RESULTS.resolve("report.txt"), lines);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        lines.forEach(out::println);
    }

    private static String aligned(String line) {
        String[] cells = line.split("\t", -1);
        StringBuilder aligned = new StringBuilder("%-34s".formatted(cells[0]));
        for (int cell = 1; cell < cells.length; cell++) {
            aligned.append("  %10s".formatted(cells[cell]));
        }
        return aligned.toString().stripTrailing();
    }
}
