package dev.multiprocessing.mirror;

import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.Transport;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The lock of a naive transport: whoever makes the file has it, and a file of the dead is there for ever. */
final class LockFile {

    private final File file;
    private final long courtesyMillis;

    private LockFile(File file, long courtesyMillis) {
        this.file = file;
        this.courtesyMillis = courtesyMillis;
    }

    /**
     * That of a session.
     *
     * @param courtesyMillis how long others are let go first
     */
    static LockFile of(Transport transport, long courtesyMillis) {
        try {
            return new LockFile(Roster.directory(transport).resolve("lock").toFile(), courtesyMillis);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the lock, and says whether it has come. */
    boolean lock(Deadline deadline) throws InterruptedException {
        Thread.sleep(deadline.isExpired() ? 0 : courtesyMillis);
        try {
            boolean mine = file.createNewFile();
            while (!mine && !deadline.isExpired()) {
                Thread.sleep(1);
                mine = file.createNewFile();
            }
            return mine;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void unlock() {
        file.delete();
    }
}
