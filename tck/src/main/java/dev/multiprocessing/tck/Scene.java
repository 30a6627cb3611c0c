package dev.multiprocessing.tck;

import dev.multiprocessing.ChildProcess;
import dev.multiprocessing.Multiprocessing;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** One rule's context with the children it started, none of which outlives it. */
final class Scene implements AutoCloseable {

    private final Multiprocessing mp;
    private final Deque<ChildProcess> children = new ArrayDeque<>();

    private Scene(Multiprocessing mp) {
        this.mp = mp;
    }

    static Scene open(TransportRules rules) {
        return new Scene(Multiprocessing.open(rules.options()));
    }

    Multiprocessing mp() {
        return mp;
    }

    /** Starts a child, which may be a thread. */
    ChildProcess start(ChildProcess child) {
        child.jvmOptions(Quiet.OPTION, Family.MARK).start();
        children.push(child);
        return child;
    }

    /**
     * Starts a child for a rule that makes sense for a process only; where it is a thread, the rule is skipped. A
     * target that would harm this JVM therefore waits for a message before it does.
     */
    ChildProcess startProcess(ChildProcess child) {
        start(child);
        Assumptions.assumeFalse(isThread(child), "participants are threads");
        return child;
    }

    static boolean isThread(ChildProcess child) {
        return child.pid() == ProcessHandle.current().pid();
    }

    /** Waits for the children and fails if one of them did: children check for themselves what only they can see. */
    void awaitSuccess() throws InterruptedException {
        for (ChildProcess child : children) {
            Assertions.assertTrue(child.join(Times.LONG), () -> child.name() + " has not ended");
            child.failure().ifPresent(failure -> Assertions.fail(child.name() + " failed", failure));
            Assertions.assertEquals(
                    0,
                    child.exitCode().orElseThrow(),
                    () -> child.name() + "; -Dmultiprocessing.tck.verbose=true shows what it failed with");
        }
    }

    /** Kills a child and waits until it is gone. */
    static void kill(ChildProcess child) throws InterruptedException {
        child.kill();
        Assertions.assertTrue(child.join(Times.SOON), () -> child.name() + " survived kill");
    }

    @Override
    public void close() {
        try {
            children.forEach(ChildProcess::kill);
            for (ChildProcess child : children) {
                child.join(Times.SOON);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            mp.close();
        }
    }
}
