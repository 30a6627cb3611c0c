package dev.multiprocessing.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the command line asks for.
 *
 * @param workloads which ones
 * @param prefixes with one of which a driver's name begins
 * @param rounds how often each driver runs
 * @param effort how long a run takes
 * @param transport ours
 * @param renews whether the workloads take the place of the same ones in the results that are there
 * @param out the directory of the results
 */
record Options(
        List<Workload> workloads,
        List<String> prefixes,
        int rounds,
        Effort effort,
        String transport,
        boolean renews,
        Path out) {

    private static final String RESULTS = "benchmarks/results";
    private static final String TRANSPORT = "mmap";

    /** Fails with the cure in its message if the arguments cannot be meant. */
    static Options parse(List<String> arguments) {
        List<String> left = new ArrayList<>(arguments);
        Effort effort = left.remove("--quick") ? Effort.QUICK : Effort.FULL;
        Optional<String> renewed = take(left, "--renew");
        Optional<String> only = renewed.or(() -> take(left, "--only"));
        Optional<String> drivers = take(left, "--drivers");
        Optional<String> out = take(left, "--out");
        String transport = take(left, "--transport").orElse(TRANSPORT);
        int rounds = rounds(take(left, "--rounds").orElse("5"));
        require(left.isEmpty(), "unknown arguments: " + String.join(" ", left));
        List<Workload> workloads = workloads(only);
        List<String> prefixes = List.of(drivers.orElse("").split(","));
        requireDrivers(workloads, prefixes);
        require(
                renewed.isEmpty()
                        || workloads.contains(Workload.TWO_BY_TWO) == workloads.contains(Workload.FOUR_BY_FOUR),
                "TWO_BY_TWO and FOUR_BY_FOUR are compared with each other: renew both");
        boolean isWhole = effort == Effort.FULL && drivers.isEmpty() && transport.equals(TRANSPORT);
        require(
                isWhole && (only.isEmpty() || renewed.isPresent()) || out.isPresent(),
                "a part would replace the results of all: directory=" + RESULTS + "; add --out DIRECTORY");
        return new Options(
                workloads, prefixes, rounds, effort, transport, renewed.isPresent(), Path.of(out.orElse(RESULTS)));
    }

    /** The value behind a name; both are taken away. */
    private static Optional<String> take(List<String> left, String name) {
        int at = left.indexOf(name);
        if (at < 0) {
            return Optional.empty();
        }
        left.remove(at);
        require(at < left.size(), "a value is missing: option=" + name);
        return Optional.of(left.remove(at));
    }

    private static int rounds(String value) {
        require(value.matches("[1-9][0-9]{0,3}"), "not a number of rounds: " + value);
        return Integer.parseInt(value);
    }

    private static List<Workload> workloads(Optional<String> only) {
        List<String> known = Stream.of(Workload.values()).map(Workload::name).toList();
        List<String> names = only.map(list -> List.of(list.split(","))).orElse(known);
        names.forEach(name ->
                require(known.contains(name), "unknown workload: " + name + "; known: " + String.join(", ", known)));
        return names.stream().map(Workload::valueOf).toList();
    }

    private static void requireDrivers(List<Workload> workloads, List<String> prefixes) {
        List<String> known = workloads.stream()
                .flatMap(workload -> workload.drivers().stream())
                .distinct()
                .filter(Rounds::isThere)
                .toList();
        prefixes.forEach(prefix -> require(
                known.stream().anyMatch(driver -> driver.startsWith(prefix)),
                "no driver begins so: " + prefix + "; known: " + String.join(", ", known)));
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
