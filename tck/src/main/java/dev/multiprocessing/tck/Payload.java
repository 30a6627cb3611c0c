package dev.multiprocessing.tck;

import java.util.Random;
import java.util.zip.CRC32;

/** Bytes that are recognised when they arrive. */
final class Payload {

    /** From a few bytes to more than any ring holds; 5 MiB is where a buffer of 4 MiB shows. */
    static final int[] SIZES = {0, 1, 100, 10_000, 1 << 20, 5 << 20, 64 << 20};

    private Payload() {}

    /** The same bytes for the same arguments, in every process. */
    static byte[] of(int size, int seed) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    /** A number that differs if a byte, or the length, does. */
    static long sum(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return crc.getValue() ^ ((long) bytes.length << 32);
    }
}
