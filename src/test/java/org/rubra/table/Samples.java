package org.rubra.table;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.rubra.vocabulary.Field;
import org.rubra.vocabulary.Problem;
import org.rubra.vocabulary.Term;
import org.rubra.vocabulary.Type;
import org.rubra.vocabulary.Vocabulary;

/**
 * A small vocabulary and a table over it. Its columns: A id, B sentence, C fever, D colour, E sites, F age at least, G size below, H red flag,
 * I urgency, J urgency unless strain or known-trigger, K evidence for petechiae, L statements.
 */
final class Samples {
    static final String FILE = "red-flags.drl.xlsx";

    static final Vocabulary VOCABULARY = new Vocabulary(
            List.of(),
            List.of(
                    field("fever", Type.BOOLEAN, List.of(), null, null, null),
                    field("colour", Type.CHOICE, List.of("red", "purple", "pink"), null, null, null),
                    field("sites", Type.SET, List.of("face", "neck", "legs"), null, null, null),
                    field("age", Type.INTEGER, List.of(), "years", 0.0, 130.0),
                    field("size", Type.NUMBER, List.of(), "mm", 0.0, 50.0)),
            terms("petechiae", "cherry-angioma"),
            terms("not-blanching", "fever-with-spots"),
            terms("strain", "known-trigger"),
            terms("colours-differ"),
            terms("press-again", "self-care-watch"));

    static final TableDraft RED_FLAGS = new TableDraft(
            "article",
            "Red flags",
            List.of(
                    ColumnForm.condition("Presentation", "fever", Operator.IS),
                    ColumnForm.condition("Presentation", "colour", Operator.ANY_OF),
                    ColumnForm.condition("Presentation", "sites", Operator.HAS),
                    ColumnForm.condition("Presentation", "age", Operator.AT_LEAST),
                    ColumnForm.condition("Presentation", "size", Operator.BELOW),
                    ColumnForm.action(Action.Kind.RedFlag),
                    ColumnForm.action(Action.Kind.RaisedUrgency),
                    ColumnForm.raise(List.of("strain", "known-trigger")),
                    ColumnForm.evidence("petechiae")),
            List.of(
                    row(
                            "RF-01",
                            "Fever, whatever else: it's urgent (3, 4) – see #1 @ home",
                            "G6, P2",
                            "yes",
                            "",
                            "",
                            "",
                            "",
                            "not-blanching",
                            "prompt",
                            "",
                            "strongly for"),
                    row(
                            "RF-02",
                            "Several values in one cell",
                            "G6",
                            "no",
                            "red, purple",
                            "face, neck",
                            "16",
                            "30.5",
                            "",
                            "self-care",
                            "",
                            ""),
                    row(
                            "RF-03",
                            "One value in each cell",
                            "S1, N22, P2",
                            "",
                            "red",
                            "neck",
                            "",
                            "",
                            "",
                            "",
                            "routine",
                            "slightly against"),
                    row("RF-04", "Small", "S1", "", "", "", "", "2", "", "routine", "", "")));

    static final TableDraft ADVICE = new TableDraft(
            "safetynet",
            "Advice",
            List.of(
                    ColumnForm.condition("Presentation", "fever", Operator.IS),
                    ColumnForm.condition("Outcome", "urgency", Operator.ANY_OF),
                    ColumnForm.condition("Outcome", "considered", Operator.HAS),
                    ColumnForm.action(Action.Kind.Advice)),
            List.of(row("AD-01", "Press again", "G1", "yes", "self-care, routine", "petechiae", "press-again")));

    static final Map<String, String> STATEMENTS = Map.of("G6", "Importantly, a sentence may begin so.");

    private Samples() {}

    private static Field field(
            String name,
            Type type,
            List<String> values,
            @Nullable String unit,
            @Nullable Double min,
            @Nullable Double max) {
        List<Field.Value> shown = values.stream()
                .map(v -> new Field.Value(v, "the value " + v, List.of()))
                .toList();
        return new Field(
                name,
                type,
                shown,
                unit,
                min,
                null,
                max,
                "g",
                "article",
                capital(name),
                name + "?",
                null,
                null,
                List.of());
    }

    private static List<Term> terms(String... codes) {
        return List.of(codes).stream()
                .map(code -> new Term(code, capital(code), null, List.of()))
                .toList();
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + word.substring(1);
    }

    static TableDraft.RowDraft row(String id, String sentence, String evidence, String... cells) {
        return new TableDraft.RowDraft(id, sentence, List.of(evidence.split(", ")), List.of(cells));
    }

    static byte[] workbook(TableDraft draft) {
        return WorkbookWriter.write(draft, VOCABULARY, STATEMENTS);
    }

    /** The sample with one change made to it through POI. */
    static byte[] changed(Consumer<XSSFWorkbook> change) {
        return changed(RED_FLAGS, change);
    }

    static byte[] changed(TableDraft draft, Consumer<XSSFWorkbook> change) {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(workbook(draft)));
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            change.accept(workbook);
            workbook.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static XSSFCell cell(XSSFWorkbook workbook, String address) {
        return cell(workbook.getSheetAt(0), address);
    }

    static XSSFCell cell(XSSFSheet sheet, String address) {
        CellReference at = new CellReference(address);
        XSSFRow row = sheet.getRow(at.getRow()) == null ? sheet.createRow(at.getRow()) : sheet.getRow(at.getRow());
        XSSFCell cell = row.getCell(at.getCol());
        return cell == null ? row.createCell(at.getCol()) : cell;
    }

    static List<String> problems(byte[] bytes) {
        Reading reading = WorkbookReader.read(FILE, bytes, VOCABULARY);
        return reading instanceof Reading.Refused refused
                ? refused.problems().stream().map(Problem::toString).toList()
                : List.of();
    }

    static DecisionTable read(TableDraft draft) {
        return ((Reading.Read) WorkbookReader.read(FILE, workbook(draft), VOCABULARY)).table();
    }
}
