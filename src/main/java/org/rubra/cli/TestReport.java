package org.rubra.cli;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.review.CaseSuite;
import org.rubra.review.Coverage;
import org.rubra.review.Failure;
import org.rubra.review.Reason;
import org.rubra.review.Reasons;
import org.rubra.vocabulary.Place;

/**
 * What {@code rubra test --format json} prints; members may be added, and none is ever renamed.
 *
 * <pre>{@code
 * {"cases": 562,
 *  "failures": [{"name": "…", "place": "kb/cases/strain.yaml:12:3", "where": {"file": "kb/cases/strain.yaml", "line": 12, "at": "3"},
 *                "expectedAndGot": ["urgency: expected prompt, got routine because of DF-01"],
 *                "differences": [{"what": "urgency", "expected": "prompt", "got": "routine because of DF-01",
 *                                 "because": [{"id": "DF-01", "sentence": "…", "where": {…}, "part": "raised to routine",
 *                                              "facts": [{"cell": "D9", "field": "fever", "wanted": "is yes", "found": null, "truth": "UNKNOWN"}]}]}]}],
 *  "neverFired": ["RF-12"], "neverNearlyMissed": [],
 *  "given": [{"file": "Desktop/strain.yaml", "as": "kb/cases/strain.yaml", "added": false}],
 *  "coverage": [{"id": "RF-01", "where": {…}, "fired": 120, "nearlyMissed": 14, "firedBy": ["…"], "nearlyMissedBy": ["…"]}]}
 * }</pre>
 *
 * @param cases the number of cases that ran
 * @param neverFired the ids of rows and rules that no case fires
 * @param neverNearlyMissed the ids of those that no case nearly misses, but for rows that cannot be missed
 * @param given the files that were tested in place of those of the knowledge base
 * @param coverage for every row and rule, how many cases and which; only where {@code --coverage} asks for it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TestReport(
        int cases,
        List<Failed> failures,
        List<String> neverFired,
        List<String> neverNearlyMissed,
        List<GivenFile> given,
        @Nullable List<Covered> coverage) {

    /** A case that failed. */
    record Failed(String name, String place, Place where, List<String> expectedAndGot, List<Difference> differences) {}

    /** An expectation that was not met, with the rows and rules that made the difference. */
    record Difference(Failure.What what, String expected, String got, List<Reason> because) {}

    /** How a row or rule is covered: the cases, by name, that fire it and that nearly miss it. */
    record Covered(
            String id, Place where, int fired, int nearlyMissed, List<String> firedBy, List<String> nearlyMissedBy) {}

    static TestReport of(KnowledgeBase base, List<CaseSuite.Result> results, List<GivenFile> given, boolean covering) {
        Coverage coverage = Coverage.of(base, results);
        return new TestReport(
                results.size(),
                results.stream()
                        .filter(result -> !result.passed())
                        .map(result -> failed(base, result))
                        .toList(),
                coverage.neverFired(base.contents()),
                coverage.neverNearlyMissed(base.contents()),
                given,
                covering ? covered(base, coverage) : null);
    }

    private static Failed failed(KnowledgeBase base, CaseSuite.Result result) {
        Reasons reasons = new Reasons(base, result.assessment());
        return new Failed(
                result.clinicalCase().name(),
                result.clinicalCase().place().toString(),
                result.clinicalCase().place(),
                result.failures().stream().map(Failure::toString).toList(),
                result.failures().stream()
                        .map(each -> new Difference(each.what(), each.expected(), each.got(), reasons.of(each)))
                        .toList());
    }

    private static List<Covered> covered(KnowledgeBase base, Coverage coverage) {
        List<Covered> covered = new java.util.ArrayList<>();
        base.contents().tables().forEach(table -> table.rows()
                .forEach(row -> covered.add(
                        covered(row.id(), new Place(table.file(), table.sheet(), row.line(), null), coverage))));
        base.contents()
                .rules()
                .forEach(rule -> covered.add(covered(rule.id(), Place.line(rule.file(), rule.line()), coverage)));
        return covered;
    }

    private static Covered covered(String id, Place where, Coverage coverage) {
        List<String> fired = List.copyOf(coverage.fired(id));
        List<String> missed = List.copyOf(coverage.nearlyMissed(id));
        return new Covered(id, where, fired.size(), missed.size(), fired, missed);
    }

    @JsonIgnore
    boolean isCovered() {
        return neverFired.isEmpty() && neverNearlyMissed.isEmpty();
    }

    /** How many passed and failed, in words. */
    String tally() {
        return cases - failures.size() + " passed, " + failures.size() + " failed";
    }
}
