package org.rubra.table;

import java.util.List;
import org.apache.poi.ss.usermodel.Sheet;

/** Which columns a table must have, and in which order. */
final class ColumnOrder {
    private final Sheet sheet;
    private final List<Layout.Placed> columns;
    private final Findings findings;

    ColumnOrder(Sheet sheet, List<Layout.Placed> columns, Findings findings) {
        this.sheet = sheet;
        this.columns = columns;
        this.findings = findings;
    }

    void check() {
        expect(0, Layout.Role.ID, "NAME in the first column");
        expect(1, Layout.Role.SENTENCE, ColumnsReader.SENTENCE + " in the second column");
        conditionsFirst();
        allThere();
    }

    private void conditionsFirst() {
        boolean actions = false;
        for (Layout.Placed column : columns) {
            actions |= column.role() == Layout.Role.ACTION;
            if (actions && column.role() == Layout.Role.CONDITION) {
                findings.cell(
                        Layout.KIND_ROW, column.index(), "a condition after an action", "conditions before actions");
            }
        }
    }

    private void allThere() {
        for (Layout.Role role : List.of(Layout.Role.CONDITION, Layout.Role.ACTION, Layout.Role.EVIDENCE)) {
            if (columns.stream().noneMatch(column -> column.role() == role || column.role() == Layout.Role.FAULTY)) {
                findings.row(Layout.KIND_ROW, "no column for " + role.words(), "one at least");
            }
        }
        columns.stream()
                .filter(column -> column.role() == Layout.Role.EVIDENCE)
                .skip(1)
                .forEach(column -> findings.cell(
                        Layout.CODE_ROW,
                        column.index(),
                        Layout.found(sheet, Layout.CODE_ROW, column.index()),
                        "every column once"));
    }

    /** The role stands at its place and nowhere else; the evidence may stand anywhere, once. */
    private void expect(int place, Layout.Role role, String expected) {
        for (Layout.Placed column : columns) {
            if ((column.role() == role) != (column.index() == place) && column.role() != Layout.Role.FAULTY) {
                findings.cell(
                        Layout.KIND_ROW,
                        column.index(),
                        Layout.found(sheet, Layout.KIND_ROW, column.index()),
                        expected);
            }
        }
    }
}
