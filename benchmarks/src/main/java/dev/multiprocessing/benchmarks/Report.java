package dev.multiprocessing.benchmarks;

import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Writes results down: as JSON, and as tables and charts in Markdown. */
final class Report {

    private static final int CHARTED = 12;

    private final Results results;
    private final Map<String, String> machine;
    private final int rounds;

    Report(Results results, Map<String, String> machine, int rounds) {
        this.results = results;
        this.machine = machine;
        this.rounds = rounds;
    }

    /** Writes both files, which are named after the JDK. */
    void write(Path directory) throws IOException {
        Files.createDirectories(directory);
        String name = "jdk" + Runtime.version().feature();
        Files.writeString(directory.resolve(name + ".json"), json());
        Files.writeString(directory.resolve(name + ".md"), markdown());
        System.out.println("written: " + directory.resolve(name + ".md"));
    }

    private String json() {
        Map<String, Object> workloads = new LinkedHashMap<>();
        results.all().forEach((workload, drivers) -> {
            Map<String, Object> runs = new LinkedHashMap<>();
            drivers.forEach((driver, done) -> runs.put(
                    driver,
                    Map.of("runs", done.figures(), "failed", done.failed(), "least idle before", done.leastIdle())));
            workloads.put(workload.name(), runs);
        });
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("machine", machine);
        all.put("rounds", rounds);
        all.put("workloads", workloads);
        return new GsonBuilder().setPrettyPrinting().create().toJson(all) + "\n";
    }

    private String markdown() {
        List<String> lines = new ArrayList<>();
        lines.add("# Results on JDK " + Runtime.version().feature());
        lines.add("");
        machine.forEach((fact, value) -> lines.add("- " + fact + ": " + value));
        lines.add("- " + rounds + " rounds; median, least and greatest of all runs");
        lines.add("");
        lines.add("## Against the targets");
        lines.add("");
        lines.add("| workload | ours | peer | ratio | target | |");
        lines.add("| --- | --- | --- | ---: | ---: | --- |");
        Target.ALL.forEach(target -> ratio(target).ifPresent(lines::add));
        results.all().forEach((workload, drivers) -> addTable(lines, workload, drivers));
        return String.join("\n", lines) + "\n";
    }

    private Optional<String> ratio(Target target) {
        Optional<Double> ours = results.median(target.workload(), target.ours());
        Optional<Double> peers = results.median(target.peersWorkload(), target.peer());
        if (ours.isEmpty() || peers.isEmpty()) {
            return Optional.empty();
        }
        double ratio = ours.get() / peers.get();
        String peer = target.peersWorkload() == target.workload()
                ? target.peer()
                : target.peer() + ", " + target.peersWorkload().title();
        return Optional.of(
                "| " + target.workload().title() + " | " + target.ours() + " | " + peer + " | " + number(ratio) + " | "
                        + target.demand() + " | " + (target.isMet(ratio) ? "met" : "**missed**") + " |");
    }

    private static void addTable(List<String> lines, Workload workload, Map<String, Results.Runs> drivers) {
        lines.add("");
        lines.add("## " + Character.toUpperCase(workload.title().charAt(0))
                + workload.title().substring(1));
        lines.add("");
        lines.add("| driver | " + unit(workload) + ": median (min … max) | p99 | p99.9 | processors | runs |");
        lines.add("| --- | ---: | ---: | ---: | ---: | ---: |");
        List<String> names = new ArrayList<>(drivers.keySet());
        if (!workload.isGrowth()) {
            names.sort((a, b) -> compare(workload, drivers.get(a), drivers.get(b)));
        }
        for (String name : names) {
            Results.Runs runs = drivers.get(name);
            lines.add("| " + name + " | " + spread(runs, workload.figure()) + " | " + median(runs, "p99") + " | "
                    + median(runs, "p999") + " | " + median(runs, "processors") + " | " + runs.count()
                    + (runs.failed() > 0 ? ", **failed " + runs.failed() + "**" : "") + " |");
        }
        addChart(lines, workload, drivers, names);
    }

    private static void addChart(
            List<String> lines, Workload workload, Map<String, Results.Runs> drivers, List<String> names) {
        List<String> charted = names.stream()
                .filter(name -> drivers.get(name).count() > 0)
                .limit(CHARTED)
                .toList();
        List<String> bars = charted.stream()
                .map(name -> number(drivers.get(name)
                                .spread(workload.figure())
                                .orElseThrow()
                                .median())
                        .replace(",", ""))
                .toList();
        lines.add("");
        lines.add("```mermaid");
        lines.add("xychart-beta horizontal");
        lines.add("  x-axis [" + String.join(", ", charted) + "]");
        lines.add("  y-axis \"" + unit(workload) + "\"");
        lines.add("  bar [" + String.join(", ", bars) + "]");
        lines.add("```");
    }

    private static int compare(Workload workload, Results.Runs a, Results.Runs b) {
        double x = a.spread(workload.figure()).map(Results.Spread::median).orElse(0.0);
        double y = b.spread(workload.figure()).map(Results.Spread::median).orElse(0.0);
        return workload.isRate() ? Double.compare(y, x) : Double.compare(x, y);
    }

    private static String unit(Workload workload) {
        if (workload == Workload.START || workload == Workload.BLOCKED) {
            return "ms";
        }
        return workload == Workload.ARRAY || workload == Workload.SIZES
                ? "bytes/s"
                : workload.isRate() ? "per second" : "µs";
    }

    private static String spread(Results.Runs runs, String figure) {
        return runs.spread(figure)
                .map(spread ->
                        number(spread.median()) + " (" + number(spread.min()) + " … " + number(spread.max()) + ")")
                .orElse("–");
    }

    private static String median(Results.Runs runs, String figure) {
        return runs.spread(figure).map(spread -> number(spread.median())).orElse("");
    }

    /** Three digits, or all before the point. */
    static String number(double value) {
        if (value >= 100) {
            return String.format(Locale.ROOT, "%,d", Math.round(value));
        }
        return String.format(Locale.ROOT, value >= 10 ? "%.1f" : "%.2f", value);
    }
}
