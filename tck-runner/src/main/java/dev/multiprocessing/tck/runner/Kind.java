package dev.multiprocessing.tck.runner;

import java.util.Locale;

/** The kinds of tests, as docs/RULES.md explains them. */
enum Kind {
    REQUIRED,
    OPTIONAL,
    STOCHASTIC,
    UNTESTED;

    /** Of a test, whose name begins with it. */
    static Kind of(String test) {
        return valueOf(test.substring(0, test.indexOf('_')).toUpperCase(Locale.ROOT));
    }

    /** As it is written everywhere else. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
