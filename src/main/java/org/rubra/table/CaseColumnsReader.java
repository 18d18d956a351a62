package org.rubra.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.jspecify.annotations.Nullable;
import org.rubra.vocabulary.Near;
import org.rubra.vocabulary.Vocabulary;

/** Reads the two rows that say what each column of a sheet of cases is: its code and its heading. */
final class CaseColumnsReader {
    private final Sheet sheet;
    private final List<CaseColumn> known;
    private final Findings findings;
    private final Set<String> seen = new HashSet<>();

    CaseColumnsReader(Sheet sheet, Vocabulary vocabulary, Findings findings) {
        this.sheet = sheet;
        this.known = CaseColumn.all(vocabulary);
        this.findings = findings;
    }

    /** The columns of a sheet; none where it holds no cases. */
    List<CaseSheet.Placed> read() {
        if (!CaseSheet.isOne(sheet)) {
            findings.cell(CaseSheet.CODE_ROW, 0, Layout.found(sheet, CaseSheet.CODE_ROW, 0), CaseColumn.CASE);
            return List.of();
        }
        List<CaseSheet.Placed> columns = new ArrayList<>();
        int width = sheet.getRow(CaseSheet.CODE_ROW).getLastCellNum();
        for (int index = 0; index < Math.min(width, KindRow.MOST_COLUMNS); index++) {
            columns.add(new CaseSheet.Placed(index, column(index)));
            heading(index);
            visible(index);
        }
        if (!seen.contains(CaseColumn.URGENCY)) {
            findings.row(
                    CaseSheet.CODE_ROW, "no column " + CaseColumn.URGENCY, "one, since every case expects an urgency");
        }
        return columns;
    }

    private @Nullable CaseColumn column(int index) {
        String code = CellText.text(sheet.getRow(CaseSheet.CODE_ROW), index);
        Optional<CaseColumn> column =
                known.stream().filter(each -> each.code().equals(code)).findFirst();
        String found = Layout.found(sheet, CaseSheet.CODE_ROW, index);
        if (column.isEmpty()) {
            List<String> all = known.stream().map(CaseColumn::code).toList();
            String near = code == null || code.isEmpty() ? null : Near.to(LookAlike.plain(code), all);
            findings.cell(CaseSheet.CODE_ROW, index, found, "the code of a column of cases", near);
        } else if (!seen.add(column.get().code())) {
            findings.cell(CaseSheet.CODE_ROW, index, found, "every column once");
        }
        return column.orElse(null);
    }

    private void heading(int index) {
        String text = CellText.text(sheet.getRow(CaseSheet.HEADING_ROW), index);
        if (text == null || text.isBlank()) {
            findings.cell(CaseSheet.HEADING_ROW, index, Layout.found(sheet, CaseSheet.HEADING_ROW, index), "a heading");
        }
    }

    /** A column in which no case says anything may be out of sight. */
    private void visible(int index) {
        if ((sheet.isColumnHidden(index) || sheet.getColumnWidth(index) == 0) && says(index)) {
            findings.cell(
                    CaseSheet.HEADING_ROW, index, "a hidden column with data", "every column with data to be shown");
        }
    }

    private boolean says(int index) {
        for (Row row : sheet) {
            if (row.getRowNum() > CaseSheet.HEADING_ROW && !CellText.isBlank(row.getCell(index))) {
                return true;
            }
        }
        return false;
    }
}
