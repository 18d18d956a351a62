package org.rubra.cli;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 *                "found": "…", "expected": "…", "suggestion": "…", "related": [where, …], "example": {"age": 34, …}}],
 *  "counts": {"error": 1, "warning": 0, "note": 0},
 *  "checked": {"whole": false, "rows": 130, "tables": 7, "rules": 12, "cases": 400},
 *  "given": [{"file": "Desktop/red-flags.drl.xlsx", "as": "decision-tables/red-flags.drl.xlsx", "added": false}]}
 * }</pre>
 *
 * @param findings all of them, notes too, sorted by place; a workbook is named by its file name, any other file by its path within the knowledge
 *     base. {@code suggestion}, {@code related} and {@code example} are absent where there is none, and so are parts of a place
 * @param counts the number of findings of each level
 * @param given the files that were checked in place of those of the knowledge base
 */
record CheckReport(List<Finding> findings, Map<String, Long> counts, Checked checked, List<GivenFile> given) {

    /** @param whole whether all of the knowledge base could be read; where not, the numbers are of what could be */
    record Checked(boolean whole, long rows, int tables, int rules, int cases) {}

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
                        contents.cases().size()),
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

    /** The numbers of findings in words, of those levels that there are any of. */
    List<String> tally() {
        return counts.entrySet().stream()
                .filter(each -> each.getValue() > 0)
                .map(each -> FindingWords.count(each.getValue(), each.getKey()))
                .toList();
    }
}
