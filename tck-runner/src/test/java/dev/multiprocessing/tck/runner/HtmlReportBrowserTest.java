package dev.multiprocessing.tck.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.tck.runner.faulty.FaultyProvider;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The report as a real browser shows it. */
@Timeout(360)
class HtmlReportBrowserTest {

    private static final Judgement JUDGEMENT = Sample.broken(FaultyProvider.HOSTILE);
    private static final String SHOWN = "[...document.querySelectorAll('details.rule')]"
            + ".filter(rule => rule.checkVisibility()).map(rule => rule.id).join(' ')";

    @TempDir
    static Path folder;

    private Browser browser;
    private URI page;

    @BeforeEach
    void aReportIsOpen() throws Exception {
        Optional<Path> executable = Browser.find();
        if (executable.isEmpty() && Boolean.parseBoolean(System.getenv("CI"))) {
            Assertions.fail("no Chromium on the PATH");
        }
        Assumptions.assumeTrue(executable.isPresent(), "no Chromium on the PATH");
        page = Files.writeString(folder.resolve("tck-report.html"), HtmlReport.of(JUDGEMENT))
                .toUri();
        browser = Browser.start(executable.get(), Files.createTempDirectory(folder, "profile"));
        browser.open(page);
    }

    @AfterEach
    void close() {
        if (browser != null) {
            browser.close();
        }
    }

    private String text(String expression) throws Exception {
        return browser.evaluate(expression).getAsString();
    }

    private void choose(String filter, String value) throws Exception {
        browser.evaluate("filters.elements." + filter + ".value = '" + value + "';" + "filters.elements." + filter
                + ".dispatchEvent(new Event('input', {bubbles: true}))");
    }

    private void wear(String scheme) throws Exception {
        browser.call(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    private void resize(int width, int height) throws Exception {
        browser.call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    private void photograph(String name) throws Exception {
        String picture =
                browser.call("Page.captureScreenshot", Map.of()).get("data").getAsString();
        Files.write(Path.of("target", name), Base64.getDecoder().decode(picture));
    }

    @Test
    void showsAllThatThereIsToKnow() throws Exception {
        assertEquals(JUDGEMENT.sentence(), text("document.querySelector('h1').textContent"));
        assertEquals(
                String.join(
                        " ", Sample.RULES.all().stream().map(rule -> rule.id()).toList()),
                text(SHOWN));
        assertEquals(
                JUDGEMENT.count(Outcome.FAILED) + " " + JUDGEMENT.count(Outcome.PASSED),
                text("['failed', 'passed'].map(outcome => document.querySelector(`.counts .${outcome} b`).textContent)"
                        + ".join(' ')"));
        assertEquals("Q20 D06", text("[...document.querySelectorAll('details.rule[open]')].map(r => r.id).join(' ')"));
        assertEquals(
                Sample.RULES.rule("Q20").checkFirst().orElseThrow().replace("`", ""),
                text("document.querySelector('#Q20 dl dd:last-of-type').textContent"));
    }

    @Test
    void whatWasSkippedOrNotRunSaysWhy() throws Exception {
        assertEquals("participants are threads", text("document.querySelector('#A17 summary .reason').textContent"));
        assertEquals(
                "the JVM of the tests ended with exit code 137",
                text("document.querySelector('#X18 summary .reason').textContent"));
        assertEquals("0", text("String(document.querySelectorAll('.rule.passed .reason').length)"));
    }

    @Test
    void aTextOfAnybodysIsNothingButText() throws Exception {
        assertEquals(Printable.of(FaultyProvider.HOSTILE), text("document.querySelector('#Q20 dd pre').textContent"));
        assertEquals("TCK: mine", text("document.title"));
        assertEquals(1, browser.evaluate("document.scripts.length").getAsInt());
    }

    @Test
    void needsNoOtherFileAndComplainsOfNothing() throws Exception {
        choose("text", "queue");

        assertEquals(List.of(page.toString()), browser.requests());
        assertEquals(List.of(), browser.complaints());
    }

    @Test
    void rulesAreFilteredByOutcomeKindAndText() throws Exception {
        choose("outcome", "failed");
        assertEquals("Q20 D06", text(SHOWN));
        assertEquals(
                "2 of " + JUDGEMENT.findings().size() + " rules", text("document.querySelector('output').textContent"));

        choose("outcome", "");
        choose("kind", "stochastic");
        assertEquals("D12 D13 D14 D21 S04", text(SHOWN));

        choose("kind", "");
        browser.evaluate("filters.elements.text.focus()");
        browser.call("Input.insertText", Map.of("text", "NULLisAnElement"));
        assertEquals("Q02", text(SHOWN));
    }

    @Test
    void aLinkOpensItsRule() throws Exception {
        browser.open(URI.create("about:blank"));
        browser.open(URI.create(page + "#W07"));
        assertTrue(browser.evaluate("document.getElementById('W07').open").getAsBoolean());
        assertTrue(browser.evaluate("scrollY > 0").getAsBoolean());

        browser.evaluate("document.getElementById('D06').open = false");
        browser.evaluate("new Promise(done => { addEventListener('hashchange', () => done(true));"
                + " document.querySelector('.broken a[href=\"#D06\"]').click(); })");
        assertTrue(browser.evaluate("document.getElementById('D06').open").getAsBoolean());
    }

    @Test
    void fitsANarrowScreen() throws Exception {
        resize(360, 800);

        assertTrue(browser.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
                .getAsBoolean());
        photograph("tck-report-narrow.png");
    }

    @Test
    void canBeReadInTheLightAndInTheDark() throws Exception {
        String contrast =
                new String(getClass().getResourceAsStream("contrast.js").readAllBytes(), StandardCharsets.UTF_8);
        resize(1200, 1600);
        for (String scheme : List.of("light", "dark")) {
            wear(scheme);

            double least = browser.evaluate(contrast).getAsDouble();

            assertTrue(least >= 4.5, () -> scheme + ": contrast=" + least);
            photograph("tck-report-" + scheme + ".png");
        }
    }

    @Test
    void canBeReadWithoutScripts() throws Exception {
        browser.call("Emulation.setScriptExecutionDisabled", Map.of("value", true));
        browser.open(URI.create("about:blank"));
        browser.open(page);

        assertEquals(JUDGEMENT.findings().size(), text(SHOWN).split(" ").length);
        assertEquals("false", text("String(document.getElementById('filters').checkVisibility())"));
    }
}
