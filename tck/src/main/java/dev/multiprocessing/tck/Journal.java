package dev.multiprocessing.tck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What one process did, each step in a file as soon as it was done: its death by SIGKILL loses none of it. */
final class Journal {

    private static final int ENTRY = 2 * Integer.BYTES;

    private final FileChannel channel;
    private final ByteBuffer entry = ByteBuffer.allocateDirect(ENTRY);

    private Journal(FileChannel channel) {
        this.channel = channel;
    }

    static Journal create(String file) throws IOException {
        return new Journal(FileChannel.open(Path.of(file), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    }

    /** A packet was put, or taken. */
    void add(int producer, int number) throws IOException {
        entry.clear().putInt(producer).putInt(number).flip();
        channel.write(entry);
    }

    /** How many entries there are so far; none in a file that is not there yet. */
    static long size(Path file) {
        try {
            return Files.exists(file) ? Files.size(file) / ENTRY : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All entries, producer and number by turns, of a process that has ended; the file is deleted. */
    static IntBuffer take(Path file) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Files.exists(file) ? Files.readAllBytes(file) : new byte[0]);
            Files.deleteIfExists(file);
            return bytes.limit(bytes.capacity() / ENTRY * ENTRY).asIntBuffer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
