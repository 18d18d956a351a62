package org.rubra.knowledge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rubra.table.CaseRow;
import org.rubra.table.CaseSheet;
import org.rubra.vocabulary.Field;
import org.rubra.vocabulary.Problem;
import org.rubra.vocabulary.Vocabulary;

/** Makes clinical cases of the rows of a workbook; they are the same as those of {@link CaseReader}, and join the same suite. */
final class SheetCases {
    private final Vocabulary vocabulary;

    SheetCases(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** The cases of a workbook; what is wrong with it is added to the problems. */
    List<ClinicalCase> read(String fileName, byte[] bytes, List<Problem> problems) {
        CaseSheet sheet = CaseSheet.read(fileName, bytes, vocabulary);
        problems.addAll(sheet.problems());
        List<ClinicalCase> cases = sheet.rows().stream().map(this::of).toList();
        cases.forEach(each -> CaseReader.check(each, problems));
        return cases;
    }

    private ClinicalCase of(CaseRow row) {
        return new ClinicalCase(
                row.name(), given(row), flag(row, "safetyNet").orElse(true), expected(row), row.place());
    }

    private Map<String, Object> given(CaseRow row) {
        Map<String, Object> given = new LinkedHashMap<>();
        for (Field field : vocabulary.fields()) {
            row.said("given." + field.name()).ifPresent(values -> given.put(field.name(), answer(field, values)));
        }
        return given;
    }

    private static Object answer(Field field, List<String> values) {
        return switch (field.type()) {
            case BOOLEAN -> values.contains("yes");
            case INTEGER, NUMBER -> Double.valueOf(values.get(0));
            case CHOICE -> values.get(0);
            case SET -> new LinkedHashSet<>(values);
        };
    }

    private static ClinicalCase.Expected expected(CaseRow row) {
        return new ClinicalCase.Expected(
                List.of(row.said("expect.urgency").orElseThrow().get(0).split(CaseRow.RANGE, -1)),
                row.said("expect.leads").map(values -> values.get(0)).orElse(null),
                listed(row, "considers"),
                listed(row, "unlikely"),
                exactly(row, "redFlags"),
                exactly(row, "conflicts"),
                exactly(row, "explains"),
                listed(row, "asks"),
                listed(row, "advises"),
                flag(row, "expect.settled").orElse(null),
                listed(row, "fires"),
                listed(row, "not"));
    }

    private static Optional<Boolean> flag(CaseRow row, String code) {
        return row.said(code).map(values -> values.contains("yes"));
    }

    private static List<String> listed(CaseRow row, String key) {
        return row.said("expect." + key).orElse(List.of());
    }

    private static @Nullable List<String> exactly(CaseRow row, String key) {
        return row.said("expect." + key).map(ArrayList::new).orElse(null);
    }
}
