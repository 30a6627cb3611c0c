package dev.multiprocessing;

/**
 * One number, character or boolean in memory that several processes share.
 *
 * <p>{@code get} sees the last {@code set} of any process (acquire and release order); the other operations are atomic
 * between threads and processes and need no lock. The lock is there for what takes several steps; operations do not
 * take it by themselves.
 */
public sealed interface Value extends AutoCloseable
        permits BooleanValue, ByteValue, ShortValue, CharValue, IntValue, LongValue, FloatValue, DoubleValue {

    /** The lock that belongs to this value, the same one in every process; it is closed with the value. */
    SharedLock lock();

    /**
     * Closes this process's handle, as dropping the last reference to it does in the end. The memory is freed when
     * every process has, and its garbage collector has noticed.
     */
    @Override
    void close();
}
