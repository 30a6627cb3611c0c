package dev.multiprocessing.tck.runner;

import java.util.Locale;

/** What a judgement comes to, in the order of the exit codes. */
enum Verdict {
    /** All rules were tried, and none is broken. */
    CONFORMANT,
    /** A rule is broken. */
    BROKEN,
    /** There is no judgement: nothing was tried. */
    UNJUDGED,
    /** None of the rules that were tried is broken, but not all were tried, or not with all might. */
    PARTLY;

    int exitCode() {
        return ordinal();
    }

    /** As reports write it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
