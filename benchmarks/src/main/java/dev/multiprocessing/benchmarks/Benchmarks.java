package dev.multiprocessing.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The command: all workloads, each with all its drivers, round after round.
 *
 * <p>Arguments, all optional: {@code --rounds N}, {@code --quick}, {@code --only WORKLOAD,…}, {@code --drivers
 * PREFIX,…}, {@code --out DIRECTORY}; or {@code --jmh} and JMH's own.
 */
final class Benchmarks {

    private Benchmarks() {}

    public static void main(String[] arguments) throws Exception {
        List<String> options = new ArrayList<>(Arrays.asList(arguments));
        if (options.remove("--jmh")) {
            org.openjdk.jmh.Main.main(options.toArray(new String[0]));
            return;
        }
        Path out = Path.of(valueOf(options, "--out", "benchmarks/results"));
        int rounds = Integer.parseInt(valueOf(options, "--rounds", "5"));
        Effort effort = options.remove("--quick") ? Effort.QUICK : Effort.FULL;
        List<Workload> workloads = new ArrayList<>(List.of(Workload.values()));
        String only = valueOf(options, "--only", "");
        workloads.removeIf(
                workload -> !only.isEmpty() && !List.of(only.split(",")).contains(workload.name()));
        List<String> drivers = List.of(valueOf(options, "--drivers", "").split(","));
        if (!options.isEmpty()) {
            throw new IllegalArgumentException("unknown: " + options);
        }
        Results results = new Rounds(rounds, effort, drivers).run(workloads);
        new Report(results, Machine.look(), rounds).write(out);
    }

    private static String valueOf(List<String> options, String name, String fallback) {
        int at = options.indexOf(name);
        if (at < 0) {
            return fallback;
        }
        options.remove(at);
        return options.remove(at);
    }
}
