package dev.multiprocessing.benchmarks;

import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** Figures of one run, by name; a scene prints them as its last line. */
final class Measured {

    private static final String MARK = "measured";
    private static final long ENOUGH_FOR_P999 = 1000;

    private final Map<String, Double> figures = new TreeMap<>();

    /**
     * Half, ninety-nine and, if there are enough of them, ninety-nine point nine per cent of the values are not longer
     * than so many microseconds.
     */
    static Measured latencies(Histogram nanos) {
        Measured measured = new Measured()
                .with("p50", nanos.getValueAtPercentile(50) / 1e3)
                .with("p99", nanos.getValueAtPercentile(99) / 1e3);
        return nanos.getTotalCount() < ENOUGH_FOR_P999
                ? measured
                : measured.with("p999", nanos.getValueAtPercentile(99.9) / 1e3);
    }

    Measured with(String name, double figure) {
        figures.put(name, figure);
        return this;
    }

    Map<String, Double> figures() {
        return figures;
    }

    /** Whether it has what the workload is about, and something has happened. */
    boolean isSound(Workload workload) {
        double figure = figures.getOrDefault(workload.figure(), -1.0);
        return workload.isRate() ? figure > 0 : figure >= 0;
    }

    void print() {
        StringBuilder line = new StringBuilder(MARK);
        figures.forEach(
                (name, figure) -> line.append(' ').append(name).append('=').append(figure));
        System.out.println(line);
    }

    /** Whether a line is what {@link #print} prints. */
    static boolean isOne(String line) {
        return line.startsWith(MARK + " ");
    }

    static Measured parse(String line) {
        Measured measured = new Measured();
        for (String part : line.substring(MARK.length() + 1).split(" ")) {
            String[] pair = part.split("=");
            measured.with(pair[0], Double.parseDouble(pair[1]));
        }
        return measured;
    }
}
