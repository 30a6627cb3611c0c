package org.example.files;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the file system is asked for. Parts of a file are written in place, and what is short by one system call: it is
 * written or it is not, whoever is killed meanwhile. No {@code FileChannel} is used, since an interrupt would close it.
 */
final class Disk {

    private Disk() {}

    static ByteBuffer read(Path path, long offset, int length) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            byte[] bytes = new byte[length];
            file.seek(offset);
            file.readFully(bytes);
            return ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
        }
    }

    static void write(Path path, long offset, ByteBuffer from) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            byte[] bytes = new byte[from.remaining()];
            from.get(bytes);
            file.seek(offset);
            file.write(bytes);
        }
    }

    /** Removes a folder with all that is in it. */
    static boolean remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        return true;
    }

    /** The names in a folder; none if it is not there. */
    static List<String> names(Path folder) {
        String[] names = folder.toFile().list();
        return names == null ? List.of() : List.of(names);
    }
}
