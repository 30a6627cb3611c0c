package dev.multiprocessing.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Writes results down: as JSON, and as tables and charts in Markdown. */
final class Report {

    private final Results results;
    private final Map<String, String> machine;

    Report(Results results, Map<String, String> machine) {
        this.results = results;
        this.machine = machine;
    }

    /** Writes both files, which are named after the JDK. */
    void write(Path directory) throws IOException {
        Files.createDirectories(directory);
        String name = "jdk" + Runtime.version().feature();
        Files.writeString(directory.resolve(name + ".json"), new ResultsFile(results, machine).json());
        Files.writeString(directory.resolve(name + ".md"), new Tables(results, machine).markdown());
        System.out.println("written: " + directory.resolve(name + ".md"));
    }

    /** Three digits, or all before the point. */
    static String number(double value) {
        if (value >= 100) {
            return String.format(Locale.ROOT, "%,d", Math.round(value));
        }
        return String.format(Locale.ROOT, value >= 10 ? "%.1f" : "%.2f", value);
    }
}
