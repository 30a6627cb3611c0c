package dev.multiprocessing.files.crash;

import java.io.IOException;
import net.bytebuddy.asm.Advice;

/**
 * The switch of the crash tests, in a child: counts the shared writes that one thread does in one operation, and keeps
 * it at one of them until the test lets it go on, or kills it. {@link CrashWeaver} puts the calls behind the writes.
 */
public final class CrashSteps {

    /** Stays at each step. */
    public static final int EVERY = 0;

    /** Stays nowhere. */
    public static final int NONE = -1;

    private static volatile Thread watched; // the one thread whose steps count
    private static int stopAt;
    private static int steps;
    private static boolean selfInflicted;

    private CrashSteps() {}

    /** From now on the calling thread's writes count. */
    public static void begin(int step) {
        stopAt = step;
        steps = 0;
        watched = Thread.currentThread();
    }

    /** The same, but nobody listens: the process kills itself at the step, or stops itself at each. */
    public static void beginSelfInflicted(int step) {
        selfInflicted = true;
        begin(step);
    }

    public static void end() {
        watched = null;
    }

    /** A shared write is done. */
    public static void done(String write) {
        if (Thread.currentThread() != watched) {
            return;
        }
        steps++;
        if (stopAt == EVERY || stopAt == steps) {
            watched = null;
            if (selfInflicted) {
                signalSelf(stopAt == EVERY ? "-STOP" : "-KILL");
            } else {
                stay(write);
            }
            watched = Thread.currentThread();
        }
    }

    private static void stay(String write) {
        System.out.println("step " + steps + " " + write);
        System.out.flush();
        try {
            Child.awaitOrder();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns after it was continued, or never. */
    private static void signalSelf(String signal) {
        try {
            String self = Long.toString(ProcessHandle.current().pid());
            new ProcessBuilder("kill", signal, self).start().waitFor();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** What is put behind each write. */
    public static final class After {

        private After() {}

        @Advice.OnMethodExit
        static void exit(@Advice.Origin("#t.#m") String write) {
            done(write);
        }
    }
}
