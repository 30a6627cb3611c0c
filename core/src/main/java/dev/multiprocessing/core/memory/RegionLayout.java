package dev.multiprocessing.core.memory;

/**
 * What is where in the region of a value, an array or a lock.
 *
 * <pre>
 *      0             8        12          16               24
 *      +-------------+--------+-----------+----------------+-----------
 *    0 | lock word   | holds  | inherited | element count  | (zeros)
 *      +-------------+--------+-----------+----------------+-----------
 *   64 | elements, each in its own width
 *      +---------------------------------------------------------------
 * </pre>
 *
 * The region ends with zeros up to a multiple of 8 bytes, so that each element lies within an aligned int or long.
 */
final class RegionLayout {

    static final long LOCK_AT = 0;
    static final long HOLDS_AT = 8;
    static final long INHERITED_AT = 12;
    static final long COUNT_AT = 16;
    static final long ELEMENTS_AT = 64;

    private RegionLayout() {}

    static long sizeFor(long count, int width) {
        return ELEMENTS_AT + (count * width + 7) / 8 * 8;
    }
}
