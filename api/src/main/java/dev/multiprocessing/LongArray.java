package dev.multiprocessing;

import java.util.function.LongUnaryOperator;

/** An array of {@code long}s that several processes share; see {@link Array}. */
public non-sealed interface LongArray extends Array {

    /** The element at the index. */
    long get(int index);

    /** Sets the element at the index. */
    void set(int index, long value);

    /** Sets the element at the index and returns what it was before. */
    long getAndSet(int index, long value);

    /** Sets the element at the index if it is {@code expected}, and says whether it did. */
    boolean compareAndSet(int index, long expected, long value);

    /** Adds to the element at the index and returns what it was before. An overflow wraps around. */
    long getAndAdd(int index, long delta);

    /** Applies the operator to the element, again if another process was faster, and returns it. */
    long updateAndGet(int index, LongUnaryOperator operator);

    /** Copies elements from the index {@code from} on until {@code into} is full. */
    void read(int from, long[] into);

    /** Copies {@code count} elements from the index {@code from} on into {@code into} from {@code offset} on. */
    void read(int from, long[] into, int offset, int count);

    /** Copies all of {@code source} to the index {@code from} and following. */
    void write(int from, long[] source);

    /**
     * Copies {@code count} elements of {@code source} from {@code offset} on to the index {@code from} and following.
     */
    void write(int from, long[] source, int offset, int count);

    /** A copy of all elements. */
    long[] toArray();

    /** Sets every element. */
    void fill(long value);
}
