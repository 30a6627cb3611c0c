package dev.multiprocessing.tck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Assertions;

/** Files by which processes that share no session tell each other how far they are. */
final class Marks {

    private static final long LOOK_AGAIN_NANOS = 10_000_000;

    private final Path directory;

    private Marks(Path directory) {
        this.directory = directory;
    }

    static Marks in(String directory) {
        return new Marks(Path.of(directory));
    }

    void set(String name) {
        try {
            Files.createFile(directory.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for a mark, and fails if it does not come. */
    void await(String name) {
        long start = System.nanoTime();
        while (!Files.exists(directory.resolve(name))) {
            Assertions.assertTrue(System.nanoTime() - start < Times.LONG.toNanos(), () -> "no mark came: name=" + name);
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }
}
