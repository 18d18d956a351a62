package org.rubra.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rubra.knowledge.Ground;

/** A real LibreOffice opens every workbook of this repository and saves it, as XLSX, and as ODS and then as XLSX. */
class LibreOfficeRoundTripTest {
    private static final String DIRECT = "XLSX";
    private static final String THROUGH_ODS = "ODS, then XLSX";

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
