package dev.multiprocessing;

import java.util.function.IntUnaryOperator;

/** An array of {@code byte}s that several processes share; see {@link Array}. */
public non-sealed interface ByteArray extends Array {

    /** The element at the index. */
    byte get(int index);

    /** Sets the element at the index. */
    void set(int index, byte value);

    /** Sets the element at the index and returns what it was before. */
    byte getAndSet(int index, byte value);

    /** Sets the element at the index if it is {@code expected}, and says whether it did. */
    boolean compareAndSet(int index, byte expected, byte value);

    /** Adds to the element at the index and returns what it was before. An overflow wraps around. */
    byte getAndAdd(int index, byte delta);

    /**
     * Applies the operator to the element, again if another process was faster, and returns it. The result is cut to a
     * byte.
     */
    byte updateAndGet(int index, IntUnaryOperator operator);

    /** Copies elements from the index {@code from} on until {@code into} is full. */
    void read(int from, byte[] into);

    /** Copies {@code count} elements from the index {@code from} on into {@code into} from {@code offset} on. */
    void read(int from, byte[] into, int offset, int count);

    /** Copies all of {@code source} to the index {@code from} and following. */
    void write(int from, byte[] source);

    /**
     * Copies {@code count} elements of {@code source} from {@code offset} on to the index {@code from} and following.
     */
    void write(int from, byte[] source, int offset, int count);

    /** A copy of all elements. */
    byte[] toArray();

    /** Sets every element. */
    void fill(byte value);
}
