package dev.multiprocessing;

import java.util.function.IntUnaryOperator;

/** An array of {@code short}s that several processes share; see {@link Array}. */
public non-sealed interface ShortArray extends Array {

    /** The element at the index. */
    short get(int index);

    /** Sets the element at the index. */
    void set(int index, short value);

    /** Sets the element at the index and returns what it was before. */
    short getAndSet(int index, short value);

    /** Sets the element at the index if it is {@code expected}, and says whether it did. */
    boolean compareAndSet(int index, short expected, short value);

    /** Adds to the element at the index and returns what it was before. An overflow wraps around. */
    short getAndAdd(int index, short delta);

    /**
     * Applies the operator to the element, again if another process was faster, and returns it. The result is cut to a
     * short.
     */
    short updateAndGet(int index, IntUnaryOperator operator);

    /** Copies elements from the index {@code from} on until {@code into} is full. */
    void read(int from, short[] into);

    /** Copies {@code count} elements from the index {@code from} on into {@code into} from {@code offset} on. */
    void read(int from, short[] into, int offset, int count);

    /** Copies all of {@code source} to the index {@code from} and following. */
    void write(int from, short[] source);

    /**
     * Copies {@code count} elements of {@code source} from {@code offset} on to the index {@code from} and following.
     */
    void write(int from, short[] source, int offset, int count);

    /** A copy of all elements. */
    short[] toArray();

    /** Sets every element. */
    void fill(short value);
}
