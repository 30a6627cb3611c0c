package dev.multiprocessing.spi;

import java.nio.ByteBuffer;

/**
 * A fixed number of bytes that several processes see.
 *
 * <p>Offsets are in bytes from 0. Ints are aligned to 4 and longs to 8. An offset or length outside the region is an
 * {@link IndexOutOfBoundsException}, a misaligned one an {@link IllegalArgumentException}; a copy of no
 * bytes is allowed at any offset up to the size. Byte order is that of the machine for a transport on one machine.
 *
 * <p><b>Memory order.</b> {@code get} has acquire and {@code set} has release semantics; {@code compareAndSet} and
 * {@code getAndAdd} are atomic and sequentially consistent, in one process and between processes. {@link #read} and
 * {@link #write} are not atomic as a whole: another process may see a part of a write. A write is seen by whoever sees
 * a later {@code set}, {@code compareAndSet} or {@code getAndAdd} of the writer.
 */
public interface Region extends AutoCloseable {

    /** The number of bytes. */
    long size();

    /** Reads an int, acquire. */
    int getInt(long offset);

    /** Writes an int, release. */
    void setInt(long offset, int value);

    /** Writes {@code value} if the int is {@code expected}, and says whether it did. */
    boolean compareAndSetInt(long offset, int expected, int value);

    /** Adds to an int and returns what it was before. */
    int getAndAddInt(long offset, int delta);

    /** Reads a long, acquire. */
    long getLong(long offset);

    /** Writes a long, release. */
    void setLong(long offset, long value);

    /** Writes {@code value} if the long is {@code expected}, and says whether it did. */
    boolean compareAndSetLong(long offset, long expected, long value);

    /** Adds to a long and returns what it was before. */
    long getAndAddLong(long offset, long delta);

    /** Copies bytes from the region into the buffer's remaining room, advancing its position to its limit. */
    void read(long offset, ByteBuffer into);

    /** Copies the buffer's remaining bytes into the region, advancing its position to its limit. */
    void write(long offset, ByteBuffer from);

    /**
     * Sleeps while the long at {@code offset} is {@code expected}, until {@link #wake} or the deadline. It may return
     * early for no reason; the caller looks again. Nobody wakes for a process that died: who has to notice that asks
     * for a short sleep.
     */
    void await(long offset, long expected, Deadline deadline) throws InterruptedException;

    /**
     * Wakes everyone who sleeps in {@link #await} at this offset, in every process. The change they are to see must
     * have been made by {@code compareAndSet} or {@code getAndAdd} before.
     */
    void wake(long offset);

    /**
     * Makes a ticket with which one other handle of this region can be attached; see {@link Transport#attachRegion}.
     */
    String share();

    /**
     * Closes this handle and wakes the threads blocked in it. Other handles are not affected. Closing twice does
     * nothing.
     */
    @Override
    void close();
}
