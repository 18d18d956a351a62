package org.rubra.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.jspecify.annotations.Nullable;
import org.rubra.vocabulary.Near;

/** The row of Drools' keywords for columns. Drools goes by the first letter of a word; here a word is spelled out. */
final class KindRow {
    static final int MOST_COLUMNS = 200;
    private static final List<String> KINDS = List.of("NAME", "METADATA", "CONDITION", "ACTION");

    private final Sheet sheet;
    private final Findings findings;

    KindRow(Sheet sheet, Findings findings) {
        this.sheet = sheet;
        this.findings = findings;
    }

    /** The kind of each column, null where it is not known. */
    List<Column.@Nullable Kind> read() {
        List<Column.@Nullable Kind> kinds = new ArrayList<>();
        Row row = sheet.getRow(Layout.KIND_ROW);
        int width = width();
        for (int index = 0; index < width; index++) {
            String text = CellText.text(row, index);
            boolean known = text != null && KINDS.contains(text);
            kinds.add(text != null && known ? Column.Kind.valueOf(text) : null);
            if (!known) {
                findings.cell(
                        Layout.KIND_ROW,
                        index,
                        Layout.found(sheet, Layout.KIND_ROW, index),
                        "NAME, METADATA, CONDITION or ACTION",
                        text == null || text.isEmpty() ? null : Near.to(text, KINDS));
            }
        }
        return kinds;
    }

    private int width() {
        int width = IntStream.rangeClosed(Layout.KIND_ROW, Layout.HEADING_ROW)
                .mapToObj(sheet::getRow)
                .filter(Objects::nonNull)
                .flatMap(row -> IntStream.range(0, Math.max(0, row.getLastCellNum()))
                        .filter(column -> !CellText.isBlank(row.getCell(column)))
                        .boxed())
                .mapToInt(column -> column + 1)
                .max()
                .orElse(0);
        if (width > MOST_COLUMNS) {
            findings.row(Layout.KIND_ROW, width + " columns", "at most " + MOST_COLUMNS);
        }
        return Math.min(width, MOST_COLUMNS);
    }
}
