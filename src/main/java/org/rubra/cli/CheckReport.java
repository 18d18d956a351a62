package org.rubra.cli;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.rubra.knowledge.Contents;
import org.rubra.knowledge.Sources;
import org.rubra.review.Checks;
import org.rubra.review.Finding;

/**
 * What {@code rubra check --format json} prints; members may be added, and none is ever renamed.
 *
 * <pre>{@code
 * {"findings": [{"level": "error | warning | note", "check": "form",
 *                "where": {"file": "red-flags.drl.xlsx", "sheet": "Red flags", "line": 9, "at": "D9"},
 *                "found": "…", "expected": "…", "suggestion": "…", "related": [where, …], "example": {"age": 34, …}, "suggestedCase": "- case: …"}],
 *  "counts": {"error": 1, "warning": 0, "note": 0},
 *  "checked": {"whole": true, "rows": 130, "tables": 7, "rules": 12, "cases": 400, "properties": 10},
 *  "proven": [{"property": "…", "safetyNet": true, "regions": 15369066423648595410831365898240}],
 *  "given": [{"file": "Desktop/red-flags.drl.xlsx", "as": "decision-tables/red-flags.drl.xlsx", "added": false}]}
 * }</pre>
 *
 * @param findings all of them, notes too, sorted by place; a workbook is named by its file name, any other file by its path within the knowledge
 *     base. {@code suggestion}, {@code related} and {@code example} are absent where there is none, and so are parts of a place
 * @param counts the number of findings of each level
 * @param proven the properties that hold for every presentation, once with all layers and once without the optional ones; of so many presentations
 *     as the rows and rules tell apart
 * @param given the files that were checked in place of those of the knowledge base
 */
record CheckReport(
        List<Finding> findings,
        Map<String, Long> counts,
        Checked checked,
        List<Checks.Proven> proven,
        List<GivenFile> given) {

    /**
     * What was looked at.
     *
     * @param whole whether all of the knowledge base could be read; where not, the numbers are of what could be
     * @param properties how many properties were tried on every presentation
     */
    record Checked(boolean whole, long rows, int tables, int rules, int cases, int properties) {}

    /** The findings of one file, under the name that its editor knows it by. */
    record InFile(String file, String heading, List<Finding> findings) {}

    static CheckReport of(Checks.Report report, Sources sources) {
        Contents contents = report.contents();
        return new CheckReport(
                report.findings(),
                Arrays.stream(Finding.Level.values())
                        .collect(Collectors.toMap(
                                Finding.Level::code, report::count, (one, other) -> one, LinkedHashMap::new)),
                new Checked(
                        report.compiled(),
                        contents.rows().count(),
                        contents.tables().size(),
                        contents.rules().size(),
                        contents.cases().size(),
                        report.properties()),
                report.proven(),
                GivenFile.all(sources));
    }

    /** The findings of these levels, file by file. */
    List<InFile> files(Predicate<Finding.Level> shown) {
        Map<String, List<Finding>> byFile = new LinkedHashMap<>();
        findings.stream().filter(finding -> shown.test(finding.level())).forEach(finding -> byFile.computeIfAbsent(
                        finding.where().file(), key -> new ArrayList<>())
                .add(finding));
        return byFile.entrySet().stream()
                .map(each -> new InFile(each.getKey(), heading(each.getKey()), each.getValue()))
                .toList();
    }

    private String heading(String file) {
        return given(file).map(GivenFile::words).orElse(file);
    }

    /** The file that was given for one that findings name. */
    private Optional<GivenFile> given(String file) {
        return given.stream()
                .filter(each -> each.as().equals(file) || Path.of(each.as()).endsWith(file))
                .findFirst();
    }

    @JsonIgnore
    boolean isClean() {
        return counts.getOrDefault(Finding.Level.ERROR.code(), 0L) == 0;
    }

    /** What was checked, in words. */
    String scope() {
        return FindingWords.count(checked.rows(), "row") + " in " + FindingWords.count(checked.tables(), "table") + ", "
                + FindingWords.count(checked.rules(), "rule") + ", " + FindingWords.count(checked.cases(), "case")
                + (checked.whole() ? "" : " could be read");
    }

    /** What came of the properties, in words. */
    String proofs() {
        if (!checked.whole()) {
            return "";
        }
        Set<String> broken = findings.stream()
                .filter(finding -> finding.check().equals(Finding.PROPERTY))
                .map(finding -> finding.where().toString())
                .collect(Collectors.toSet());
        return checked.properties() == 0
                ? "No property was proven."
                : checked.properties() - broken.size() + " of "
                        + FindingWords.count(checked.properties(), "propert", "y", "ies")
                        + " proven over every presentation"
                        + proven.stream()
                                .map(Checks.Proven::regions)
                                .max(Comparator.naturalOrder())
                                .map(regions -> "; " + FindingWords.magnitude(regions) + " can be told apart.")
                                .orElse(".");
    }

    /** The numbers of findings in words, of those levels that there are any of. */
    List<String> tally() {
        return counts.entrySet().stream()
                .filter(each -> each.getValue() > 0)
                .map(each -> FindingWords.count(each.getValue(), each.getKey()))
                .toList();
    }
}
