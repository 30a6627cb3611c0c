package dev.multiprocessing.tck.runner;

/**
 * Why a test failed.
 *
 * @param rule the number of the one that is broken, which may be another one than the test's
 * @param seen what it forbids
 * @param stack where, and what else there is to know
 */
record Failure(String rule, String seen, String stack) {

    /** What was seen, in one line. */
    String headline() {
        return seen.lines().findFirst().orElse("");
    }
}
