package org.rubra.table;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.usermodel.Workbook;

/** The sheets behind the first one: for people only, so they may hold nothing that Drools would take for a table. */
final class OtherSheets {
    private static final List<String> KEYWORDS = List.of(
            "RuleSet",
            "RuleTable",
            "Import",
            "Functions",
            "Queries",
            "Declare",
            "Variables",
            "Unit",
            "Dialect",
            "Sequential",
            "SequentialMaxPriority",
            "SequentialMinPriority",
            "EscapeQuotes",
            "NumericDisabled",
            "IgnoreNumericFormat",
            "No-Loop",
            "Salience",
            "Auto-Focus",
            "Lock-On-Active",
            "Agenda-Group",
            "Ruleflow-Group",
            "Activation-Group");

    /** RuleTable and RuleSet count however they go on, the others as whole words: a sentence may begin with "Important". */
    private static final Pattern KEYWORD = Pattern.compile(
            "\\s*(ruletable|ruleset|(?:" + String.join("|", KEYWORDS).toLowerCase(Locale.ROOT) + ")(?![\\p{L}\\d-])).*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private OtherSheets() {}

    static void inspect(Workbook workbook, Findings findings) {
        for (int index = 1; index < workbook.getNumberOfSheets(); index++) {
            Sheet sheet = workbook.getSheetAt(index);
            Findings here = findings.in(sheet.getSheetName());
            if (workbook.getSheetVisibility(index) != SheetVisibility.VISIBLE && says(sheet)) {
                here.sheet("a hidden sheet with data", "every sheet to be shown");
            }
            for (Row row : sheet) {
                for (Cell cell : row) {
                    inspect(cell, here);
                }
            }
        }
    }

    private static boolean says(Sheet sheet) {
        return StreamSupport.stream(sheet.spliterator(), false).anyMatch(RowsReader::says);
    }

    private static void inspect(Cell cell, Findings here) {
        if (cell.getCellType() == CellType.FORMULA) {
            here.cell(cell.getRowIndex(), cell.getColumnIndex(), CellText.found(cell), "no formulas in the workbook");
        }
        keyword(cell)
                .ifPresent(word -> here.cell(
                        cell.getRowIndex(),
                        cell.getColumnIndex(),
                        "Drools' keyword " + word + " in " + CellText.found(cell),
                        "a table on the first sheet only"));
    }

    /** The keyword that a cell begins with, as Drools spells it. */
    static Optional<String> keyword(Cell cell) {
        String text = CellText.text(cell);
        Matcher match = KEYWORD.matcher(text == null ? "" : text);
        return match.matches()
                ? KEYWORDS.stream()
                        .filter(word -> word.equalsIgnoreCase(match.group(1)))
                        .findFirst()
                : Optional.empty();
    }
}
