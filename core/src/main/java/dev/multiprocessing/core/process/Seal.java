package dev.multiprocessing.core.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * The checksum of a file, in another one beside it: tells damage, such as half-written pages after a power failure. It
 * tells nothing of what somebody did who may write both.
 */
public final class Seal {

    private static final int LONGEST = 8; // hexadecimal digits
    private static final int CHUNK = 256 * 1024;

    private Seal() {}

    /** Writes the seal of a file, beside the place that the file is going to be moved to. */
    public static void put(Path file, Path place) throws IOException {
        Files.writeString(of(place), checksum(file));
    }

    /** Whether a file has a seal, and is what was sealed. */
    static boolean isIntact(Path file) throws IOException {
        Path seal = of(file);
        return Files.isRegularFile(seal)
                && Files.size(seal) <= LONGEST
                && Files.readString(seal).equals(checksum(file));
    }

    /** Where the seal of a file is. */
    public static Path of(Path file) {
        return file.resolveSibling(file.getFileName() + ".crc");
    }

    private static String checksum(Path file) throws IOException {
        CRC32C checksum = new CRC32C();
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = Files.newInputStream(file)) {
            for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
                checksum.update(chunk, 0, length);
            }
        }
        return Long.toHexString(checksum.getValue());
    }
}
