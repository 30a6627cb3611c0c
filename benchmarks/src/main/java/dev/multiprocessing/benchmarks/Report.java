package dev.multiprocessing.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Writes results down: as JSON, and as tables and charts in Markdown. */
final class Report {

    private static final String NAME = "jdk" + Runtime.version().feature();
    private static final String DATA = NAME + ".json";
    private static final String TABLES = NAME + ".md";

    private final ResultsFile file;

    Report(ResultsFile file) {
        this.file = file;
    }

    /** What was written for this JDK before. */
    static ResultsFile read(Path directory) throws IOException {
        return ResultsFile.parse(Files.readString(directory.resolve(DATA)));
    }

    /** Writes both files, which are named after the JDK. */
    void write(Path directory) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve(DATA), file.json());
        Files.writeString(directory.resolve(TABLES), new Tables(file.results(), file.machine()).markdown());
        System.out.println("written: " + directory.resolve(TABLES));
    }

    /** Three digits, or all before the point. */
    static String number(double value) {
        if (value >= 100) {
            return String.format(Locale.ROOT, "%,d", Math.round(value));
        }
        return String.format(Locale.ROOT, value >= 10 ? "%.1f" : "%.2f", value);
    }
}
