package dev.multiprocessing.tck.runner;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** What took part in a judgement, by names of two words: the transport, the library, the JDK and the machine. */
final class Facts {

    static final String TRANSPORT = "transport.name";
    static final String VERSION = "transport.version";

    /** Where its classes come from; there is none of a transport that is built in. */
    static final String TRANSPORT_FILE = "transport.file";

    static final String LIBRARY_FILE = "library.file";

    private Facts() {}

    /** With the releases of the jars, among them this program's own. */
    static Map<String, String> completed(Map<String, String> told, Path own) throws IOException {
        Map<String, String> facts = new TreeMap<>(told);
        addJar(facts, "tck", own);
        addJar(facts, "library", Path.of(told.get(LIBRARY_FILE)));
        facts.put(VERSION, facts.get("library.version"));
        if (told.containsKey(TRANSPORT_FILE)) {
            addJar(facts, "transport", Path.of(told.get(TRANSPORT_FILE)));
        }
        return facts;
    }

    private static void addJar(Map<String, String> facts, String what, Path file) throws IOException {
        Jar jar = Jar.at(file);
        facts.put(what + ".version", jar.version());
        facts.put(what + ".sha256", jar.sha256());
    }
}
