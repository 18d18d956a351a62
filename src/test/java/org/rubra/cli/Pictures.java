package org.rubra.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rubra.house.Chromium;
import org.rubra.knowledge.KnowledgeFolder;

/**
 * Makes the pictures of {@code docs/pictures}; run by hand, {@code mvn -Dtest=Pictures test}, since another machine's fonts make other pictures.
 * Needs LibreOffice, {@code pdftoppm} and Chromium.
 */
class Pictures {
    private static final Path PICTURES = Path.of("docs/pictures");
    private static final String WORKBOOK = "red-flags.drl.xlsx";

    /** The columns that fit a picture; the others are hidden in it. */
    private static final Set<String> SHOWN = Set.of("A", "B", "C", "D", "G", "O", "R", "X", "Y", "Z", "AA");

    private static final int MOST_BYTES = 300_000;

    private Path temporary;

    @BeforeEach
    void somewhere(@TempDir Path folder) {
        temporary = folder;
    }

    private KnowledgeFolder folder() {
        return KnowledgeFolder.copyTo(temporary.resolve("folder"));
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES))
                .as(List.of(command).toString())
                .isTrue();
        assertThat(process.exitValue()).as(List.of(command).toString()).isZero();
    }

    private static void keep(BufferedImage picture, String name) throws IOException {
        Path file = Files.createDirectories(PICTURES).resolve(name);
        ImageIO.write(picture, "png", file.toFile());
        assertThat(Files.size(file)).isLessThan(MOST_BYTES);
    }

    @Test
    void a_workbook_as_libre_office_shows_it() throws IOException, InterruptedException {
        KnowledgeFolder folder = folder().workbook(WORKBOOK, workbook -> {
            XSSFSheet sheet = workbook.getSheetAt(0);
            for (int column = 0; column < 27; column++) {
                sheet.setColumnHidden(column, !SHOWN.contains(CellReference.convertNumToColString(column)));
            }
        });
        run(
                "soffice",
                "-env:UserInstallation=" + temporary.resolve("profile").toUri(),
                "--headless",
                "--convert-to",
                "pdf",
                "--outdir",
                temporary.toString(),
                folder.root().resolve("decision-tables/" + WORKBOOK).toString());
        run(
                "pdftoppm",
                "-png",
                "-r",
                "100",
                "-f",
                "1",
                "-singlefile",
                temporary.resolve("red-flags.drl.pdf").toString(),
                temporary.resolve("page").toString());

        keep(trimmed(ImageIO.read(temporary.resolve("page.png").toFile())), "workbook.png");
    }

    /** Without the white margins of the paper. */
    private static BufferedImage trimmed(BufferedImage page) {
        int left = page.getWidth();
        int top = page.getHeight();
        int right = 0;
        int bottom = 0;
        for (int y = 0; y < page.getHeight(); y++) {
            for (int x = 0; x < page.getWidth(); x++) {
                if ((page.getRGB(x, y) & 0xFFFFFF) != 0xFFFFFF) {
                    left = Math.min(left, x);
                    top = Math.min(top, y);
                    right = Math.max(right, x);
                    bottom = Math.max(bottom, y);
                }
            }
        }
        BufferedImage trimmed = new BufferedImage(right - left + 1, bottom - top + 1, BufferedImage.TYPE_INT_RGB);
        trimmed.getGraphics().drawImage(page, -left, -top, null);
        return trimmed;
    }

    @Test
    void the_report_of_a_check_as_chromium_shows_it() throws IOException {
        KnowledgeFolder folder = folder().workbook(WORKBOOK, workbook -> {
            KnowledgeFolder.cell(workbook, "G10").setCellValue("sometimes");
            KnowledgeFolder.cell(workbook, "D21").setCellValue("ye");
            KnowledgeFolder.cell(workbook, "A12").setCellValue("RF-04");
        });
        Path report = temporary.resolve("check.html");
        Ran.of("check", "--kb", folder.root().toString(), "--format", "html", "--output", report.toString());

        Browser.NewContextOptions options = new Browser.NewContextOptions().setViewportSize(1200, 2000);
        try (Chromium chromium = Chromium.start()) {
            Page page = chromium.browser().newContext(options).newPage();
            page.navigate(report.toUri().toString());
            BoundingBox first =
                    Objects.requireNonNull(page.locator("section").first().boundingBox());
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(temporary.resolve("page.png"))
                    .setClip(0, 0, 1200, first.y + first.height + 10));
        }
        keep(ImageIO.read(temporary.resolve("page.png").toFile()), "check-report.png");
    }
}
