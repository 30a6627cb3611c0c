package dev.multiprocessing.transport.mmap;

import dev.multiprocessing.files.Cursor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;

/** Damage by chance to the contents of files, all of it drawn from one seed. */
final class Damage {

    private static final int[] INTS = {
        0, 1, -1, -2, -3, -5, 2, 7, 63, 64, 1024, 1 << 20, 1 << 30, Integer.MIN_VALUE, Integer.MAX_VALUE
    };
    private static final long[] LONGS = {
        0, 1, -1, 1024, 1L << 31, 1L << 32, 0x7fff_ffff_0000_0000L, Long.MIN_VALUE, Long.MAX_VALUE
    };

    /** Where some kind of file has a word that matters: fields of headers, first records, slots, holders. */
    private static final int[] WORDS = {
        0, 8, 12, 16, 24, 28, 32, 40, 64, 68, 72, 96, 100, 128, 136, 140, 144, 152, 160, 168, 200, 256, 264, 268, 272,
        280, 288, 384, 392, 400, 408, 416, 512, 520, 524, 528, 640, 648, 652, 656, 768, 776, 784, 800, 1024, 1028, 2560,
        4092
    };

    private final Random random;

    Damage(long seed) {
        this.random = new Random(seed);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean once(int outOf) {
        return random.nextInt(outOf) == 0;
    }

    /** A damaged copy; {@code other} is what another file contains, which may have got in its place. */
    byte[] of(byte[] right, byte[] other) {
        return switch (random.nextInt(16)) {
            case 0 -> Arrays.copyOf(right, random.nextInt(right.length + 1));
            case 1 -> Arrays.copyOf(right, right.length + 1 + random.nextInt(5000));
            case 2 -> Arrays.copyOf(new byte[0], right.length);
            case 3 -> noise(right.length);
            case 4 -> other.clone();
            default -> withDamagedWords(right);
        };
    }

    /** Damages some words of bytes that may be in use. */
    void damage(ByteBuffer bytes) {
        for (int words = 1 + random.nextInt(3); words > 0 && bytes.capacity() >= Long.BYTES; words--) {
            damageWord(bytes, place(bytes.capacity()));
        }
    }

    private byte[] noise(int length) {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        return noise;
    }

    private byte[] withDamagedWords(byte[] right) {
        byte[] copy = right.clone();
        damage(ByteBuffer.wrap(copy).order(ByteOrder.nativeOrder()));
        return copy;
    }

    private int place(int size) {
        int word = random.nextInt(4) == 0 ? random.nextInt(size) & -4 : WORDS[random.nextInt(WORDS.length)];
        return Math.min(word, size - Long.BYTES);
    }

    /** A place in a ring that is not impossible at first sight: another index, or everything else. */
    private long cursor(long old) {
        int index = random.nextInt(once(2) ? 200 : Cursor.MAX_UNITS);
        return once(2)
                ? Cursor.of(Cursor.count(old), Cursor.segment(old), index)
                : Cursor.of(random.nextInt(50), random.nextInt(3), index);
    }

    private void damageWord(ByteBuffer bytes, int at) {
        int old = bytes.getInt(at);
        switch (random.nextInt(8)) {
            case 0 -> bytes.putInt(at, old + 1 - 2 * random.nextInt(2));
            case 1 -> bytes.putInt(at, INTS[random.nextInt(INTS.length)]);
            case 2 -> bytes.putLong(at, LONGS[random.nextInt(LONGS.length)]);
            case 3 -> bytes.putInt(at, random.nextInt());
            case 4 -> bytes.putLong(at, random.nextLong());
            case 5 -> bytes.putInt(at, bytes.capacity() + random.nextInt(3) - 1);
            case 6 -> bytes.putLong(at, cursor(bytes.getLong(at)));
            default -> bytes.putLong(at, bytes.getLong(at) ^ 1L << random.nextInt(64));
        }
    }
}
