package dev.multiprocessing.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All runs, by workload and driver. */
final class Results {

    private final Map<Workload, Map<String, Runs>> all = new LinkedHashMap<>();

    void add(Workload workload, String driver, Optional<Measured> measured, double idleBefore) {
        all.computeIfAbsent(workload, any -> new LinkedHashMap<>())
                .computeIfAbsent(driver, any -> new Runs())
                .add(measured, idleBefore);
    }

    Map<Workload, Map<String, Runs>> all() {
        return all;
    }

    /** The median of the workload's figure; empty if there is none. */
    Optional<Double> median(Workload workload, String driver) {
        Runs runs = all.getOrDefault(workload, Map.of()).get(driver);
        return runs == null ? Optional.empty() : runs.spread(workload.figure()).map(Spread::median);
    }

    /** The runs of one driver with one workload. */
    static final class Runs {

        private final List<Measured> done = new ArrayList<>();
        private double leastIdle = 1;
        private int failed;

        private void add(Optional<Measured> measured, double idleBefore) {
            measured.ifPresentOrElse(done::add, () -> failed++);
            leastIdle = Math.min(leastIdle, idleBefore);
        }

        int failed() {
            return failed;
        }

        int count() {
            return done.size();
        }

        /** In what share the machine was idle before the run that found it least so. */
        double leastIdle() {
            return leastIdle;
        }

        List<Map<String, Double>> figures() {
            return done.stream().map(Measured::figures).toList();
        }

        /** Of a figure; empty if no run has it. */
        Optional<Spread> spread(String figure) {
            double[] values = done.stream()
                    .map(run -> run.figures().get(figure))
                    .filter(value -> value != null)
                    .mapToDouble(Double::doubleValue)
                    .sorted()
                    .toArray();
            return values.length == 0
                    ? Optional.empty()
                    : Optional.of(new Spread(values[0], values[values.length / 2], values[values.length - 1]));
        }
    }

    /** The least, the middle and the greatest of some values. */
    record Spread(double min, double median, double max) {}
}
