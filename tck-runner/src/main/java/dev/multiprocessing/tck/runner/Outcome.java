package dev.multiprocessing.tck.runner;

import java.util.Locale;

/** What became of a test, or of a rule by its tests: the first of these that any of them had. */
enum Outcome {
    FAILED,
    /** The JVM that was to run it ended before. */
    NOT_RUN,
    PASSED,
    SKIPPED;

    static Outcome named(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace(' ', '_'));
    }

    /** As it is written everywhere else. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
