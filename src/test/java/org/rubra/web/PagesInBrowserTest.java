package org.rubra.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.rubra.house.Chromium.fitsTheWidth;
import static org.rubra.house.Chromium.isAccessible;
import static org.rubra.house.Chromium.narrow;
import static org.rubra.house.Chromium.wide;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotCaret;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rubra.house.Chromium;

/** What a person does with the page, in a real browser. Pictures of it are left in {@code target/pages}. */
@QuarkusTest
class PagesInBrowserTest {
    private static final Path PICTURES = Path.of("target/pages");

    private static @Nullable Chromium chromium;

    @TestHTTPResource("/")
    @SuppressWarnings("NullAway.Init")
    URL address;

    private final List<String> complaints = new ArrayList<>();
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

    @AfterEach
    void close() {
        if (context != null) {
            context.close();
        }
        assertThat(complaints).isEmpty();
    }

    private Page open(Browser.NewContextOptions options) {
        BrowserContext fresh = Objects.requireNonNull(chromium).browser().newContext(options.setLocale("en"));
        context = fresh;
        fresh.setDefaultTimeout(20_000);
        Page page = fresh.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.navigate(address.toString());
        return page;
    }

    private static void choose(Page page, String field, String value) {
        page.locator("input[name=" + field + "][value='" + value + "']").check();
    }

    private static void describeDotsWithFever(Page page) {
        choose(page, "shape", "dot");
        choose(page, "blanches", "no");
        choose(page, "fever", "yes");
    }

    private static void send(Page page) {
        page.locator("button[type=submit]").click();
        page.locator("#result").waitFor();
    }

    private static void photograph(Page page, String name, boolean whole) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(whole)
                // hiding the caret leaves style attributes behind, which the policy forbids
                .setCaret(ScreenshotCaret.INITIAL));
    }

    @Test
    void dots_that_do_not_fade_with_fever_are_shown_as_an_emergency_with_reasons_and_trace() {
        Page page = open(wide());
        photograph(page, "form", true);
        isAccessible(page);

        describeDotsWithFever(page);
        send(page);

        assertThat(page.locator("#headline")).containsText("Emergency");
        assertThat(page.locator("#result")).isFocused();
        assertThat(page.locator("#live")).containsText("Emergency");
        assertThat(page.locator(".flags")).containsText("Fever");
        assertThat(page.locator(".pattern").first()).containsText("Petechiae");
        assertThat(page.locator(".pattern .reasons a.id").first()).isVisible();
        assertThat(page.locator(".trace .fired > li").first()).isVisible();
        assertThat(page.locator(".trace .said")).containsText("Fade when pressed: no");
        assertThat(page.locator(".trace .out")).containsText("emergency");
        assertThat(page.locator(".notice")).isInViewport();
        assertThat(page.locator("input[name=fever][value=yes]")).isChecked();
        photograph(page, "emergency", true);
        photograph(page, "emergency-first", false);
        isAccessible(page);
    }

    @Test
    void every_row_of_the_trace_leads_to_its_page_with_evidence() {
        Page page = open(wide());
        describeDotsWithFever(page);
        send(page);
        String id = page.locator(".trace .rule a.id").first().textContent();
        page.locator(".trace .rule a.id").first().click();

        assertThat(page.locator("h1")).containsText(id);
        assertThat(page.locator(".sheet table")).isVisible();
        assertThat(page.locator(".evidence li").first()).isVisible();
        isAccessible(page);
        photograph(page, "row", true);

        page.navigate(address + "rows/DF-01");
        assertThat(page.locator(".sheet pre")).containsText("rule \"");
        isAccessible(page);
        photograph(page, "rule", true);
    }

    @Test
    void the_open_questions_lead_to_their_fields() {
        Page page = open(wide());
        choose(page, "blanches", "no");
        send(page);

        assertThat(page.locator(".standing")).containsText("not settled");
        String field = page.locator(".open a").first().getAttribute("href");
        page.locator(".open a").first().click();
        assertThat(page.locator(field)).isInViewport();
        photograph(page, "not-settled", true);
    }

    @Test
    void a_fault_is_shown_at_its_field_and_nothing_is_assessed() {
        Page page = open(wide());
        page.locator("input[name=age]").fill("two hundred");
        choose(page, "fever", "yes");
        send(page);

        assertThat(page.locator("#result")).containsText("second look");
        assertThat(page.locator("#f-age .fault")).containsText("two hundred");
        assertThat(page.locator("input[name=age]")).hasValue("two hundred");
        assertThat(page.locator("input[name=fever][value=yes]")).isChecked();
        isAccessible(page);
        photograph(page, "fault", false);
        // the browser itself reports the status
        complaints.removeIf(text -> text.contains("400 (Bad Request)"));
    }

    @Test
    void the_keyboard_alone_is_enough() {
        Page page = open(wide());
        page.keyboard().press("Tab");
        assertThat(page.locator(".skip")).isFocused();
        page.keyboard().press("Enter");
        // every group of radios takes one stop; arrow keys choose within it
        for (int i = 0; i < 200 && !isFocused(page, "fever"); i++) {
            page.keyboard().press("Tab");
        }
        page.keyboard().press("ArrowRight");
        assertThat(page.locator("input[name=fever][value=yes]")).isChecked();
        page.keyboard().press("Enter");

        page.locator("#result").waitFor();
        assertThat(page.locator(".flags")).containsText("Fever");
    }

    private static boolean isFocused(Page page, String name) {
        return name.equals(page.evaluate("document.activeElement.name || ''"));
    }

    @Test
    void a_narrow_screen_needs_no_sideways_scrolling() {
        Page page = open(narrow());
        fitsTheWidth(page);
        photograph(page, "form-narrow", false);
        describeDotsWithFever(page);
        send(page);
        page.locator("details").evaluateAll("all => all.forEach(each => each.open = true)");
        fitsTheWidth(page);
        photograph(page, "emergency-narrow", true);
        page.navigate(address + "rows/RF-01");
        fitsTheWidth(page);
        photograph(page, "row-narrow", true);
    }

    @Test
    void the_dark_is_as_readable() {
        Page page = open(wide().setColorScheme(ColorScheme.DARK));
        photograph(page, "form-dark", false);
        isAccessible(page);
        choose(page, "shape", "bump");
        choose(page, "onset", "gradual");
        page.locator("input[name=age]").fill("52");
        send(page);
        photograph(page, "answer-dark", true);
        isAccessible(page);
    }

    @Test
    void the_page_works_without_scripts() {
        Page page = open(wide().setJavaScriptEnabled(false));
        describeDotsWithFever(page);
        send(page);

        assertThat(page.locator("#headline")).containsText("Emergency");
        assertThat(page).hasURL(address + "assess#result");
        assertThat(page.locator("input[name=fever][value=yes]")).isChecked();
    }
}
