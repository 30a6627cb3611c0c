package dev.multiprocessing.tck.runner;

import dev.multiprocessing.tck.Rule;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A rule and the trials that were held for it, of which there is at least one. */
record Finding(Rule rule, List<Trial> trials) {

    Outcome outcome() {
        return trials.stream()
                .map(Trial::outcome)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    long millis() {
        return trials.stream().mapToLong(Trial::millis).sum();
    }

    Stream<Failure> failures() {
        return trials.stream().flatMap(trial -> trial.failure().stream());
    }
}
