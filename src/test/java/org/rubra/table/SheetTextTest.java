package org.rubra.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rubra.table.Samples.cell;
import static org.rubra.table.Samples.changed;

import java.util.Map;
import java.util.Random;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.junit.jupiter.api.Test;

/** A sheet can be drawn whether or not it is a table of decisions. */
class SheetTextTest {
    private static SheetText.Line line(SheetText text, int number) {
        return text.lines().stream()
                .filter(line -> line.number() == number)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void cells_are_shown_as_the_sheet_shows_them_and_formulas_as_they_are_written() {
        SheetText text = SheetText.of(changed(workbook -> {
                    cell(workbook, "D9").setCellFormula("1/0");
                    cell(workbook, "F8").setCellValue(44_927);
                    XSSFCellStyle date = workbook.createCellStyle();
                    date.setDataFormat(workbook.createDataFormat().getFormat("yyyy-mm-dd"));
                    cell(workbook, "F8").setCellStyle(date);
                    cell(workbook, "C10").setCellValue(true);
                    cell(workbook, "C4").setCellValue("no kind of column");
                }))
                .orElseThrow();

        assertThat(text.sheet()).isEqualTo("Red flags");
        assertThat(line(text, 9).cells()).containsAllEntriesOf(Map.of(3, "=1/0", 5, "16", 6, "30.5"));
        assertThat(line(text, 8).cells()).containsEntry(5, "2023-01-01");
        assertThat(line(text, 10).cells()).containsEntry(2, "TRUE").doesNotContainKey(5);
        assertThat(line(text, 4)).matches(SheetText.Line::hidden);
        assertThat(line(text, 7).hidden()).isFalse();
    }

    @Test
    void what_may_not_be_opened_is_not_drawn() {
        assertThat(SheetText.of(new byte[0])).isEmpty();
        assertThat(SheetText.of("PK, and nothing behind it".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isEmpty();
        assertThat(SheetText.of(new byte[Archive.MOST_BYTES + 1])).isEmpty();
    }

    @Test
    void bytes_that_were_damaged_anywhere_are_drawn_or_not_but_never_thrown_at() {
        byte[] whole = Samples.workbook(Samples.RED_FLAGS);
        Random random = new Random(20_26);
        int drawn = 0;
        for (int i = 0; i < 200; i++) {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            drawn += SheetText.of(damaged).isPresent() ? 1 : 0;
        }
        assertThat(drawn).isBetween(1, 199);
    }

    @Test
    void columns_are_counted_from_zero() {
        assertThat(SheetText.column("A1")).isZero();
        assertThat(SheetText.column("AB14")).isEqualTo(27);
        assertThat(SheetText.letter(27)).isEqualTo("AB");
    }
}
