package dev.multiprocessing.transport.mmap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What a child is killed or stopped in, and what must hold for those who live on. */
abstract class CrashScene implements AutoCloseable {

    /** Who puts what the test puts. */
    static final int TEST = 0;

    protected final Scene scene;

    /** Sessions in a directory of their own. */
    CrashScene(Path directory) {
        this.scene = new Scene(directory);
    }

    /** Where the child goes, and with which ticket. */
    abstract List<String> arguments();

    /** The child is there, and may first want something done. */
    void welcome(Peer child) throws InterruptedException {}

    /** Whether the child waits for help, or never does. */
    boolean isChildWaiting() {
        return true;
    }

    /** Does what the child may be waiting for. */
    void help() throws InterruptedException {}

    /** The child says that a call has returned. */
    void did(int sender, int number) {}

    /** The child stays in the middle of its operation; others do what they can. */
    void goOnMeanwhile() throws InterruptedException {}

    /** How much was done meanwhile, for the report. */
    String meanwhile() {
        return "";
    }

    /** Fails unless those who live can go on as if the child had never been there, or had done it all. */
    abstract void verify(boolean killed) throws InterruptedException;

    /** Returns when a thread that is to wait there is about to sleep: whoever comes now has somebody to wake. */
    static void awaitSleeper(SharedBytes header, int waitPointAt) {
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
