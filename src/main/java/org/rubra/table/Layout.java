package org.rubra.table;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.jspecify.annotations.Nullable;
import org.rubra.vocabulary.Near;
import org.rubra.vocabulary.Vocabulary;

/** What stands above the rows of a table: its layer, its title, its hit policy and its columns. */
record Layout(String layer, String title, Policy policy, List<Placed> columns) {
    static final String RULE_SET = "RuleSet";
    static final String IMPORT = "Import";
    static final String RULE_TABLE = "RuleTable ";
    static final String IMPORTS = "org.rubra.conclusion.*, rubra.facts.Presentation, rubra.facts.Outcome";
    static final String PACKAGE = "rubra.";
    static final List<String> LAYERS = List.of("article", "safetynet");

    static final int RULE_SET_ROW = 0;
    static final int IMPORT_ROW = 1;
    static final int TITLE_ROW = 2;
    static final int KIND_ROW = 3;
    static final int FACT_ROW = 4;
    static final int CODE_ROW = 5;
    static final int HEADING_ROW = 6;
    static final int FIRST_ROW = 7;

    static final String EXPECTED_TITLE =
            "a title of at most 60 letters, digits, blanks, commas, apostrophes and hyphens";

    private static final Pattern TITLE =
            Pattern.compile("RuleTable ([\\p{L}\\d](?:[\\p{L}\\d ,'-]{0,58}[\\p{L}\\d])?)");

    /**
     * A column and where it stands.
     *
     * @param form what it asks or concludes; null where it does neither, or is faulty
     * @param domain what its cells may say; null where that is not a list of values, or not known for a fault of the column
     */
    record Placed(int index, Column column, @Nullable ColumnForm form, @Nullable Domain domain, Role role) {}

    /** What a column is for. */
    enum Role {
        ID("ids"),
        SENTENCE("sentences"),
        EVIDENCE("evidence"),
        CONDITION("conditions"),
        ACTION("conclusions"),
        /** Refused already; its cells are not looked at. */
        FAULTY("nothing");

        private final String words;

        Role(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /** The layout of a sheet; what is wrong with it is among the findings. */
    static Layout read(Sheet sheet, Vocabulary vocabulary, Findings findings) {
        String layer = layer(sheet, findings);
        pair(sheet, IMPORT_ROW, IMPORT, findings);
        String imports = CellText.text(sheet.getRow(IMPORT_ROW), 1);
        if (!IMPORTS.equals(imports)) {
            findings.cell(IMPORT_ROW, 1, found(sheet, IMPORT_ROW, 1), IMPORTS);
        }
        String title = title(sheet, findings);
        nothingBeyond(sheet, RULE_SET_ROW, 2, findings);
        nothingBeyond(sheet, IMPORT_ROW, 2, findings);
        nothingBeyond(sheet, TITLE_ROW, 3, findings);
        merges(sheet, findings);
        return new Layout(
                layer, title, Policy.read(sheet, findings), new ColumnsReader(sheet, vocabulary, findings).read());
    }

    /** Whether there is a table here at all, though something may be wrong with it. */
    boolean isTable() {
        return !columns.isEmpty() && columns.get(0).role() == Role.ID;
    }

    /** Whether a sheet holds a table, well or badly. */
    static boolean isOne(Sheet sheet) {
        String title = CellText.text(sheet.getRow(TITLE_ROW), 0);
        return RULE_SET.equals(CellText.text(sheet.getRow(RULE_SET_ROW), 0))
                || (title != null && title.startsWith(RULE_TABLE));
    }

    private static String layer(Sheet sheet, Findings findings) {
        pair(sheet, RULE_SET_ROW, RULE_SET, findings);
        String name = CellText.text(sheet.getRow(RULE_SET_ROW), 1);
        Optional<String> layer =
                LAYERS.stream().filter(known -> (PACKAGE + known).equals(name)).findFirst();
        if (layer.isEmpty()) {
            List<String> packages = LAYERS.stream().map(PACKAGE::concat).toList();
            findings.cell(
                    RULE_SET_ROW,
                    1,
                    found(sheet, RULE_SET_ROW, 1),
                    String.join(" or ", packages),
                    Near.to(name == null ? "" : name, packages));
        }
        return layer.orElse("");
    }

    private static String title(Sheet sheet, Findings findings) {
        String text = CellText.text(sheet.getRow(TITLE_ROW), 0);
        Matcher match = TITLE.matcher(text == null ? "" : text);
        if (match.matches()) {
            return match.group(1);
        }
        findings.cell(TITLE_ROW, 0, found(sheet, TITLE_ROW, 0), "RuleTable and " + EXPECTED_TITLE);
        return "";
    }

    /** Whether a table may have this title. */
    static boolean isTitle(String title) {
        return TITLE.matcher(RULE_TABLE + title).matches();
    }

    private static void pair(Sheet sheet, int row, String keyword, Findings findings) {
        if (!keyword.equals(CellText.text(sheet.getRow(row), 0))) {
            findings.cell(row, 0, found(sheet, row, 0), keyword);
        }
    }

    private static void nothingBeyond(Sheet sheet, int index, int width, Findings findings) {
        Row row = sheet.getRow(index);
        if (row != null) {
            for (Cell cell : row) {
                if (cell.getColumnIndex() >= width && !CellText.isBlank(cell)) {
                    findings.cell(index, cell.getColumnIndex(), CellText.found(cell), "an empty cell");
                }
            }
        }
    }

    /** Merged cells mean something over the columns of one fact type, and hide something everywhere else. */
    private static void merges(Sheet sheet, Findings findings) {
        for (CellRangeAddress merged : sheet.getMergedRegions()) {
            if (merged.getFirstRow() != FACT_ROW || merged.getLastRow() != FACT_ROW) {
                findings.cell(
                        merged.getFirstRow(),
                        merged.getFirstColumn(),
                        "the merged cells " + merged.formatAsString(),
                        "merged cells in row " + (FACT_ROW + 1) + " only");
            }
        }
    }

    static String found(Sheet sheet, int row, int column) {
        Row cells = sheet.getRow(row);
        return CellText.found(cells == null ? null : cells.getCell(column));
    }
}
