package org.rubra.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rubra.knowledge.Ground;
import org.rubra.review.Checks;
import org.rubra.review.Finding;

/** A real LibreOffice opens every workbook of this repository and saves it, as XLSX, and as ODS and then as XLSX; one it saves after edits too. */
class LibreOfficeRoundTripTest {
    private static final String DIRECT = "XLSX";
    private static final String THROUGH_ODS = "ODS, then XLSX";
    private static final String EDITED = "edited";
    private static final Path FLAGS = Path.of("red-flags.drl.xlsx");

    @TempDir
    static Path folder;

    private static Ground ground;

    @BeforeAll
    static void convert() throws Exception {
        assumeTrue(isInstalled(), "LibreOffice is not installed (soffice is not on the path)");
        ground = Ground.read(Path.of(""));
        convert("xlsx", files(Path.of("decision-tables"), ".xlsx"), folder.resolve(DIRECT));
        convert("ods", files(Path.of("decision-tables"), ".xlsx"), folder.resolve("ODS"));
        convert("xlsx", files(folder.resolve("ODS"), ".ods"), folder.resolve(THROUGH_ODS));
        Path edited = Files.createDirectory(folder.resolve("edits")).resolve("red-flags.drl.ods");
        edit(Files.copy(folder.resolve("ODS").resolve("red-flags.drl.ods"), edited));
        convert("xlsx", List.of(edited), folder.resolve(EDITED));
    }

    /** A row more, a cell changed and a column made wider, in LibreOffice's own format. */
    private static void edit(Path ods) throws IOException {
        try (FileSystem parts = FileSystems.newFileSystem(ods)) {
            Path content = parts.getPath("content.xml");
            String text = Files.readString(content);
            String row = row(text, "RF-05");
            String other = row(text, "RF-06");
            Files.writeString(
                    content,
                    text.replace(row, row + row.replace("RF-05", "RF-99"))
                            .replace(other, other.replace(">yes<", ">no<"))
                            .replaceFirst("(style:name=\"co2\".*?column-width=\")[^\"]*", "$19in"));
        }
    }

    private static String row(String content, String id) {
        int start = content.lastIndexOf("<table:table-row", content.indexOf(">" + id + "<"));
        String end = "</table:table-row>";
        return content.substring(start, content.indexOf(end, start) + end.length());
    }

    private static boolean isInstalled() {
        return Stream.of(String.valueOf(System.getenv("PATH")).split(File.pathSeparator, -1))
                .anyMatch(entry -> Files.isExecutable(Path.of(entry, "soffice")));
    }

    private static List<Path> files(Path of, String suffix) throws IOException {
        try (Stream<Path> files = Files.list(of)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    private static void convert(String format, List<Path> files, Path to) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "soffice",
                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--headless",
                "--convert-to",
                format,
                "--outdir",
                to.toString()));
        files.forEach(file -> command.add(file.toString()));
        File log = folder.resolve("soffice.log").toFile();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        try {
            assertThat(process.waitFor(5, TimeUnit.MINUTES))
                    .as("soffice came to an end")
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(files(to, "." + format)).as(Files.readString(log.toPath())).hasSameSizeAs(files);
    }

    static List<Arguments> saved() throws IOException {
        List<Arguments> saved = new ArrayList<>();
        for (Path file : files(Path.of("decision-tables"), ".xlsx")) {
            saved.add(Arguments.of(file.getFileName(), DIRECT));
            saved.add(Arguments.of(file.getFileName(), THROUGH_ODS));
        }
        return saved;
    }

    @ParameterizedTest(name = "{0} as {1}")
    @MethodSource("saved")
    void no_row_changes_nothing_is_refused_and_refresh_restores_the_looks(Path name, String way) throws IOException {
        byte[] shipped = Files.readAllBytes(Path.of("decision-tables").resolve(name));
        byte[] saved = Files.readAllBytes(folder.resolve(way).resolve(name));
        assertThat(content(name, saved)).isEqualTo(content(name, shipped));
        assertThat(Books.data(saved)).isEqualTo(Books.data(shipped));

        byte[] refreshed = ((Refresh.Refreshed) refresh(name, saved)).bytes();
        assertThat(content(name, refreshed)).isEqualTo(content(name, shipped));
        assertThat(Books.looks(refreshed)).containsExactlyElementsOf(Books.looks(shipped));
        assertThat(refresh(name, refreshed)).isEqualTo(new Refresh.UpToDate(List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {DIRECT, THROUGH_ODS})
    void the_knowledge_base_has_no_error_with_all_of_them_in_place_of_its_own(String way) throws IOException {
        Checks.Report report = Checks.folder(Path.of(""), files(folder.resolve(way), ".xlsx"));
        assertThat(report.compiled()).isTrue();
        assertThat(report.findings())
                .filteredOn(finding -> finding.level() == Finding.Level.ERROR)
                .isEmpty();
    }

    @Test
    void a_row_more_a_cell_changed_and_a_wider_column_are_read_as_they_were_meant() throws IOException {
        byte[] edited = Files.readAllBytes(folder.resolve(EDITED).resolve(FLAGS));
        List<String> before = rows(Files.readAllBytes(Path.of("decision-tables").resolve(FLAGS)));
        List<String> after = rows(edited);

        int added = 5;
        assertThat(after.get(added)).isEqualTo(before.get(added - 1).replace("RF-05", "RF-99"));
        assertThat(after.get(added + 1))
                .isEqualTo(before.get(added).replace("[yes]", "[no]"))
                .isNotEqualTo(before.get(added));
        assertThat(after.subList(0, added)).isEqualTo(before.subList(0, added));
        assertThat(after.subList(added + 2, after.size())).isEqualTo(before.subList(added + 1, before.size()));
        for (byte[] bytes : List.of(edited, ((Refresh.Refreshed) refresh(FLAGS, edited)).bytes())) {
            Books.look(bytes, workbook -> assertThat(workbook.getSheetAt(0).getColumnWidth(1))
                    .isGreaterThan(100 * 256));
        }
    }

    private static List<String> rows(byte[] bytes) {
        Reading reading = WorkbookReader.read(FLAGS.toString(), bytes, ground.vocabulary());
        return ((Reading.Read) reading)
                .table().rows().stream()
                        .map(row -> row.id() + " " + row.sentence() + " " + row.evidence()
                                + row.conditions().stream()
                                        .map(each -> each.field() + each.operator() + each.values())
                                        .toList()
                                + row.actions().stream().map(Action::value).toList())
                        .toList();
    }

    private static Object content(Path name, byte[] bytes) {
        String file = name.toString();
        return file.equals("cases.xlsx")
                ? CaseSheet.read(file, bytes, ground.vocabulary())
                : WorkbookReader.read(file, bytes, ground.vocabulary());
    }

    private static Refresh refresh(Path name, byte[] bytes) {
        return WorkbookRefresher.refresh(name.toString(), bytes, ground.vocabulary(), ground.statements());
    }
}
