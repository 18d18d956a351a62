package org.rubra.table;

import java.util.List;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.jspecify.annotations.Nullable;
import org.rubra.vocabulary.Near;

/**
 * The row that names the fact type each condition asks about, in one cell over all the columns of that type. A name that is repeated instead of
 * merged would make two conditions of one: {@code Presentation(fever == "yes") Presentation(age < 1)}, which two different facts may satisfy.
 */
final class FactRow {
    static final List<String> FACTS = List.of("Presentation", "Outcome");

    private final Sheet sheet;
    private final Findings findings;
    private final List<Integer> conditions;
    private final List<CellRangeAddress> merged;

    /** @param conditions the indexes of the condition columns */
    FactRow(Sheet sheet, List<Integer> conditions, Findings findings) {
        this.sheet = sheet;
        this.conditions = conditions;
        this.findings = findings;
        this.merged = sheet.getMergedRegions().stream()
                .filter(region -> region.containsRow(Layout.FACT_ROW))
                .toList();
    }

    /** The fact type of each condition column, null where none can be told. */
    List<@Nullable String> read() {
        List<@Nullable String> facts =
                new java.util.ArrayList<>(conditions.stream().map(this::at).toList());
        int latest = 0;
        for (int i = 0; i < facts.size(); i++) {
            String fact = facts.get(i);
            if (fact != null) {
                int order = FACTS.indexOf(fact);
                check(i, fact, order < latest, facts.subList(0, i).contains(fact));
                latest = Math.max(order, latest);
            }
        }
        return facts;
    }

    private void check(int index, String fact, boolean late, boolean again) {
        int column = conditions.get(index);
        if (late && !again) {
            findings.cell(Layout.FACT_ROW, column, fact + " after Outcome", "the columns of Presentation first");
        } else if (again && anchor(column) == column) {
            findings.cell(
                    Layout.FACT_ROW,
                    column,
                    "\"" + fact + "\" again",
                    "one cell merged over all columns of " + fact
                            + ": repeated, it splits the condition in two, which two different facts could satisfy");
        }
    }

    private @Nullable String at(int column) {
        int anchor = anchor(column);
        String text = CellText.text(sheet.getRow(Layout.FACT_ROW), anchor);
        if (text != null && FACTS.contains(text)) {
            return text;
        }
        if (anchor == column) {
            String found = Layout.found(sheet, Layout.FACT_ROW, column);
            String nearest = text == null || text.isEmpty() ? null : Near.to(text, FACTS);
            findings.cell(Layout.FACT_ROW, column, found, "Presentation or Outcome, merged over its columns", nearest);
        }
        return null;
    }

    /** The column whose cell is shown at this one. */
    private int anchor(int column) {
        return merged.stream()
                .filter(region -> region.containsColumn(column))
                .mapToInt(CellRangeAddress::getFirstColumn)
                .findFirst()
                .orElse(column);
    }
}
