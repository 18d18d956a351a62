package org.rubra.review;

import java.util.List;
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
     * @param failures each expectation that was not met, as expected against got; empty when all were
     */
    public record Result(ClinicalCase clinicalCase, Assessment assessment, List<String> failures) {
        public boolean passed() {
            return failures.isEmpty();
        }
    }

    /** All cases, in their order; they run side by side. */
    public List<Result> run() {
        return all.base().contents().cases().parallelStream().map(this::run).toList();
    }

    private Result run(ClinicalCase clinicalCase) {
        Assessor assessor = clinicalCase.safetyNet() ? all : withoutOptional;
        Assessment assessment = assessor.assess(new Presentation(all.base().vocabulary(), clinicalCase.given()));
        return new Result(clinicalCase, assessment, new Expectations(clinicalCase.expect(), assessment).failures());
    }
}
