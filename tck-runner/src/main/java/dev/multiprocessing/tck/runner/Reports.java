package dev.multiprocessing.tck.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files that a judgement is written to: for people, for programs, and for build servers. */
final class Reports {

    private static final String HTML = "tck-report.html";
    private static final String JSON = "tck-result.json";
    private static final String XML = "TEST-tck.xml";

    private Reports() {}

    /** What another judgement left must not be taken for this one's. */
    static void clear(Path folder) throws IOException {
        for (String name : new String[] {HTML, JSON, XML}) {
            Files.deleteIfExists(folder.resolve(name));
        }
    }

    /** Returns where they are. */
    static String write(Judgement judgement) throws IOException {
        Path folder = judgement.arguments().out();
        Files.writeString(folder.resolve(JSON), JsonReport.of(judgement));
        Files.writeString(folder.resolve(XML), JUnitXmlReport.of(judgement));
        Path html = Files.writeString(folder.resolve(HTML), HtmlReport.of(judgement));
        return html.toUri() + ", and beside it " + JSON + " and " + XML;
    }
}
