package dev.multiprocessing.benchmarks;

import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
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
        Files.writeString(directory.resolve(name + ".json"), json());
        Files.writeString(directory.resolve(name + ".md"), new Tables(results, machine).markdown());
        System.out.println("written: " + directory.resolve(name + ".md"));
    }

    private String json() {
        Map<String, Object> workloads = new LinkedHashMap<>();
        results.all().forEach((workload, drivers) -> {
            Map<String, Object> runs = new LinkedHashMap<>();
            drivers.forEach((driver, done) ->
                    runs.put(driver, done.all().stream().map(Report::factsOf).toList()));
            workloads.put(workload.name(), Map.of("figure", workload.figure(), "unit", workload.unit(), "runs", runs));
        });
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("machine", machine);
        all.put("workloads", workloads);
        return new GsonBuilder()
                        .disableHtmlEscaping()
                        .setPrettyPrinting()
                        .create()
                        .toJson(all) + "\n";
    }

    private static Map<String, Object> factsOf(Run run) {
        Map<String, Object> facts = new LinkedHashMap<>();
        run.measured().ifPresentOrElse(measured -> facts.putAll(measured.figures()), () -> {
            facts.put("failed", true);
            facts.put("errors", List.of(run.errors().split("\n")));
        });
        facts.put("idle before", run.idleBefore());
        facts.put("other work", run.otherWork());
        facts.put("repeated", run.repetition());
        return facts;
    }

    /** Three digits, or all before the point. */
    static String number(double value) {
        if (value >= 100) {
            return String.format(Locale.ROOT, "%,d", Math.round(value));
        }
        return String.format(Locale.ROOT, value >= 10 ? "%.1f" : "%.2f", value);
    }
}
