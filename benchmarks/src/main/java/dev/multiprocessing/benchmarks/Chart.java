package dev.multiprocessing.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A chart of bars as Mermaid text, which GitHub draws. */
final class Chart {

    private final String unit;
    private final Map<String, Double> bars = new LinkedHashMap<>();

    Chart(String unit) {
        this.unit = unit;
    }

    void add(String label, double value) {
        bars.put(label, value);
    }

    boolean isEmpty() {
        return bars.isEmpty();
    }

    List<String> lines() {
        return List.of(
                "```mermaid",
                "xychart-beta horizontal",
                "  x-axis [" + join(bars.keySet().stream().map(label -> '"' + label + '"')) + "]",
                "  y-axis \"" + unit + "\"",
                "  bar ["
                        + join(bars.values().stream()
                                .map(value -> Report.number(value).replace(",", ""))) + "]",
                "```");
    }

    private static String join(Stream<String> words) {
        return words.collect(Collectors.joining(", "));
    }
}
