package org.rubra.difference;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rubra.knowledge.Contents;
import org.rubra.table.DecisionTable;

/**
 * What differs between two tables, or between two whole knowledge bases. Things are matched by id, and those that are left by {@linkplain Likeness
 * likeness}. Formatting, the order of columns and times of files are no difference; nor is where a case or rule stands within its file.
 *
 * <p>Its JSON: {@code {"sections": [{"file", "title", "changes": [{"what", "kinds", "id", "formerId"?, "title", "before"?, "after"?, "details":
 * [{"part", "before", "after", "cell"?}]}]}]}}, no section where nothing differs; the members are those of {@link Section} and {@link Change}.
 *
 * @param sections those in which something differs: the manifest, the vocabulary, the evidence, each table, the trusted rules, the
 *     cases, the properties
 */
public record Difference(List<Section> sections) {

    /**
     * What differs in one part of a knowledge base.
     *
     * @param file the workbook, the file or the folder
     * @param title its name for people
     */
    public record Section(String file, String title, List<Change> changes) {
        public Section {
            changes = List.copyOf(changes);
        }
    }

    public Difference {
        sections = sections.stream()
                .filter(section -> !section.changes().isEmpty())
                .toList();
    }

    /** What differs between two knowledge bases. */
    public static Difference of(Contents before, Contents after) {
        List<Section> sections = new ArrayList<>();
        sections.add(new Section(
                "kb/manifest.yaml",
                "Manifest",
                Comparison.ordered(ManifestItems.of(before.manifest()), ManifestItems.of(after.manifest()))));
        sections.add(new Section(
                "kb/vocabulary.yaml", "Vocabulary", VocabularyItems.changes(before.vocabulary(), after.vocabulary())));
        sections.add(new Section(
                "kb/evidence.yaml", "Evidence", EvidenceItems.changes(before.evidence(), after.evidence())));
        sections.addAll(TableComparison.sections(before.tables(), after.tables()));
        sections.add(new Section(
                "kb/rules", "Trusted rules", Comparison.unordered(RuleItems.of(before), RuleItems.of(after))));
        sections.add(new Section(
                "kb/cases", "Cases", Comparison.unordered(CaseItems.of(before.cases()), CaseItems.of(after.cases()))));
        sections.add(new Section(
                "kb/properties.yaml",
                "Properties",
                Comparison.unordered(PropertyItems.of(before.properties()), PropertyItems.of(after.properties()))));
        return new Difference(sections);
    }

    /** What differs between two tables, whatever their files are called. */
    public static Difference of(DecisionTable before, DecisionTable after) {
        return new Difference(TableComparison.sections(List.of(renamed(before, after.file())), List.of(after)));
    }

    private static DecisionTable renamed(DecisionTable table, String file) {
        return new DecisionTable(
                file,
                table.sheet(),
                table.title(),
                table.layer(),
                table.hitPolicy(),
                table.mustAnswer(),
                table.columns(),
                table.rows());
    }

    @JsonIgnore
    public boolean isEmpty() {
        return sections.isEmpty();
    }

    /** How many things of a kind became what. */
    public record Count(String what, Change.Kind kind, int number) {}

    /** In the order in which they appear. */
    @JsonIgnore
    public List<Count> counts() {
        Map<Count, Integer> numbers = new LinkedHashMap<>();
        sections.stream().flatMap(section -> section.changes().stream()).forEach(change -> change.kinds()
                .forEach(kind -> numbers.merge(new Count(change.what(), kind, 0), 1, Integer::sum)));
        return numbers.entrySet().stream()
                .map(each -> new Count(each.getKey().what(), each.getKey().kind(), each.getValue()))
                .toList();
    }
}
