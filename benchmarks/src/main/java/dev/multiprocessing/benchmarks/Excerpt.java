package dev.multiprocessing.benchmarks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the main README says of results: two charts, and a table of our best beside the best of the others. */
final class Excerpt {

    private static final double MILLION = 1e6;
    private static final List<String> CHARTED = List.of(
            "mp-pipe",
            "mp-queue",
            "agrona-o2o",
            "buffer-ring",
            "aeron",
            "chronicle",
            "jeromq",
            "uds-batch",
            "uds-flush",
            "unix-pipe",
            "python-pipe",
            "python-queue");

    private final Results results;
    private final Map<String, String> machine;

    Excerpt(ResultsFile file) {
        this.results = file.results();
        this.machine = file.machine();
    }

    /** Of results that lie there, with {@code .json} and {@code .md}, as seen from the README. */
    String markdown(String place) {
        List<String> lines = new ArrayList<>();
        lines.addAll(chart(Workload.STREAM, "in millions per second", MILLION).lines());
        lines.addAll(chart(Workload.WAKE_UP, Workload.WAKE_UP.unit(), 1).lines());
        lines.add("");
        lines.addAll(table());
        lines.add("");
        lines.add("Medians of " + machine.get("rounds")
                + " rounds; the best of each row is bold, and rows where that is not"
                + " ours come last. " + machine.get("processor") + ", " + machine.get("processors") + " processors; "
                + machine.get("system") + "; " + machine.get("java") + "; " + machine.get("python") + "; waiting by "
                + machine.get("waiting") + "; " + machine.get("date") + ", commit "
                + machine.getOrDefault("commit", "unknown")
                + Optional.ofNullable(machine.get(ResultsFile.RENEWED))
                        .map(part -> "; measured anew: " + part)
                        .orElse("")
                + ".");
        lines.add(
                "Measured by `" + machine.get("command") + "`: [all tables and charts](" + place + ".md), [every run]("
                        + place + ".json), [how it is measured, and why it is so](benchmarks/README.md).");
        return String.join("\n", lines) + "\n";
    }

    private Chart chart(Workload workload, String unit, double divisor) {
        Chart chart = new Chart(workload.title() + ", " + unit);
        CHARTED.stream()
                .flatMap(driver ->
                        results.spread(workload, driver).stream().map(spread -> new Best(driver, spread.median())))
                .sorted(order(workload))
                .forEach(best -> chart.add(best.driver, best.median / divisor));
        return chart;
    }

    /** All that can be compared; first those rows where we lead. */
    private List<String> table() {
        List<String> lines =
                new ArrayList<>(List.of("| | ours | best bare peer | CPython |", "| --- | ---: | ---: | ---: |"));
        Stream.of(Workload.values())
                .filter(workload -> best(workload, Excerpt::isOurs).isPresent())
                .filter(workload -> best(workload, driver -> !isOurs(driver)).isPresent())
                .sorted(Comparator.comparing(workload -> !isLed(workload)))
                .forEach(workload -> lines.add(row(workload)));
        return lines;
    }

    private String row(Workload workload) {
        return "| " + workload.title() + " | "
                + cell(workload, Excerpt::isOurs) + " | "
                + cell(workload, driver -> !isOurs(driver) && !isPython(driver)) + " | "
                + cell(workload, Excerpt::isPython) + " |";
    }

    private String cell(Workload workload, Predicate<String> whose) {
        Optional<Best> bestOfAll = best(workload, driver -> true);
        return best(workload, whose)
                .map(best -> {
                    String figure = figure(workload, best.median);
                    return (bestOfAll.equals(Optional.of(best)) ? "**" + figure + "**" : figure) + " " + best.driver;
                })
                .orElse("");
    }

    private boolean isLed(Workload workload) {
        return best(workload, driver -> true)
                .filter(best -> isOurs(best.driver))
                .isPresent();
    }

    /** Except for what is there as a measure only: a JVM that sends no message. */
    private Optional<Best> best(Workload workload, Predicate<String> whose) {
        return workload.drivers().stream()
                .filter(whose)
                .filter(driver -> !driver.equals("hello-jvm"))
                .flatMap(driver ->
                        results.spread(workload, driver).stream().map(spread -> new Best(driver, spread.median())))
                .min(order(workload));
    }

    private static Comparator<Best> order(Workload workload) {
        return Comparator.comparingDouble(best -> workload.isRate() ? -best.median : best.median);
    }

    private static String figure(Workload workload, double value) {
        if (!workload.isRate()) {
            return Report.number(value) + " " + workload.unit();
        }
        return value >= MILLION ? Report.number(value / MILLION) + " M/s" : Report.number(value / 1e3) + " k/s";
    }

    private static boolean isOurs(String driver) {
        return driver.startsWith("mp-");
    }

    private static boolean isPython(String driver) {
        return driver.startsWith("python-");
    }

    /** A driver with its median. */
    private record Best(String driver, double median) {}
}
