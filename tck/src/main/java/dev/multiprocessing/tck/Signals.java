package dev.multiprocessing.tck;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** Stops processes and continues them, as a debugger or a loaded machine does; for rules, and tests of a transport. */
public final class Signals {

    private Signals() {}

    /** Skips the rule where there are no signals. */
    static void assumeSignals() {
        Assumptions.assumeFalse(
                System.getProperty("os.name").startsWith("Windows"), "this operating system has no signals");
    }

    /** Stops a process; when this returns, none of its threads runs any more. */
    public static void stop(long pid) throws IOException, InterruptedException {
        send("-STOP", pid);
        long start = System.nanoTime();
        while (Files.exists(threadsOf(pid)) && !isStopped(pid)) {
            Assertions.assertTrue(System.nanoTime() - start < Times.SOON.toNanos(), "it does not stop");
            Thread.onSpinWait();
        }
    }

    /**
     * Whether all threads of a process are: one takes the signal, and stops the others when it has a processor. A
     * process that is just ending has none.
     */
    public static boolean isStopped(long pid) {
        String[] threads = threadsOf(pid).toFile().list();
        try {
            for (String thread : threads == null ? new String[0] : threads) {
                if (!Files.readString(threadsOf(pid).resolve(thread).resolve("stat"))
                        .contains(") T ")) {
                    return false;
                }
            }
            return threads != null && threads.length > 0;
        } catch (IOException e) {
            return false; // a thread has just ended
        }
    }

    private static Path threadsOf(long pid) {
        return Path.of("/proc/" + pid + "/task");
    }

    /** Lets a process go on after it was stopped. */
    public static void resume(long pid) throws IOException, InterruptedException {
        send("-CONT", pid);
    }

    private static void send(String signal, long pid) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", signal, Long.toString(pid))
                .inheritIO()
                .start();
        Assertions.assertTrue(kill.waitFor(Times.SOON.toSeconds(), TimeUnit.SECONDS), "kill does not end");
        Assertions.assertEquals(0, kill.exitValue(), signal);
    }
}
