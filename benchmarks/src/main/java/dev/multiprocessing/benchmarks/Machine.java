package dev.multiprocessing.benchmarks;

import dev.multiprocessing.Multiprocessing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the figures were measured on. */
final class Machine {

    private static final long LOOK_MILLIS = 150;

    private Machine() {}

    static Map<String, String> look() throws IOException {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("processor", first("/proc/cpuinfo", "model name"));
        facts.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
        facts.put("memory", first("/proc/meminfo", "MemTotal"));
        facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        facts.put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"));
        try (Multiprocessing mp = Multiprocessing.open("mmap")) {
            facts.put("waiting", mp.toString().replaceAll(".*(waiting=[a-z]+).*", "$1"));
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

    /** In what share all processors are idle just now. */
    static double idleShare() throws IOException, InterruptedException {
        long[] before = times();
        Thread.sleep(LOOK_MILLIS);
        long[] after = times();
        return (after[0] - before[0]) / (double) Math.max(1, after[1] - before[1]);
    }

    /** Idle time, and all time. */
    private static long[] times() throws IOException {
        List<String> words =
                List.of(Files.readAllLines(Path.of("/proc/stat")).get(0).split(" +"));
        long all = 0;
        for (String word : words.subList(1, words.size())) {
            all += Long.parseLong(word);
        }
        return new long[] {Long.parseLong(words.get(4)), all};
    }
}
