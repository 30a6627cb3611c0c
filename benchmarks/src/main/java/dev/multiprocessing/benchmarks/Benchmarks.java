package dev.multiprocessing.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The command: all workloads, each with all its drivers, round after round.
 *
 * <p>Arguments, all optional: {@code --rounds N}, {@code --quick}, {@code --only WORKLOAD,…}, {@code --drivers
 * PREFIX,…}, {@code --transport NAME}, {@code --out DIRECTORY}; or {@code --jmh} and JMH's own.
 */
final class Benchmarks {

    private Benchmarks() {}

    public static void main(String[] arguments) throws Exception {
        List<String> options = new ArrayList<>(Arrays.asList(arguments));
        if (options.remove("--jmh")) {
            System.exit(SingleProcess.run(options));
        }
        Path out = Path.of(valueOf(options, "--out", "benchmarks/results"));
        String command = String.join(" ", "java -jar benchmarks.jar", String.join(" ", options))
                .strip();
        int rounds = Integer.parseInt(valueOf(options, "--rounds", "5"));
        String transport = valueOf(options, "--transport", "mmap");
        Effort effort = options.remove("--quick") ? Effort.QUICK : Effort.FULL;
        List<Workload> workloads = new ArrayList<>(List.of(Workload.values()));
        String only = valueOf(options, "--only", "");
        workloads.removeIf(
                workload -> !only.isEmpty() && !List.of(only.split(",")).contains(workload.name()));
        List<String> drivers = List.of(valueOf(options, "--drivers", "").split(","));
        if (!options.isEmpty()) {
            throw new IllegalArgumentException("unknown: " + options);
        }
        Map<String, String> machine = Machine.look(transport);
        machine.put("command", command);
        machine.put("rounds", rounds + (effort == Effort.QUICK ? ", quick: only to see that it works" : ""));
        Results results = new Rounds(rounds, effort, drivers, transport).run(workloads);
        new Report(results, machine).write(out);
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
