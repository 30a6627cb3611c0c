package dev.multiprocessing.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** All runs, by workload and driver. */
final class Results {

    private final Map<Workload, Map<String, Runs>> all = new LinkedHashMap<>();

    void add(Workload workload, String driver, Run run) {
        all.computeIfAbsent(workload, any -> new LinkedHashMap<>())
                .computeIfAbsent(driver, any -> new Runs())
                .add(run);
    }

    Map<Workload, Map<String, Runs>> all() {
        return all;
    }

    /** Whether it was to be measured. */
    boolean has(Workload workload, String driver) {
        return all.getOrDefault(workload, Map.of()).containsKey(driver);
    }

    /** Of the workload's figure; empty if there is none. */
    Optional<Spread> spread(Workload workload, String driver) {
        Runs runs = all.getOrDefault(workload, Map.of()).get(driver);
        return runs == null ? Optional.empty() : runs.spread(workload.figure());
    }

    /** The runs of one driver with one workload. */
    static final class Runs {

        private final List<Run> runs = new ArrayList<>();

        private void add(Run run) {
            runs.add(run);
        }

        List<Run> all() {
            return runs;
        }

        long failed() {
            return runs.stream().filter(run -> run.measured().isEmpty()).count();
        }

        /** How many are disturbed, though they were repeated. */
        long disturbed() {
            return runs.stream().filter(Run::isDisturbed).count();
        }

        int repeated() {
            return runs.stream().mapToInt(Run::repetition).sum();
        }

        /** The names of figures that some run has. */
        TreeSet<String> names() {
            TreeSet<String> names = new TreeSet<>();
            runs.forEach(run -> run.measured()
                    .ifPresent(measured -> names.addAll(measured.figures().keySet())));
            return names;
        }

        /** Of a figure; empty if no run has it. */
        Optional<Spread> spread(String figure) {
            double[] values = runs.stream()
                    .flatMap(run -> run.measured().stream())
                    .map(measured -> measured.figures().get(figure))
                    .filter(value -> value != null)
                    .mapToDouble(Double::doubleValue)
                    .sorted()
                    .toArray();
            return values.length == 0
                    ? Optional.empty()
                    : Optional.of(new Spread(values[0], median(values), values[values.length - 1]));
        }

        private static double median(double[] sorted) {
            int half = sorted.length / 2;
            return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
        }
    }

    /** The least, the middle and the greatest of some values. */
    record Spread(double min, double median, double max) {

        /** As a multiple of others, in which the least is that of our least and their greatest. */
        Spread per(Spread others) {
            return new Spread(min / others.max, median / others.median, max / others.min);
        }

        String range() {
            return Report.number(min) + " … " + Report.number(max);
        }
    }
}
