package dev.multiprocessing.tck;

import dev.multiprocessing.ChildProcess;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** Stops and continues children of a rule, as a debugger or a loaded machine does. */
final class Signals {

    private Signals() {}

    /** Skips the rule where there are no signals. */
    static void assumeSignals() {
        Assumptions.assumeFalse(
                System.getProperty("os.name").startsWith("Windows"), "this operating system has no signals");
    }

    static void stop(ChildProcess child) throws IOException, InterruptedException {
        send("-STOP", child.pid());
    }

    static void resume(ChildProcess child) throws IOException, InterruptedException {
        send("-CONT", child.pid());
    }

    private static void send(String signal, long pid) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", signal, Long.toString(pid))
                .inheritIO()
                .start();
        Assertions.assertTrue(kill.waitFor(Times.SOON.toSeconds(), TimeUnit.SECONDS), "kill does not end");
        Assertions.assertEquals(0, kill.exitValue(), signal);
    }
}
