package dev.multiprocessing.core.memory;

/**
 * Where things lie in the region under a lock, a value or an array; a value is an array of one.
 *
 * <pre>
 *   0        8            16      20          24            64
 *   +--------+------------+-------+-----------+-------------+---------------------------------+
 *   | lock   | reentries  | count | signature | reserved, 0 | count elements, tightly packed; |
 *   | word   | of owner   | (int) | (int)     |             | zeros up to a multiple of 8     |
 *   +--------+------------+-------+-----------+-------------+---------------------------------+
 *
 *   lock word            63         62..32        31..1                   0
 *   (0 = free)           inherited  participant   low bits of thread id   contended
 *
 *   reentries            63..32 participant       31..0  times it holds the lock beyond the first
 *
 *   signature            31..16 "MP"              15..8  version          7..0  kind
 * </pre>
 *
 * <p>Elements begin at 64 so that they do not share a cache line with the lock. Byte order is the machine's.
 */
final class RegionLayout {

    static final long LOCK_WORD = 0;
    static final long REENTRIES = 8;
    static final long COUNT = 16;
    static final long SIGNATURE = 20;
    static final long ELEMENTS = 64;

    /** The end is padded to this: narrow elements are changed through the aligned int around them. */
    static final int UNIT = 8;

    /** "MP" and version 1; the kind is added. */
    static final int FORMAT = 0x4D50_01_00;

    static final int FORMAT_MASK = 0xFFFF_FF_00;

    private RegionLayout() {}
}
