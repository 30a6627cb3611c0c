package dev.multiprocessing.benchmarks;

import dev.multiprocessing.Multiprocessing;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the figures were measured on, and with. */
final class Machine {

    /** How a context says in which way its threads sleep. */
    private static final Pattern WAITING = Pattern.compile("waiting=([a-z]+)");

    private static final Pattern PEER =
            Pattern.compile("(agrona|aeron-driver|chronicle-queue|jeromq|HdrHistogram|jmh-core)-([0-9.]+)\\.jar");

    private Machine() {}

    static Map<String, String> look(String transport) throws IOException {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("date", LocalDate.now().toString());
        facts.put("processor", first("/proc/cpuinfo", "model name"));
        facts.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
        facts.put("memory", first("/proc/meminfo", "MemTotal"));
        facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        facts.put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"));
        facts.put("python", python());
        facts.put("peers", peers());
        facts.put("transport", transport);
        try (Multiprocessing mp = Multiprocessing.open(transport)) {
            Matcher waiting = WAITING.matcher(mp.toString());
            facts.put("waiting", waiting.find() ? waiting.group(1) : "unknown");
        }
        return facts;
    }

    private static String first(String file, String key) throws IOException {
        return Files.readAllLines(Path.of(file)).stream()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown");
    }

    private static String python() throws IOException {
        if (!Rounds.isThere("python-")) {
            return "absent";
        }
        Process python = new ProcessBuilder("python3", "--version").start();
        return new String(python.getInputStream().readAllBytes()).strip();
    }

    /** By the names of the jars, which the jar of the benchmarks refers to. */
    private static String peers() throws IOException {
        return jars().map(PEER::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1) + " " + found.group(2))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static Stream<String> jars() throws IOException {
        String path = System.getProperty("java.class.path");
        if (path.contains(File.pathSeparator) || !Files.isRegularFile(Path.of(path))) {
            return Stream.of(path.split(File.pathSeparator));
        }
        try (JarFile jar = new JarFile(path)) {
            return List.of(
                    jar.getManifest().getMainAttributes().getValue("Class-Path").split(" "))
                    .stream();
        }
    }
}
