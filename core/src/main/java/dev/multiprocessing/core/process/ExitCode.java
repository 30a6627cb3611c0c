package dev.multiprocessing.core.process;

/**
 * What Java says of how a process ended, in Python's words.
 *
 * <p>On Unix, Java says 128 + n both for a process that signal n killed and for one that exited with that code. A JVM
 * that exits runs its shutdown hooks, in which a child sends a note: without one it was the signal. SIGHUP, SIGINT and
 * SIGTERM are handled by the JVM itself, which then exits with these codes in an orderly way; they are reported as the
 * signals, and an own exit with 129, 130 or 143 cannot be told apart from them.
 */
final class ExitCode {

    private static final int SIGNALLED = 128;
    private static final int LAST_SIGNAL = 64;

    private ExitCode() {}

    static int of(int raw, boolean orderly) {
        int signal = raw - SIGNALLED;
        boolean handled = signal == 1 || signal == 2 || signal == 15;
        boolean possible = signal > 0 && signal <= LAST_SIGNAL;
        return possible && (handled || !orderly) ? -signal : raw;
    }
}
