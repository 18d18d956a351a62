package org.rubra.review;

import java.util.List;
import java.util.function.Predicate;
import org.rubra.assessment.Assessment;
import org.rubra.assessment.Assessor;
import org.rubra.knowledge.ClinicalCase;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.vocabulary.Presentation;

/** Runs the clinical cases that every release must pass. */
public final class CaseSuite {
    private final Assessor all;
    private final Assessor withoutOptional;

    /**
     * @param all the base with all layers in force
     * @param withoutOptional the same base without the layers that may be left out
     */
    public CaseSuite(KnowledgeBase all, KnowledgeBase withoutOptional) {
        this.all = new Assessor(all);
        this.withoutOptional = new Assessor(withoutOptional);
    }

    /**
     * What became of one case.
     *
     * @param failures the expectations that were not met; none when all were
     */
    public record Result(ClinicalCase clinicalCase, Assessment assessment, List<Failure> failures) {
        public boolean passed() {
            return failures.isEmpty();
        }
    }

    /** All cases, in their order; they run side by side. */
    public List<Result> run() {
        return run(each -> true, () -> {});
    }

    /**
     * Some of the cases, in their order; they run side by side.
     *
     * @param done is told of each case that has run, from any thread
     */
    public List<Result> run(Predicate<ClinicalCase> wanted, Runnable done) {
        return all.base().contents().cases().parallelStream()
                .filter(wanted)
                .map(each -> {
                    Result result = run(each);
                    done.run();
                    return result;
                })
                .toList();
    }

    private Result run(ClinicalCase clinicalCase) {
        Assessor assessor = assessor(clinicalCase);
        Assessment assessment = assessor.assess(new Presentation(all.base().vocabulary(), clinicalCase.given()));
        return new Result(clinicalCase, assessment, new Expectations(clinicalCase.expect(), assessment).failures());
    }

    private Assessor assessor(ClinicalCase clinicalCase) {
        return clinicalCase.safetyNet() ? all : withoutOptional;
    }
}
