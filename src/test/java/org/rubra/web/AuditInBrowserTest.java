package org.rubra.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.rubra.house.Chromium.fitsTheWidth;
import static org.rubra.house.Chromium.isAccessible;
import static org.rubra.house.Chromium.narrow;
import static org.rubra.house.Chromium.wide;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ScreenshotCaret;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rubra.house.Chromium;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.trail.Trail;

/** What an auditor does with the pages, in a real browser. Pictures of them are left in {@code target/pages}. */
@QuarkusTest
class AuditInBrowserTest {
    private static final Path PICTURES = Path.of("target/pages");
    private static final int ANSWERS = 30;

    private static @Nullable Chromium chromium;
    private static @Nullable SomeAnswers recorded;

    @TestHTTPResource("/")
    @SuppressWarnings("NullAway.Init")
    URL address;

    @Inject
    @SuppressWarnings("NullAway.Init")
    Trail trail;

    @Inject
    @SuppressWarnings("NullAway.Init")
    KnowledgeBase base;

    @SuppressWarnings("NullAway.Init")
    private SomeAnswers answers;

    private final List<String> complaints = new ArrayList<>();
    private final List<String> elsewhere = new ArrayList<>();
    private @Nullable BrowserContext context;

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

    @BeforeEach
    void answer() {
        if (recorded == null) {
            recorded = SomeAnswers.toCases(ANSWERS, base, trail);
        }
        answers = recorded;
    }

    @AfterEach
    void close() {
        if (context != null) {
            context.close();
        }
        assertThat(complaints).isEmpty();
        assertThat(elsewhere).as("requests that leave the host").isEmpty();
    }

    private Page open(Browser.NewContextOptions options, String path) {
        BrowserContext fresh = Objects.requireNonNull(chromium).browser().newContext(options.setLocale("en"));
        context = fresh;
        fresh.setDefaultTimeout(30_000);
        Page page = fresh.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.onRequest(request -> {
            if (!request.url().startsWith(address.toString())) {
                elsewhere.add(request.url());
            }
        });
        page.navigate(address + path.substring(1));
        return page;
    }

    private String emergency() {
        return "/audit?urgency=emergency&caller=" + answers.caller();
    }

    private Page openAnswer(Browser.NewContextOptions options) {
        Page page = open(options, emergency());
        page.locator(".found a").first().click();
        page.locator("#headline").waitFor();
        return page;
    }

    private static void photograph(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(true)
                // hiding the caret leaves style attributes behind, which the policy forbids
                .setCaret(ScreenshotCaret.INITIAL));
    }

    private static Locator ways(Page page) {
        return page.locator("#what-if .pair");
    }

    @Test
    void the_record_is_searched_and_an_answer_is_one_click_away() {
        Page page = open(wide(), answers.list());
        assertThat(page.locator("#found")).hasText(ANSWERS + " answers");
        assertThat(page.locator(".bars rect").first()).isVisible();
        isAccessible(page);
        photograph(page, "record");

        page.locator("select[name=urgency]").selectOption("emergency");
        page.locator("form.filters button").click();
        assertThat(page.locator(".found tbody .could").first()).hasText("emergency");
        assertThat(page.locator(".found tbody .could.routine")).hasCount(0);
        assertThat(page.locator("select[name=urgency]")).hasValue("emergency");

        // the whole row is the link
        page.locator(".found tbody tr").first().locator("td").nth(3).click(new Locator.ClickOptions().setForce(true));
        assertThat(page.locator("#headline")).containsText("Emergency");
    }

    @Test
    void the_path_is_drawn_and_each_row_of_it_opens_beside_it() {
        Page page = openAnswer(wide());
        ways(page).waitFor();
        assertThat(page.locator(".proof.met")).containsText("verified");
        isAccessible(page);
        photograph(page, "answer");

        Locator row = page.locator(".path a.row.decides").first();
        String id = row.locator("text").first().textContent();
        row.click();

        assertThat(page.locator("#panel #row")).isFocused();
        assertThat(page.locator("#panel h2").first()).containsText(id);
        assertThat(page.locator("#panel .verdict")).hasText("It fired: every condition was met.");
        assertThat(page.locator("#panel td.met").first()).isVisible();
        assertThat(page.locator("#live")).containsText(id);
        assertThat(page).hasURL(Pattern.compile("/audit/[0-9a-f-]+$"));
        isAccessible(page);
    }

    @Test
    void any_row_tells_why_it_did_not_fire() {
        Page page = openAnswer(wide());
        page.locator("#why-row").fill("PT-42");
        page.locator(".ask-row button").click();

        assertThat(page.locator("#panel .verdict")).containsText("It did not fire");
        assertThat(page.locator("#panel .truth").first()).isVisible();

        page.locator("#why-row").fill("PT-420");
        page.locator(".ask-row button").click();
        assertThat(page.locator("#panel")).containsText("No such row");
        // the browser itself reports the status
        complaints.removeIf(text -> text.contains("404 (Not Found)"));
    }

    @Test
    void the_keyboard_alone_reaches_and_opens_everything() {
        Page page = open(wide(), emergency());
        tabTo(page, ".found a");
        page.keyboard().press("Enter");
        page.locator("#headline").waitFor();
        ways(page).waitFor();

        tabTo(page, ".path a.row");
        page.keyboard().press("Enter");
        assertThat(page.locator("#panel #row")).isFocused();

        tabTo(page, "#why-row");
        page.keyboard().type("PT-42");
        page.keyboard().press("Enter");
        assertThat(page.locator("#panel .verdict")).containsText("It did not fire");

        tabTo(page, ".nearest a.id");
        page.keyboard().press("Enter");
        assertThat(page.locator("#panel #row")).isFocused();
    }

    /** Onwards from where the focus is. */
    private static void tabTo(Page page, String selector) {
        for (int i = 0; i < 400; i++) {
            page.keyboard().press("Tab");
            if (Boolean.TRUE.equals(page.evaluate("to => document.activeElement.matches(to)", selector))) {
                return;
            }
        }
        throw new AssertionError("the keyboard does not reach " + selector);
    }

    @Test
    void a_narrow_screen_needs_no_sideways_scrolling() {
        Page page = open(narrow(), answers.list());
        fitsTheWidth(page);
        isAccessible(page);
        photograph(page, "record-narrow");

        page.navigate(address + answers.page(3).substring(1));
        ways(page).waitFor();
        page.locator(".path a.row").first().click();
        page.locator("#panel #row").waitFor();
        page.locator("details").evaluateAll("all => all.forEach(each => each.open = true)");
        fitsTheWidth(page);
        isAccessible(page);
        photograph(page, "answer-narrow");

        page.navigate(address + "audit/rows");
        fitsTheWidth(page);
        photograph(page, "rows-narrow");
    }

    @Test
    void the_dark_is_as_readable() {
        Page page = open(wide().setColorScheme(ColorScheme.DARK), answers.list());
        isAccessible(page);
        photograph(page, "record-dark");
        page.navigate(address + answers.page(3).substring(1));
        ways(page).waitFor();
        page.locator(".path a.row").first().click();
        page.locator("#panel #row").waitFor();
        isAccessible(page);
        photograph(page, "answer-dark");
    }

    @Test
    void how_rows_are_used_leads_to_the_answers_in_which_they_fired() {
        Page page = open(wide(), "/audit/rows");
        isAccessible(page);
        photograph(page, "rows");
        Locator count = page.locator(".use td.figure a").first();
        String fired = count.textContent();
        count.click();

        assertThat(page.locator("#found")).containsText(Pattern.compile("^" + fired + " answers?$"));
    }

    @Test
    void the_pages_work_without_scripts() {
        Page page = openAnswer(wide().setJavaScriptEnabled(false));
        String answer = page.url();
        page.locator(".path a.row.decides").first().click();
        assertThat(page.locator(".verdict")).hasText("It fired: every condition was met.");

        page.navigate(answer);
        page.locator("#why-row").fill("PT-42");
        page.locator("#why-row").press("Enter");
        assertThat(page.locator(".verdict")).containsText("It did not fire");

        page.navigate(answer);
        page.locator("#what-if a").press("Enter");
        assertThat(ways(page)).containsText("Less urgent");
    }

    @Test
    void on_paper_everything_is_there_and_nothing_to_click() {
        Page page = openAnswer(wide());
        ways(page).waitFor();
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

        assertThat(page.locator(".running")).isVisible();
        assertThat(page.locator(".running")).containsText(page.url().replaceFirst(".*/", ""));
        assertThat(page.locator(".facts")).containsText(base.digest());
        for (String hidden : List.of(".rooms", ".ask-row", ".crumb", ".skip")) {
            assertThat(page.locator(hidden)).isHidden();
        }
        for (Locator each : page.locator(".record details > :not(summary)").all()) {
            assertThat(each).isVisible();
        }
        assertThat(page.locator(".evidence cite").first()).isVisible();
        assertThat(page.locator(".path svg")).isVisible();
        page.pdf(new Page.PdfOptions().setPath(PICTURES.resolve("answer.pdf")).setFormat("A4"));
    }
}
