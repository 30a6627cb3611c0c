package dev.multiprocessing.tck.runner;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The file in which the court writes what happens, and the bailiff reads it while it happens. What was written is there
 * also if the court's JVM crashes just then; half a line is none.
 */
final class Minutes implements Closeable {

    private final OutputStream file;

    private Minutes(OutputStream file) {
        this.file = file;
    }

    static Minutes create(Path place) throws IOException {
        return new Minutes(Files.newOutputStream(place));
    }

    synchronized void add(Entry entry) {
        try {
            file.write((entry.line() + "\n").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** Reads each entry once. */
    static final class Reader {

        private final Path place;
        private long read; // by the bailiff's one thread

        Reader(Path place) {
            this.place = place;
        }

        /** What was written since. */
        List<Entry> news() throws IOException {
            if (!Files.exists(place)) {
                return List.of();
            }
            try (RandomAccessFile file = new RandomAccessFile(place.toFile(), "r")) {
                byte[] bytes = new byte[(int) (file.length() - read)];
                file.seek(read);
                file.readFully(bytes);
                String text = new String(bytes, StandardCharsets.US_ASCII);
                String whole = text.substring(0, text.lastIndexOf('\n') + 1);
                read += whole.length();
                return whole.lines().map(Entry::parse).toList();
            }
        }
    }
}
