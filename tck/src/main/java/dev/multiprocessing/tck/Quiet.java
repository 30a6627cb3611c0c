package dev.multiprocessing.tck;

import java.io.OutputStream;
import java.io.PrintStream;

/**
 * Keeps what children print when they fail on purpose, or because their scene is over, out of the reader's sight: a
 * failure that a rule did not want is reported by the rule. {@code -Dmultiprocessing.tck.verbose=true} shows
 * everything.
 */
final class Quiet {

    /** What a child is told to be quiet with. */
    static final String OPTION = "-Dmultiprocessing.tck.quiet=" + !Boolean.getBoolean("multiprocessing.tck.verbose");

    private Quiet() {}

    /**
     * Called when a class of targets is initialized: in a child JVM, nothing is printed on standard error from then on.
     */
    static void inChildren() {
        if (Boolean.getBoolean("multiprocessing.tck.quiet")) {
            System.setErr(new PrintStream(OutputStream.nullOutputStream()));
        }
    }
}
