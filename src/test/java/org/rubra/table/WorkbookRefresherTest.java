package org.rubra.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.rubra.table.Samples.cell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rubra.knowledge.Ground;
import org.rubra.vocabulary.Field;
import org.rubra.vocabulary.Problem;
import org.rubra.vocabulary.Vocabulary;

class WorkbookRefresherTest {
    private static Ground ground;

    @BeforeAll
    static void read() throws IOException {
        ground = Ground.read(Path.of(""));
    }

    static List<Path> shipped() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("decision-tables"))) {
            return files.filter(file -> file.toString().endsWith(".drl.xlsx"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void a_shipped_workbook_looks_as_its_vocabulary_and_evidence_say(Path file) throws IOException {
        assertThat(refresh(file, Files.readAllBytes(file))).isEqualTo(new Refresh.UpToDate(List.of()));
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void looks_that_were_lost_come_back_and_no_data_cell_changes(Path file) throws IOException {
        byte[] shipped = Files.readAllBytes(file);
        byte[] bare = Books.changed(shipped, WorkbookRefresherTest::strip);
        Refresh refresh = refresh(file, bare);
        assertThat(refresh).isInstanceOf(Refresh.Refreshed.class);
        byte[] refreshed = ((Refresh.Refreshed) refresh).bytes();
        assertThat(Books.data(refreshed)).isEqualTo(Books.data(bare)).isEqualTo(Books.data(shipped));
        assertThat(Books.looks(refreshed)).isEqualTo(Books.looks(shipped));
        assertThat(refresh(file, refreshed)).isEqualTo(new Refresh.UpToDate(List.of()));
    }

    /** As other software, or a hasty hand, may leave a workbook. */
    private static void strip(XSSFWorkbook workbook) {
        XSSFSheet sheet = workbook.getSheetAt(0);
        sheet.getCTWorksheet().unsetDataValidations();
        sheet.getCTWorksheet().unsetSheetProtection();
        sheet.getCTWorksheet().unsetAutoFilter();
        sheet.createFreezePane(0, 0);
        new ArrayList<>(sheet.getCellComments().keySet())
                .forEach(at -> sheet.getRow(at.getRow()).getCell(at.getColumn()).removeCellComment());
        XSSFCellStyle plain = workbook.createCellStyle();
        sheet.forEach(row -> row.forEach(cell -> cell.setCellStyle(plain)));
        sheet.getRow(Layout.CODE_ROW).setZeroHeight(false);
        sheet.getRow(Layout.HEADING_ROW).getCell(3).setCellValue("A word of long ago");
        workbook.getSheet("Evidence").getRow(3).getCell(1).setCellValue("A sentence of long ago");
        workbook.removeSheetAt(workbook.getSheetIndex("How to edit"));
    }

    @Test
    void what_editors_made_of_a_workbook_stays() throws IOException {
        Path file = Path.of("decision-tables", "red-flags.drl.xlsx");
        byte[] edited = Books.changed(Files.readAllBytes(file), workbook -> {
            XSSFSheet sheet = workbook.getSheetAt(0);
            sheet.shiftRows(9, 20, 1);
            sheet.copyRows(25, 25, 9, new org.apache.poi.ss.usermodel.CellCopyPolicy());
            cell(workbook, "A10").setCellValue("RF-99");
            sheet.setColumnWidth(1, 90 * 256);
            Books.filter(workbook);
            sheet.getRow(12).setZeroHeight(true);
            sheet.getColumnHelper().setColHidden(4, true);
            cell(workbook.createSheet("My notes"), "B2").setCellValue("ask again in March");
        });
        byte[] refreshed = ((Refresh.Refreshed) refresh(file, edited)).bytes();
        assertThat(Books.data(refreshed)).isEqualTo(Books.data(edited));
        Books.look(refreshed, workbook -> {
            assertThat(workbook.getSheetAt(0).getColumnWidth(1)).isEqualTo(90 * 256);
            assertThat(workbook.getSheetAt(0).isColumnHidden(4)).isTrue();
            assertThat(workbook.getSheetAt(0).getRow(12).getZeroHeight()).isTrue();
            assertThat(workbook.getSheetAt(0).getCTWorksheet().getAutoFilter().sizeOfFilterColumnArray())
                    .isEqualTo(1);
            assertThat(cell(workbook.getSheet("My notes"), "B2").getStringCellValue())
                    .isEqualTo("ask again in March");
            assertThat(cell(workbook, "A10").getCellStyle().getLocked()).isFalse();
        });
    }

    @Test
    void cells_with_a_fault_stay_just_as_they_are_and_are_reported() {
        byte[] faulty = Samples.changed(workbook -> {
            cell(workbook, "D8").setCellValue("purpel");
            cell(workbook, "F9").setCellValue(16);
            XSSFCellStyle date = workbook.createCellStyle();
            date.setDataFormat(workbook.createDataFormat().getFormat("yyyy-mm-dd"));
            cell(workbook, "F9").setCellStyle(date);
            cell(workbook, "G9").setCellFormula("1+1");
            workbook.getSheetAt(0).getCTWorksheet().unsetDataValidations();
        });
        Refresh refresh = WorkbookRefresher.refresh(Samples.FILE, faulty, Samples.VOCABULARY, Samples.STATEMENTS);
        assertThat(refresh.problems())
                .extracting(Problem::toString)
                .isEqualTo(Samples.problems(faulty))
                .hasSize(3);
        byte[] refreshed = ((Refresh.Refreshed) refresh).bytes();
        assertThat(Books.data(refreshed)).isEqualTo(Books.data(faulty));
        Books.look(refreshed, workbook -> {
            assertThat(workbook.getSheetAt(0).getDataValidations()).hasSize(11);
            assertThat(cell(workbook, "F9").getCellStyle().getDataFormatString())
                    .isEqualTo("yyyy-mm-dd");
        });
        assertThat(Samples.problems(refreshed)).isEqualTo(Samples.problems(faulty));
    }

    @Test
    void a_new_value_of_the_vocabulary_reaches_drop_downs_and_comments() {
        byte[] before = Samples.workbook(Samples.RED_FLAGS);
        List<Field> fields = new ArrayList<>(Samples.VOCABULARY.fields());
        Field colour = fields.get(1);
        List<Field.Value> values = new ArrayList<>(colour.values());
        values.add(new Field.Value("mauve", "a pale purple", List.of()));
        fields.set(
                1,
                new Field(
                        "colour",
                        colour.type(),
                        values,
                        null,
                        null,
                        null,
                        null,
                        "g",
                        "article",
                        "Hue",
                        "Which hue?",
                        null,
                        null,
                        List.of()));
        Vocabulary.Group group = new Vocabulary.Group("g", "G");
        Vocabulary later = new Vocabulary(
                List.of(group),
                fields,
                Samples.VOCABULARY.patterns(),
                Samples.VOCABULARY.redFlags(),
                Samples.VOCABULARY.explanations(),
                Samples.VOCABULARY.conflicts(),
                Samples.VOCABULARY.advice());
        Refresh refresh = WorkbookRefresher.refresh(Samples.FILE, before, later, Samples.STATEMENTS);
        Books.look(((Refresh.Refreshed) refresh).bytes(), workbook -> {
            XSSFSheet sheet = workbook.getSheetAt(0);
            assertThat(cell(workbook, "D7").getStringCellValue()).isEqualTo("Hue");
            assertThat(cell(workbook, "D7").getCellComment().getString().getString())
                    .startsWith("Which hue?")
                    .contains("mauve – a pale purple");
            assertThat(sheet.getDataValidations())
                    .extracting(each -> each.getValidationConstraint().getFormula1())
                    .contains("\"red,purple,pink,mauve\"");
        });
    }

    @Test
    void drop_downs_that_excel_keeps_apart_do_not_stay_beside_the_renewed_ones() {
        String excel = "{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}";
        byte[] saved = Samples.changed(workbook -> {
            var others = workbook.getSheetAt(0).getCTWorksheet().addNewExtLst();
            others.addNewExt().setUri(excel);
            others.addNewExt().setUri("{of another}");
        });
        Refresh refresh = WorkbookRefresher.refresh(Samples.FILE, saved, Samples.VOCABULARY, Samples.STATEMENTS);
        Books.look(((Refresh.Refreshed) refresh).bytes(), workbook -> {
            var others = workbook.getSheetAt(0).getCTWorksheet().getExtLst();
            assertThat(others.sizeOfExtArray()).isEqualTo(1);
            assertThat(others.getExtArray(0).getUri()).isEqualTo("{of another}");
        });
    }

    @Test
    void a_column_that_cannot_be_read_is_left_and_the_others_are_refreshed() {
        byte[] faulty = Samples.changed(workbook -> {
            cell(workbook, "D6").setCellValue("forall(||){hue == \"$\"}");
            cell(workbook, "D7").setCellValue("Hue");
            cell(workbook, "C7").setCellValue("Hot");
        });
        Refresh refresh = WorkbookRefresher.refresh(Samples.FILE, faulty, Samples.VOCABULARY, Samples.STATEMENTS);
        Books.look(((Refresh.Refreshed) refresh).bytes(), workbook -> {
            assertThat(cell(workbook, "D7").getStringCellValue()).isEqualTo("Hue");
            assertThat(cell(workbook, "C7").getStringCellValue()).isEqualTo("Fever");
        });
        assertThat(refresh.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        Samples.FILE + " › Red flags!D6   found the field \"hue\"; expected a field of Presentation");
    }

    @Test
    void a_file_that_holds_no_table_is_refused_and_left() {
        byte[] other = Books.changed(
                null, workbook -> cell(workbook.createSheet("Shopping"), "A1").setCellValue("Milk"));
        for (byte[] bytes : List.of("no workbook".getBytes(UTF_8), other)) {
            Refresh refresh = WorkbookRefresher.refresh(Samples.FILE, bytes, Samples.VOCABULARY, Samples.STATEMENTS);
            assertThat(refresh).isInstanceOf(Refresh.Refused.class);
            assertThat(refresh.problems()).isNotEmpty();
        }
    }

    @Test
    void code_and_headings_are_locked_while_rows_may_be_edited_sorted_filtered_added_and_deleted() {
        Books.look(Samples.workbook(Samples.RED_FLAGS), workbook -> {
            XSSFSheet sheet = workbook.getSheetAt(0);
            var protection = sheet.getCTWorksheet().getSheetProtection();
            assertThat(protection.getSheet()).isTrue();
            assertThat(protection.isSetPassword() || protection.isSetHashValue())
                    .isFalse();
            assertThat(List.of(
                            protection.getSort(),
                            protection.getAutoFilter(),
                            protection.getInsertRows(),
                            protection.getDeleteRows(),
                            protection.getFormatCells(),
                            protection.getFormatColumns(),
                            protection.getFormatRows()))
                    .containsOnly(false);
            assertThat(locked(workbook, "A1", "A3", "C4", "C5", "C6", "C7", "L7"))
                    .containsOnly(true);
            assertThat(locked(workbook, "B3", "C3", "A8", "B8", "C8", "L8")).containsOnly(false);
            assertThat(sheet.getColumnStyle(11).getLocked()).isFalse();
            assertThat(sheet.getColumnStyle(16_383).getLocked()).isFalse();
            assertThat(sheet.getCTWorksheet().getAutoFilter().getRef()).isEqualTo("A7:L211");
        });
    }

    private static Stream<Boolean> locked(XSSFWorkbook workbook, String... addresses) {
        return Stream.of(addresses).map(at -> cell(workbook, at).getCellStyle().getLocked());
    }

    private static Refresh refresh(Path file, byte[] bytes) {
        return WorkbookRefresher.refresh(
                String.valueOf(file.getFileName()), bytes, ground.vocabulary(), ground.statements());
    }
}
