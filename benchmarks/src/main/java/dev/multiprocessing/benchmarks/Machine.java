package dev.multiprocessing.benchmarks;

import dev.multiprocessing.Multiprocessing;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the figures were measured on, and with. */
final class Machine {

    /** How a context says in which way its threads sleep. */
    private static final Pattern WAITING = Pattern.compile("waiting=([a-z-]+(, buffer=[a-z]+)?)");

    private static final Pattern PEER =
            Pattern.compile("(agrona|aeron-driver|chronicle-queue|jeromq|HdrHistogram|jmh-core)-([0-9.]+)\\.jar");

    private Machine() {}

    static Map<String, String> look(String transport) throws IOException, InterruptedException {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("date", LocalDate.now().toString());
        facts.put("commit", commit());
        facts.put("processor", first("/proc/cpuinfo", "model name"));
        facts.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
        facts.put("L2 cache", first("/sys/devices/system/cpu/cpu0/cache/index2/size", ""));
        facts.put("hypervisor", first("/proc/cpuinfo", "flags").contains("hypervisor") ? "yes" : "no");
        facts.put("memory", first("/proc/meminfo", "MemTotal"));
        facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        facts.put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"));
        facts.put("python", output("python3", "--version").orElse("absent"));
        facts.put("peers", peers());
        facts.put("transport", transport);
        try (Multiprocessing mp = Multiprocessing.open(transport)) {
            Matcher waiting = WAITING.matcher(mp.toString());
            facts.put("waiting", waiting.find() ? waiting.group(1) : "unknown");
        }
        return facts;
    }

    /** What the first line says behind the key and a colon; that file is not on every machine. */
    private static String first(String file, String key) throws IOException {
        if (!Files.isReadable(Path.of(file))) {
            return "unknown";
        }
        return Files.readAllLines(Path.of(file)).stream()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown");
    }

    /** Of the checkout in which lies what is run; whether results were written does not matter. */
    private static String commit() throws InterruptedException {
        Path code = Path.of(System.getProperty("java.class.path").split(File.pathSeparator)[0]);
        String folder = code.toAbsolutePath().getParent().toString();
        Optional<String> commit = output("git", "-C", folder, "rev-parse", "--short", "HEAD");
        Optional<String> changes = output(
                "git", "-C", folder, "status", "--porcelain", "--", ":(top)", ":(top,exclude)benchmarks/results");
        return commit.map(name -> name + (changes.orElse("").isEmpty() ? "" : " with changes"))
                .orElse("unknown");
    }

    /** What a program prints; empty if it is not there, or fails. */
    private static Optional<String> output(String... command) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectError(Redirect.DISCARD).start();
            String output = new String(process.getInputStream().readAllBytes()).strip();
            return process.waitFor() == 0 ? Optional.of(output) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
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
