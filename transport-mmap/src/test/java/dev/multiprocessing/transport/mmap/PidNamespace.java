package dev.multiprocessing.transport.mmap;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.List;

/** A PID namespace for a process, as one in a container has: it sees only itself, and nobody else its id. */
final class PidNamespace {

    private static final String UNSHARE = "exec unshare --pid --fork --mount-proc --kill-child ";

    /** What stands before a command. It keeps quiet about how that ended, but that may speak. */
    static final List<String> COMMAND =
            List.of("sh", "-c", UNSHARE + "sh -c 'exec \"$@\" 2>&3' sh \"$@\" 3>&2 2>/dev/null", "sh");

    private PidNamespace() {}

    /** Skips the test if there is none to be had, with the reason. */
    static void assumeAllowed() throws InterruptedException, IOException {
        Process trial = new ProcessBuilder("sh", "-c", UNSHARE + "true")
                .redirectErrorStream(true)
                .start();
        String said = new String(trial.getInputStream().readAllBytes());
        assumeTrue(trial.waitFor() == 0, "no PID namespace is to be had here: " + said);
    }
}
