package org.rubra.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rubra.table.Samples.cell;
import static org.rubra.table.Samples.changed;
import static org.rubra.table.Samples.problems;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every attack here runs Java in Drools' own compiler of spreadsheets, some while it compiles; here the cell is named and nothing runs. */
class HostileWorkbookTest {
    static final String CANARY = "42";
    /** Without a quote, since Drools escapes those in cells, and nothing else. */
    static final String SING = "System.setProperty(String.valueOf(42), String.valueOf(1))";

    @BeforeEach
    @AfterEach
    void silence() {
        System.clearProperty(CANARY);
    }

    @ParameterizedTest
    @MethodSource
    void an_attack_is_refused_by_its_cell_and_runs_nothing(String place, Consumer<XSSFWorkbook> attack) {
        assertThat(problems(changed(attack))).isNotEmpty().allSatisfy(problem -> assertThat(problem)
                .startsWith(Samples.FILE + " › " + place));
        assertThat(System.getProperty(CANARY)).isNull();
    }

    static Stream<Arguments> an_attack_is_refused_by_its_cell_and_runs_nothing() {
        return Stream.of(
                text("Red flags!H6", "H6", "$param;"),
                text("Red flags!H6", "H6", "insert(new RedFlag(drools.getRule().getName(), $param));"),
                text(
                        "Red flags!H6",
                        "H6",
                        ColumnForm.action(Action.Kind.RedFlag).code() + " " + SING + ";"),
                text("Red flags!H8", "H8", "\", \"\") != null || " + SING + " != null //"),
                text("Red flags!H8", "H8", "not-blanching\")); " + SING + "; //"),
                text("Red flags!H8", "H8", "zz\\\")); " + SING + "; //"),
                text("Red flags!H8", "H8", "\"" + SING),
                text("Red flags!C8", "C8", "true, eval(" + SING + " == null)"),
                text("Red flags!D9", "D9", "red\" || eval(" + SING + " == null), \"purple"),
                text("Red flags!F9", "F9", "0, eval(" + SING + " == null)"),
                text("Red flags!C6", "C6", "eval(" + SING + " == null), fever == \"$param\""),
                text("Red flags!C6", "C6", "fever == \"$param\" || " + SING + " == null"),
                text("Red flags!C5", "C5", "eval(" + SING + " == null) Presentation"),
                text("Red flags!B8", "B8", "x\") @Bad(\"y\") when then " + SING + "; end rule \"z"),
                text("Red flags!L8", "L8", "G6) when then " + SING + "; end rule z @E(G1"),
                text("Red flags!A8", "A8", "RF-01\" salience (" + SING + " == null ? 1 : 2) //"),
                text("Red flags!A3", "A3", "RuleTable x\" when then " + SING + "; end rule \"y"),
                text("Red flags!B2", "B2", "static java.lang.System.*"),
                text("Red flags!B1", "B1", "rubra.article; function void f() { " + SING + "; }"),
                text("Red flags!C3", "C3", "Functions"),
                below("Functions", "function boolean f() { return " + SING + " == null; }"),
                below("Queries", "query q eval(" + SING + " == null) end"),
                below("Declare", "declare X end"),
                below("Variables", "java.util.List list"),
                below("Import", "java.lang.System"),
                below("RuleTable second", ""),
                Arguments.of("Notes", (Consumer<XSSFWorkbook>) HostileWorkbookTest::secondTable),
                Arguments.of("Evidence!A5", sheet("Evidence", "A5", "ruleset")),
                Arguments.of("How to edit!C30", sheet("How to edit", "C30", " EscapeQuotes")));
    }

    private static void secondTable(XSSFWorkbook workbook) {
        XSSFSheet notes = workbook.createSheet("Notes");
        cell(notes, "B3").setCellValue("ruleTABLE hidden");
        workbook.setSheetVisibility(workbook.getSheetIndex(notes), SheetVisibility.VERY_HIDDEN);
    }

    private static Consumer<XSSFWorkbook> sheet(String name, String address, String text) {
        return workbook -> cell(workbook.getSheet(name), address).setCellValue(text);
    }

    private static Arguments text(String place, String address, String text) {
        Consumer<XSSFWorkbook> attack = workbook -> cell(workbook, address).setCellValue(text);
        return Arguments.of(place, attack);
    }

    private static Arguments below(String keyword, String value) {
        Consumer<XSSFWorkbook> attack = workbook -> {
            cell(workbook, "A13").setCellValue(keyword);
            cell(workbook, "B13").setCellValue(value);
        };
        return Arguments.of("Red flags!", attack);
    }
}
