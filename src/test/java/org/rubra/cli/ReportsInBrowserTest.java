package org.rubra.cli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rubra.house.Chromium;
import org.rubra.knowledge.KnowledgeFolder;

/** The pages that commands write, opened from a file in a real browser. */
class ReportsInBrowserTest {
    private static @Nullable Chromium chromium;

    @TempDir
    static Path temporary;

    private final List<String> requests = new ArrayList<>();

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    private static Path written(String... command) throws IOException {
        Path page = Files.createTempFile(temporary, "report", ".html");
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of("--format", "html", "--output", page.toString()));
        Ran.of(arguments.toArray(String[]::new));
        return page;
    }

    private Page open(Path report, Browser.NewContextOptions options) {
        Page page =
                Objects.requireNonNull(chromium).browser().newContext(options).newPage();
        page.onRequest(request -> requests.add(request.url()));
        page.navigate(report.toUri().toString());
        return page;
    }

    private static Path check() throws IOException {
        KnowledgeFolder folder = KnowledgeFolder.copyTo(Files.createTempDirectory(temporary, "kb"))
                .workbook("red-flags.drl.xlsx", workbook -> {
                    KnowledgeFolder.cell(workbook, "D9").setCellValue("sometimes");
                    KnowledgeFolder.cell(workbook, "A12").setCellValue("RF-04");
                    KnowledgeFolder.cell(workbook, "C4").setCellValue("CONDITIONS");
                    KnowledgeFolder.cell(workbook, "B14").setCellValue("<script>document.title = 'broken'</script>");
                })
                .cell("patterns.drl.xlsx", "H31", "<img src=x onerror=alert(1)>")
                .edit("kb/cases/strain.yaml", "urgency: self-care", "urgency: <b>selfcare</b>");
        return written("check", "--kb", folder.root().toString());
    }

    @Test
    void a_marked_cell_leads_to_the_words_and_the_words_lead_back() throws IOException {
        Page page = open(check(), Chromium.wide());

        assertThat(page.locator("#t2-D9")).containsText("sometimes");
        assertThat(page.locator("td.error")).hasCount(4);
        String finding = Objects.requireNonNull(page.locator("#t2-D9 a").getAttribute("href"));
        page.locator("#t2-D9 a").click();
        assertThat(page.locator(finding)).isInViewport();
        assertThat(page.locator(finding))
                .containsText("error Red flags!D9 found \"sometimes\"; expected yes, no or blank");
        page.locator(finding + " a").click();
        assertThat(page.locator("#t2-D9")).isInViewport();
        assertThat(page.locator("tr.hidden")).containsText("CONDITIONS");
        assertThat(page.locator("table:has(#t2-D9) tr.head")).containsText("What the row says");
        assertThat(page.locator("#t2-row-3 ~ td").first()).containsText("Red flags");
        Chromium.isAccessible(page);
    }

    @Test
    void text_of_a_cell_stays_text_and_nothing_is_fetched() throws IOException {
        Page page = open(check(), Chromium.wide());

        assertThat(page.locator("td", new Page.LocatorOptions().setHasText("<script>document.title")))
                .isVisible();
        assertThat(page.locator("#t1-H31")).containsText("<img src=x onerror=alert(1)>");
        assertThat(page.locator("script, img, main b:not(.level)")).hasCount(0);
        assertThat(page).hasTitle("Check of the knowledge base");
        assertThat(requests).hasSize(1);
    }

    @Test
    void of_a_long_table_only_the_rows_near_a_finding_are_drawn() throws IOException {
        Page page = open(check(), Chromium.wide());

        assertThat(page.locator("#t1-row-31")).isVisible();
        assertThat(page.locator("#t1-row-33")).isVisible();
        assertThat(page.locator("#t1-row-34")).hasCount(0);
        assertThat(page.locator("tr.gap").first()).containsText(java.util.regex.Pattern.compile("\\d+ more rows"));
    }

    @Test
    void the_page_is_readable_on_a_telephone_and_in_the_dark() throws IOException {
        Path report = check();
        Chromium.fitsTheWidth(open(report, Chromium.narrow()));
        Page dark = open(report, Chromium.wide().setColorScheme(ColorScheme.DARK));
        Chromium.isAccessible(dark);
    }

    private static Path test() throws IOException {
        KnowledgeFolder folder = KnowledgeFolder.copyTo(Files.createTempDirectory(temporary, "kb"))
                .delete("kb/cases/safety-net-emergency.yaml")
                .append(
                        "kb/cases/strain.yaml",
                        """

                        - case: <b>fever</b> that is no red flag
                          given: {fever: true}
                          expect: {urgency: [self-care, emergency], redFlags: []}
                        """);
        return written("test", "--coverage", "--kb", folder.root().toString());
    }

    @Test
    void a_case_that_fails_is_shown_with_the_cells_of_the_rows_that_made_the_difference() throws IOException {
        Page page = open(test(), Chromium.wide());

        assertThat(page.locator(".lead")).containsText(" passed, 1 failed.");
        assertThat(page.locator("h2").first()).hasText("<b>fever</b> that is no red flag");
        assertThat(page.locator("h3")).hasText("redFlags: expected [], got [fever]");
        assertThat(page.locator("td.met")).hasText("met");
        Chromium.isAccessible(page);
        assertThat(requests).hasSize(1);
    }

    @Test
    void coverage_is_drawn_as_heat_with_the_cases_below_each_figure() throws IOException {
        Page page = open(test(), Chromium.wide().setColorScheme(ColorScheme.DARK));

        var flag = page.locator(
                "tr",
                new Page.LocatorOptions().setHas(page.locator("td", new Page.LocatorOptions().setHasText("RF-18"))));
        flag.locator("summary").first().click();
        assertThat(flag.locator("details[open] li").first()).isVisible();
        assertThat(page.locator("tr:has(td:text-is('SA-03')) .heat").last()).hasText("cannot be");
        assertThat(page.locator("td.never").first()).hasText("never");
        assertThat(page.locator("td.warm4").first()).isVisible();
        Chromium.isAccessible(page);
        Chromium.fitsTheWidth(open(test(), Chromium.narrow()));
    }
}
