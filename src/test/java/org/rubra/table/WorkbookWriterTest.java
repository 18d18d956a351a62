package org.rubra.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.poi.ss.util.CellAddress;
import org.junit.jupiter.api.Test;

class WorkbookWriterTest {

    @Test
    void what_was_written_reads_as_it_was_meant() {
        DecisionTable table = Samples.read(Samples.RED_FLAGS);
        assertThat(table.title()).isEqualTo("Red flags");
        assertThat(table.layer()).isEqualTo("article");
        assertThat(table.columns())
                .extracting(Column::heading)
                .containsExactly(
                        "Row",
                        "What the row says",
                        "Fever",
                        "Colour",
                        "Sites",
                        "Age at least (years)",
                        "Size below (mm)",
                        "Red flag",
                        "Urgency at least",
                        "Urgency at least, unless strain or known-trigger",
                        "Petechiae: speaks for or against",
                        "Evidence");
        assertThat(table.rows()).extracting(Row::id).containsExactly("RF-01", "RF-02", "RF-03", "RF-04");
        assertThat(table.rows().get(1).conditions())
                .extracting(Condition::words)
                .containsExactly(
                        "fever is no",
                        "colour any of red, purple",
                        "sites has face, neck",
                        "age at least 16",
                        "size below 30.5");
        assertThat(table.rows().get(2).actions()).extracting(Action::cell).containsExactly("J10", "K10");
        assertThat(table.rows().get(2).evidence()).containsExactly("S1", "N22", "P2");
    }

    @Test
    void a_table_that_was_read_is_written_again_to_the_same_bytes() {
        for (TableDraft draft : java.util.List.of(Samples.RED_FLAGS, Samples.ADVICE)) {
            DecisionTable table = Samples.read(draft);
            assertThat(TableDraft.of(table)).isEqualTo(draft);
            assertThat(Samples.workbook(TableDraft.of(table))).isEqualTo(Samples.workbook(draft));
        }
    }

    @Test
    void a_cell_that_begins_like_a_formula_is_kept_as_text() {
        TableDraft draft = new TableDraft(
                "article", "T", java.util.List.of(), java.util.List.of(Samples.row("RF-01", "=HYPERLINK(1)", "G1")));
        byte[] bytes = Samples.changed(draft, workbook -> {
            assertThat(Samples.cell(workbook, "B8").getCellType())
                    .isEqualTo(org.apache.poi.ss.usermodel.CellType.STRING);
            assertThat(Samples.cell(workbook, "B8").getCellStyle().getDataFormatString())
                    .isEqualTo("@");
        });
        assertThat(bytes).isNotEmpty();
    }

    @Test
    void headings_explain_themselves_and_stay_in_view_while_structure_is_hidden() {
        byte[] bytes = Samples.changed(workbook -> {
            var sheet = workbook.getSheetAt(0);
            assertThat(sheet.getPaneInformation().getHorizontalSplitTopRow()).isEqualTo((short) 7);
            assertThat(sheet.getRow(5).getZeroHeight()).isTrue();
            assertThat(sheet.getCellComment(new CellAddress("D7")).getString().getString())
                    .startsWith("colour?")
                    .contains("purple – the value purple", "Blank: does not matter");
            assertThat(sheet.getDataValidations()).hasSize(11);
        });
        assertThat(bytes).isNotEmpty();
    }

    @Test
    void a_row_is_as_high_as_its_longest_wrapped_text() {
        TableDraft draft = new TableDraft(
                "article",
                "T",
                java.util.List.of(),
                java.util.List.of(
                        Samples.row("RF-01", "Short", "G1"),
                        Samples.row(
                                "RF-02", "A sentence of some words. ".repeat(6).strip(), "G1")));
        Books.look(Samples.workbook(draft), workbook -> {
            var sheet = workbook.getSheetAt(0);
            assertThat(sheet.getRow(7).getHeightInPoints()).isEqualTo(18);
            assertThat(sheet.getRow(8).getHeightInPoints()).isEqualTo(48);
        });
    }
}
