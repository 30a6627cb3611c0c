package dev.multiprocessing.transport.mmap;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What can be in the place of a file. */
enum Obstacle {
    LINK {
        @Override
        void put(Path file, Path target) throws IOException {
            Files.createSymbolicLink(file, target);
        }
    },
    PIPE {
        @Override
        void put(Path file, Path target) throws IOException {
            try {
                Process making = new ProcessBuilder("mkfifo", "-m", "600", file.toString()).start();
                assumeTrue(making.waitFor() == 0, "no named pipes are to be had here");
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    },
    DIRECTORY {
        @Override
        void put(Path file, Path target) throws IOException {
            Files.createDirectory(file);
        }
    };

    /** Puts it there; a link leads to the target. */
    abstract void put(Path file, Path target) throws IOException;
}
