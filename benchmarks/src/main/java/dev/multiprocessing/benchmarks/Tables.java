package dev.multiprocessing.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Results as Markdown: the ratios against the targets, then a table and a chart for each workload. */
final class Tables {

    private final Results results;
    private final Map<String, String> machine;
    private final List<String> lines = new ArrayList<>();

    Tables(Results results, Map<String, String> machine) {
        this.results = results;
        this.machine = machine;
    }

    String markdown() {
        lines.add("# Results on JDK " + Runtime.version().feature());
        lines.add("");
        machine.forEach((fact, value) -> lines.add("- " + fact + ": " + value));
        lines.add("- " + quietness());
        lines.add("- figures are medians over the rounds, with the least and the greatest; a run that failed its"
                + " verification has none");
        addTargets();
        results.all().forEach(this::addTable);
        return String.join("\n", lines) + "\n";
    }

    private String quietness() {
        List<Results.Runs> all = results.all().values().stream()
                .flatMap(drivers -> drivers.values().stream())
                .toList();
        List<Run> runs = all.stream().flatMap(driver -> driver.all().stream()).toList();
        double[] idle = runs.stream().mapToDouble(Run::idleBefore).sorted().toArray();
        int repeated = all.stream().mapToInt(Results.Runs::repeated).sum();
        long disturbed = all.stream().mapToLong(Results.Runs::disturbed).sum();
        return "idle before a run: median " + percent(idle[idle.length / 2]) + ", least " + percent(idle[0]) + "; of "
                + runs.size() + " runs, " + repeated + " repetitions as others were at work, " + disturbed
                + " disturbed all the same";
    }

    private static String percent(double share) {
        return Math.round(share * 100) + " %";
    }

    private void addTargets() {
        List<String> table = new TargetTable(
                        results, machine.getOrDefault("transport", ""), machine.getOrDefault("waiting", ""))
                .lines();
        if (!table.isEmpty()) {
            lines.addAll(List.of("", "## Against the targets", ""));
            lines.addAll(table);
        }
    }

    private void addTable(Workload workload, Map<String, Results.Runs> drivers) {
        TreeSet<String> names = new TreeSet<>();
        drivers.values().forEach(runs -> names.addAll(runs.names()));
        names.remove(workload.figure());
        lines.add("");
        lines.add("## " + Character.toUpperCase(workload.title().charAt(0))
                + workload.title().substring(1));
        lines.add("");
        lines.add("| driver | " + workload.unit() + ": median (min … max) | "
                + String.join(
                        "", names.stream().map(name -> withUnit(name) + " | ").toList()) + "runs |");
        lines.add("| --- | ---: | " + "---: | ".repeat(names.size()) + "---: |");
        List<String> order = order(workload, drivers);
        for (String driver : order) {
            Results.Runs runs = drivers.get(driver);
            List<String> cells = new ArrayList<>(List.of(driver, spread(runs, workload.figure())));
            names.forEach(name -> cells.add(runs.spread(name)
                    .map(spread -> Report.number(spread.median()))
                    .orElse("")));
            cells.add(counts(runs));
            lines.add("| " + String.join(" | ", cells) + " |");
        }
        addChart(workload, drivers, order);
    }

    private static String withUnit(String name) {
        return name.replace("Micros", " µs").replace("Millis", " ms");
    }

    /** Best first, unless they have ever more to do. */
    private static List<String> order(Workload workload, Map<String, Results.Runs> drivers) {
        List<String> order = new ArrayList<>(drivers.keySet());
        if (!workload.isGrowth()) {
            order.sort((a, b) -> compare(workload, drivers.get(a), drivers.get(b)));
        }
        return order;
    }

    private static int compare(Workload workload, Results.Runs a, Results.Runs b) {
        double none = workload.isRate() ? 0 : Double.MAX_VALUE;
        double x = a.spread(workload.figure()).map(Results.Spread::median).orElse(none);
        double y = b.spread(workload.figure()).map(Results.Spread::median).orElse(none);
        return workload.isRate() ? Double.compare(y, x) : Double.compare(x, y);
    }

    private static String counts(Results.Runs runs) {
        String failed = runs.failed() > 0 ? ", **" + runs.failed() + " failed**" : "";
        String disturbed = runs.disturbed() > 0 ? ", " + runs.disturbed() + " disturbed" : "";
        return runs.all().size() + failed + disturbed;
    }

    private static String spread(Results.Runs runs, String figure) {
        return runs.spread(figure)
                .map(spread -> Report.number(spread.median()) + " (" + spread.range() + ")")
                .orElse("–");
    }

    private void addChart(Workload workload, Map<String, Results.Runs> drivers, List<String> order) {
        Chart chart = new Chart(workload.unit());
        for (String driver : order) {
            drivers.get(driver).spread(workload.figure()).ifPresent(spread -> chart.add(driver, spread.median()));
        }
        if (!chart.isEmpty()) {
            lines.add("");
            lines.addAll(chart.lines());
        }
    }
}
