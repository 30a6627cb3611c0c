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

    /** Why it was skipped or not run, if it was. */
    String reason() {
        return trials.get(0).reason();
    }

    Stream<Failure> failures() {
        return trials.stream().flatMap(trial -> trial.failure().stream());
    }
}
