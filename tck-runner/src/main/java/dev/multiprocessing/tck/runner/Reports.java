package dev.multiprocessing.tck.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files that a judgement is written to: for programs, and for build servers. */
final class Reports {

    private static final String JSON = "tck-result.json";
    private static final String XML = "TEST-tck.xml";

    private Reports() {}

    /** What another judgement left must not be taken for this one's. */
    static void clear(Path folder) throws IOException {
        for (String name : new String[] {JSON, XML}) {
            Files.deleteIfExists(folder.resolve(name));
        }
    }

    /** Returns where they are. */
    static String write(Judgement judgement) throws IOException {
        Path folder = judgement.arguments().out();
        Files.writeString(folder.resolve(JSON), JsonReport.of(judgement));
        Files.writeString(folder.resolve(XML), JUnitXmlReport.of(judgement));
        return folder.toUri() + JSON + " and " + XML;
    }
}
