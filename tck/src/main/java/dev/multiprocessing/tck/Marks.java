package dev.multiprocessing.tck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;

/** Files by which processes that share no session tell each other how far they are. */
final class Marks {

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
    void await(String name) throws InterruptedException {
        await(name, Times.LONG);
    }

    /** The same, and fails if it comes later. */
    void await(String name, Duration patience) throws InterruptedException {
        Assertions.assertTrue(
                Times.comes(() -> Files.exists(directory.resolve(name)), patience),
                () -> "no mark came: name=" + name + ", waited=" + patience);
    }
}
