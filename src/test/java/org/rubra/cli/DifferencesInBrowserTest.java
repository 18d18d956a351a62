package org.rubra.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rubra.knowledge.KnowledgeFolder;

/** The pages of differences and of impacts in a real browser, on a narrow screen in the dark. Pictures are left in {@code target/pages}. */
class DifferencesInBrowserTest {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path PICTURES = Path.of("target/pages");

    @Test
    void they_fit_a_narrow_screen_and_are_dark_where_that_is_wanted(@TempDir Path folder) throws IOException {
        if (!"true".equals(System.getenv("CI"))) {
            Assumptions.assumeTrue(Files.isExecutable(CHROMIUM), "no browser at " + CHROMIUM);
        }
        KnowledgeFolder old = KnowledgeFolder.copyTo(folder.resolve("old"));
        KnowledgeFolder now = KnowledgeFolder.copyTo(folder.resolve("new"))
                .edit(
                        "kb/rules/explanations/strain.drl",
                        "below(\"firstNoticedDays\", 3)",
                        "below(\"firstNoticedDays\", 6)")
                .edit("kb/cases/petechiae.yaml", "urgency: prompt", "urgency: routine")
                .edit("kb/vocabulary.yaml", "label: Onset", "label: How it began");
        try (Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(CHROMIUM)
                                .setArgs(List.of("--no-sandbox", "--disable-gpu", "--no-first-run")));
                BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                        .setViewportSize(360, 740)
                        .setColorScheme(ColorScheme.DARK))) {
            for (String command : List.of("diff", "impact")) {
                List<String> arguments = new java.util.ArrayList<>(List.of(
                        command,
                        "--format",
                        "html",
                        old.root().toString(),
                        now.root().toString()));
                if (command.equals("impact")) {
                    arguments.addAll(List.of("--regions", "50"));
                }
                Page page = context.newPage();
                page.setContent(Ran.of(arguments.toArray(String[]::new)).out());

                assertThat(page.evaluate("document.documentElement.scrollWidth"))
                        .as(command)
                        .isEqualTo(360);
                assertThat(page.evaluate("getComputedStyle(document.body).backgroundColor"))
                        .isEqualTo("rgb(23, 21, 19)");
                assertThat(
                                page.evaluate(
                                        "[...document.querySelectorAll('.sheet')].every(each => each.scrollWidth <= each.clientWidth)"))
                        .as(command + ": no table is wider than the screen")
                        .isEqualTo(true);
                page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(command + ".png")));
            }
        }
    }
}
