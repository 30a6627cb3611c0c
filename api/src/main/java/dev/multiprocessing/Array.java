package dev.multiprocessing;

/**
 * A fixed number of elements of one primitive type in memory that several processes share.
 *
 * <p>Element operations are as those of {@link Value}; an operation on one element never disturbs its neighbours. Bulk
 * copies ({@code read}, {@code write}, {@code toArray}, {@code fill}) are fast and not atomic as a whole: take the
 * lock, which belongs to the array, where others must not see a part of one. An index or range outside the array is an
 * {@link IndexOutOfBoundsException}.
 */
public sealed interface Array extends AutoCloseable
        permits BooleanArray, ByteArray, ShortArray, CharArray, IntArray, LongArray, FloatArray, DoubleArray {

    /** The number of elements. */
    int length();

    /** The lock that belongs to this array, the same one in every process; it is closed with the array. */
    SharedLock lock();

    /**
     * Closes this process's handle, as dropping the last reference to it does in the end. The memory is freed when
     * every process has, and its garbage collector has noticed.
     */
    @Override
    void close();
}
