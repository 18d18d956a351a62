package org.rubra.assessment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import org.rubra.conclusion.Balance;
import org.rubra.conclusion.Conclusion;
import org.rubra.knowledge.ClinicalCase;
import org.rubra.knowledge.Compiler;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.knowledge.RowIndex;
import org.rubra.knowledge.Stage;
import org.rubra.vocabulary.Json;
import org.rubra.vocabulary.Outcome;
import org.rubra.vocabulary.Presentation;

/** One assessment of the shipped knowledge base, whole and in parts; the inputs are all clinical cases, one after the other. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class AssessmentBenchmark {
    private KnowledgeBase base;
    private Plans plans;
    private Assessor assessor;
    private Questions questions;
    private List<Prepared> cases;
    private int next;

    /** A case with what each part of an assessment starts from. */
    record Prepared(
            Presentation presentation,
            List<Plan> open,
            Reading beforeAdvice,
            List<Question> questions,
            Outcome outcome,
            List<Conclusion> conclusions,
            List<Session.Fired> fired,
            Assessment assessment) {}

    @Setup
    public void prepare() {
        Logger.getLogger("").setLevel(Level.WARNING);
        base = Compiler.builtIn(true);
        plans = new Plans(base);
        assessor = new Assessor(base);
        questions = new Questions(base.vocabulary());
        cases = base.contents().cases().stream()
                .map(ClinicalCase::given)
                .map(given -> prepared(new Presentation(base.vocabulary(), given)))
                .toList();
    }

    private Prepared prepared(Presentation presentation) {
        RowIndex.Bits bits = base.rowIndex().of(presentation);
        List<Plan> open = plans.at(base.rowIndex().positions(bits.open()));
        try (Session session = new Session(base, plans)) {
            conclude(session, presentation);
            Reading reading = new Reading(base, plans, session.conclusions());
            List<Question> asked = questions.of(presentation, open, reading);
            Outcome outcome = reading.outcome(Questions.settle(asked));
            session.insert(outcome);
            session.fire(Stage.ADVICE);
            return new Prepared(
                    presentation,
                    open,
                    reading,
                    asked,
                    outcome,
                    session.conclusions(),
                    new ArrayList<>(session.fired()),
                    assessor.assess(presentation));
        }
    }

    private static void conclude(Session session, Presentation presentation) {
        session.insert(presentation);
        session.fire(Stage.ROWS);
        session.fire(Stage.EXPLANATIONS);
        Balance.sums(session.conclusions()).forEach(session::insert);
        session.fire(Stage.SUPPORT);
        session.fire(Stage.DEFAULTS);
    }

    private Prepared nextCase(Cpu cpu) {
        cpu.cases++;
        next = next + 1 < cases.size() ? next + 1 : 0;
        return cases.get(next);
    }

    @Benchmark
    public Object assessment(Cpu cpu) {
        return assessor.assess(nextCase(cpu).presentation());
    }

    @Benchmark
    public Object kieStages(Cpu cpu) {
        Prepared one = nextCase(cpu);
        try (Session session = new Session(base, plans)) {
            conclude(session, one.presentation());
            session.insert(one.outcome());
            session.fire(Stage.ADVICE);
            return session.fired();
        }
    }

    @Benchmark
    public Object rowIndex(Cpu cpu) {
        return base.rowIndex().of(nextCase(cpu).presentation());
    }

    @Benchmark
    public Object readingAndQuestions(Cpu cpu) {
        Prepared one = nextCase(cpu);
        return questions.of(one.presentation(), one.open(), new Reading(base, plans, one.conclusions()));
    }

    @Benchmark
    public Object answerAndTrace(Cpu cpu) {
        Prepared one = nextCase(cpu);
        return new Answering(
                        base, plans, one.presentation(), one.outcome(), one.questions(), one.conclusions(), Map.of())
                .assessment(one.fired());
    }

    @Benchmark
    public int json(Cpu cpu) {
        Prepared one = nextCase(cpu);
        return Json.bytes(one.assessment()).length + Json.bytes(one.assessment().trace()).length;
    }

    /** What the cases come to on average, for the report. */
    static String described() {
        AssessmentBenchmark benchmark = new AssessmentBenchmark();
        benchmark.prepare();
        double rows = 0;
        double rules = 0;
        double bytes = 0;
        for (Prepared one : benchmark.cases) {
            long fired =
                    one.fired().stream().filter(each -> each.plan().isRow()).count();
            rows += fired;
            rules += one.fired().size() - fired;
            bytes += Json.bytes(one.assessment()).length
                    + Json.bytes(one.assessment().trace()).length;
        }
        int count = benchmark.cases.size();
        return "%d cases; a case fires %.1f rows and %.1f rules, and comes to %.1f KB of JSON"
                .formatted(count, rows / count, rules / count, bytes / count / 1024);
    }
}
