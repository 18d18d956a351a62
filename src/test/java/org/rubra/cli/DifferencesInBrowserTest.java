package org.rubra.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rubra.house.Chromium;
import org.rubra.knowledge.KnowledgeFolder;

/** The pages of differences and of impacts in a real browser, on a narrow screen in the dark. Pictures are left in {@code target/pages}. */
class DifferencesInBrowserTest {
    private static final String NOTHING_WIDER =
            "[...document.querySelectorAll('.panel')].every(each => each.scrollWidth <= each.clientWidth)";

    @Test
    void they_fit_a_narrow_screen_and_are_dark_where_that_is_wanted(@TempDir Path folder) throws IOException {
        String old = KnowledgeFolder.copyTo(folder.resolve("old")).root().toString();
        String now = KnowledgeFolder.copyTo(folder.resolve("new"))
                .edit(
                        "kb/rules/explanations/strain.drl",
                        "below(\"firstNoticedDays\", 3)",
                        "below(\"firstNoticedDays\", 6)")
                .edit("kb/cases/petechiae.yaml", "urgency: prompt", "urgency: routine")
                .edit("kb/vocabulary.yaml", "label: Onset", "label: How it began")
                .root()
                .toString();
        try (Chromium chromium = Chromium.start()) {
            for (String[] command : new String[][] {{"diff", old, now}, {"impact", "--regions", "50", old, now}}) {
                Path written = folder.resolve(command[0] + ".html");
                Files.writeString(written, Ran.of(html(command)).out());
                Page page = chromium.browser()
                        .newContext(Chromium.narrow().setColorScheme(ColorScheme.DARK))
                        .newPage();
                page.navigate(written.toUri().toString());

                Chromium.fitsTheWidth(page);
                Chromium.isAccessible(page);
                assertThat(page.evaluate(NOTHING_WIDER)).as(command[0]).isEqualTo(true);
                assertThat(page.locator(".panel").count()).isPositive();
                assertThat(page.evaluate("getComputedStyle(document.body).backgroundColor"))
                        .isEqualTo("rgb(23, 21, 19)");
                page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/pages", command[0] + ".png")));
            }
        }
    }

    private static String[] html(String... command) {
        String[] all = java.util.Arrays.copyOf(command, command.length + 2);
        all[command.length] = "--format";
        all[command.length + 1] = "html";
        return all;
    }
}
