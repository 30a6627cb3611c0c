package dev.multiprocessing.core.memory;

import java.nio.ByteOrder;

/**
 * Atomic access to cells of 1 or 2 bytes, through the aligned int around each.
 *
 * <p>A change replaces the whole int by compare-and-set, so that a change of a neighbour in between makes it try again
 * and is never undone. Bits travel in the low end of an int; those above the width are ignored on the way in and zero
 * on the way out.
 */
final class NarrowCells {

    private final CheckedRegion region;
    private final int width;
    private final int mask;

    NarrowCells(CheckedRegion region, int width) {
        this.region = region;
        this.width = width;
        this.mask = (1 << width * Byte.SIZE) - 1;
    }

    int get(long offset) {
        return region.getInt(word(offset)) >>> shift(offset) & mask;
    }

    void set(long offset, int bits) {
        getAndSet(offset, bits);
    }

    int getAndSet(long offset, int bits) {
        long word = word(offset);
        int shift = shift(offset);
        int before;
        do {
            before = region.getInt(word);
        } while (!region.compareAndSetInt(word, before, with(before, shift, bits)));
        return before >>> shift & mask;
    }

    boolean compareAndSet(long offset, int expected, int bits) {
        long word = word(offset);
        int shift = shift(offset);
        int before = region.getInt(word);
        while ((before >>> shift & mask) == (expected & mask)) {
            if (region.compareAndSetInt(word, before, with(before, shift, bits))) {
                return true;
            }
            before = region.getInt(word);
        }
        return false;
    }

    int getAndAdd(long offset, int delta) {
        long word = word(offset);
        int shift = shift(offset);
        int before;
        do {
            before = region.getInt(word);
        } while (!region.compareAndSetInt(word, before, with(before, shift, (before >>> shift) + delta)));
        return before >>> shift & mask;
    }

    /** How far a cell's bits lie from the low end of the int around it. */
    static int shift(long offset, int width, ByteOrder order) {
        int place = (int) (offset & 3);
        int bytes = order == ByteOrder.LITTLE_ENDIAN ? place : Integer.BYTES - width - place;
        return bytes * Byte.SIZE;
    }

    private int shift(long offset) {
        return shift(offset, width, ByteOrder.nativeOrder());
    }

    private int with(int word, int shift, int bits) {
        return word & ~(mask << shift) | (bits & mask) << shift;
    }

    private static long word(long offset) {
        return offset & ~3L;
    }
}
