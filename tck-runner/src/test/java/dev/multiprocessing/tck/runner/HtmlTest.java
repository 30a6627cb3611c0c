package dev.multiprocessing.tck.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.multiprocessing.tck.runner.faulty.FaultyProvider;
import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HtmlTest {

    @Test
    void textIsEscapedAlsoInAttributes() {
        assertEquals(
                "<p title=\"&quot;&lt;b&gt;&quot;\">a &lt; b &amp; c</p>\n",
                new Html().element("p", "a < b & c", "title", "\"<b>\"").document());
    }

    @Test
    void codeOfARuleIsMarkedAndEscaped() {
        assertEquals(
                "<code>Queue&lt;E&gt;</code> of `one",
                new Html().marked("`Queue<E>` of `one").document());
    }

    @Test
    void whatCannotBeShownIsReplaced() {
        assertEquals(
                "a\uFFFDb\uFFFD\n\tc\uD83D\uDE00",
                new Html().text("a\u0000b\ud800\n\tc\uD83D\uDE00").document());
    }

    @Test
    void aReportHasNoScriptButItsOwn() throws IOException {
        String report = HtmlReport.of(Sample.broken(FaultyProvider.HOSTILE));

        assertEquals(1, Pattern.compile("<script").matcher(report).results().count());
    }
}
