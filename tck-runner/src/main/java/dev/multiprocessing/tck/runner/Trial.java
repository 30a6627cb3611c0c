package dev.multiprocessing.tck.runner;

import java.util.Map;
import java.util.Optional;

/**
 * One run of a test.
 *
 * @param test its name
 * @param chance what a stochastic one took: its seed, and how often it was to be run
 * @param reason why it was skipped or not run; else nothing
 * @param failure if it failed
 */
record Trial(
        String test,
        Outcome outcome,
        long millis,
        Map<String, String> chance,
        String reason,
        Optional<Failure> failure) {

    static Trial notRun(String test, String reason) {
        return new Trial(test, Outcome.NOT_RUN, 0, Map.of(), reason, Optional.empty());
    }

    Kind kind() {
        return Kind.of(test);
    }
}
