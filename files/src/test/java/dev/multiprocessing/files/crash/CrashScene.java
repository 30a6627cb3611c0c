package dev.multiprocessing.files.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.files.SharedBytes;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What a child is killed or stopped in, and what must hold for those who live on. */
public abstract class CrashScene implements AutoCloseable {

    /** Who puts what the test puts. */
    public static final int TEST = 0;

    protected final FileScene scene;

    /** Sessions in a directory of their own. */
    public CrashScene(Path directory) {
        this.scene = new FileScene(directory);
    }

    /** Where the child goes, and with which ticket. */
    public abstract List<String> arguments();

    /** The child is there, and may first want something done. */
    public void welcome(Child child) throws InterruptedException {}

    /** Whether the child waits for help, or never does. */
    public boolean isChildWaiting() {
        return true;
    }

    /** Does what the child may be waiting for. */
    public void help() throws InterruptedException {}

    /** The child says that a call has returned. */
    public void did(int sender, int number) {}

    /** The child stays in the middle of its operation; others do what they can. */
    public void goOnMeanwhile() throws InterruptedException {}

    /** How much was done meanwhile, for the report. */
    public String meanwhile() {
        return "";
    }

    /** Fails unless those who live can go on as if the child had never been there, or had done it all. */
    public abstract void verify(boolean killed) throws InterruptedException;

    /** Returns when a thread that is to wait there is about to sleep: whoever comes now has somebody to wake. */
    public static void awaitSleeper(SharedBytes header, int waitPointAt) {
        long start = System.nanoTime();
        while (header.getLongAcquire(waitPointAt) == 0) {
            assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(10), "nobody waits");
            Thread.onSpinWait();
        }
    }

    /** Leaves; nothing stays behind. */
    @Override
    public void close() {
        assertEquals(List.of(), scene.sessions(), "sessions left behind");
    }
}
