package dev.multiprocessing.tck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What this JVM has open; nothing where the operating system does not show it under /proc. What is opened to load
 * classes is left out.
 */
final class Descriptors {

    private static final Path SELF = Path.of("/proc/self");
    private static final Pattern SOCKET = Pattern.compile("socket:\\[(\\d+)]");
    private static final Pattern TCP = Pattern.compile(" *\\d+: \\w+:(\\w{4}) \\w+:\\w+ 0A (?:\\S+ +){5}(\\d+) .*");
    private static final Pattern UNIX =
            Pattern.compile("\\w+: \\w+ \\w+ \\w*1\\w{4} \\w+ \\w+ +(\\d+) ?(.*)"); // flag of a listener
    private static final Pattern MAPPED = Pattern.compile("\\S+ \\S+ \\S+ \\S+ [1-9]\\d* +(/.*)");
    private static final Pattern OF_THE_SYSTEM = Pattern.compile("/(dev|proc|sys|usr|lib|etc)/(?!shm/).*");
    private static final Pattern OF_CLASSES = Pattern.compile(".*\\.(jar|jsa|so)(\\.\\d+)*");
    private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));

    private Descriptors() {}

    /** The files that this JVM has open and that still have a name. */
    static Set<String> files() {
        return links().stream().filter(Descriptors::isFile).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The files that this JVM has mapped and that still have a name, others that were only looked at among them. */
    static Set<String> mapped() {
        return matches(MAPPED, SELF.resolve("maps"))
                .map(line -> line.group(1))
                .filter(Descriptors::isFile)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The numbers of this JVM's sockets. */
    static Set<String> sockets() {
        return links().stream()
                .map(SOCKET::matcher)
                .filter(Matcher::matches)
                .map(socket -> socket.group(1))
                .collect(Collectors.toSet());
    }

    /** Where those of the sockets listen that do. */
    static Set<String> listening(Set<String> sockets) {
        if (sockets.isEmpty()) {
            return Set.of(); // the tables of the machine are long
        }
        Map<String, String> listeners = listeners();
        listeners.keySet().retainAll(sockets);
        return new TreeSet<>(listeners.values());
    }

    private static boolean isFile(String name) {
        return name.startsWith("/")
                && !name.endsWith(" (deleted)")
                && !OF_THE_SYSTEM.matcher(name).matches()
                && !OF_CLASSES.matcher(name).matches()
                && !Path.of(name).startsWith(JAVA_HOME);
    }

    /** What the descriptors of this process stand for. */
    private static Set<String> links() {
        Set<String> links = new TreeSet<>();
        String[] descriptors = SELF.resolve("fd").toFile().list();
        for (String descriptor : descriptors == null ? new String[0] : descriptors) {
            try {
                links.add(Files.readSymbolicLink(SELF.resolve("fd").resolve(descriptor))
                        .toString());
            } catch (IOException e) {
                continue; // it has just been closed
            }
        }
        return links;
    }

    /** All sockets of the machine that listen, by their numbers. */
    private static Map<String, String> listeners() {
        Map<String, String> listeners = new HashMap<>();
        for (String table : new String[] {"tcp", "tcp6"}) {
            matches(TCP, SELF.resolve("net").resolve(table))
                    .forEach(row -> listeners.put(row.group(2), "port " + Integer.parseInt(row.group(1), 16)));
        }
        matches(UNIX, SELF.resolve("net").resolve("unix")).forEach(row -> listeners.put(row.group(1), row.group(2)));
        return listeners;
    }

    private static Stream<Matcher> matches(Pattern pattern, Path file) {
        if (!Files.isReadable(file)) {
            return Stream.empty();
        }
        try {
            String[] lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\n");
            return Arrays.stream(lines).map(pattern::matcher).filter(Matcher::matches);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
