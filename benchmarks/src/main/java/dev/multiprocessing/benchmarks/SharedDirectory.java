package dev.multiprocessing.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A directory for a run, in shared memory if there is some; closing deletes it with all that is in it. */
record SharedDirectory(Path path) implements AutoCloseable {

    private static final Path SHARED_MEMORY = Path.of("/dev/shm");
    private static final String PREFIX = "benchmark-";

    static SharedDirectory make() throws IOException {
        return new SharedDirectory(
                Files.isWritable(SHARED_MEMORY)
                        ? Files.createTempDirectory(SHARED_MEMORY, PREFIX)
                        : Files.createTempDirectory(PREFIX));
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
