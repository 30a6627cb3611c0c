package dev.multiprocessing;

import java.util.function.IntUnaryOperator;

/** An array of {@code int}s that several processes share; see {@link Array}. */
public non-sealed interface IntArray extends Array {

    /** The element at the index. */
    int get(int index);

    /** Sets the element at the index. */
    void set(int index, int value);

    /** Sets the element at the index and returns what it was before. */
    int getAndSet(int index, int value);

    /** Sets the element at the index if it is {@code expected}, and says whether it did. */
    boolean compareAndSet(int index, int expected, int value);

    /** Adds to the element at the index and returns what it was before. An overflow wraps around. */
    int getAndAdd(int index, int delta);

    /** Applies the operator to the element, again if another process was faster, and returns it. */
    int updateAndGet(int index, IntUnaryOperator operator);

    /** Copies elements from the index {@code from} on until {@code into} is full. */
    void read(int from, int[] into);

    /** Copies {@code count} elements from the index {@code from} on into {@code into} from {@code offset} on. */
    void read(int from, int[] into, int offset, int count);

    /** Copies all of {@code source} to the index {@code from} and following. */
    void write(int from, int[] source);

    /**
     * Copies {@code count} elements of {@code source} from {@code offset} on to the index {@code from} and following.
     */
    void write(int from, int[] source, int offset, int count);

    /** A copy of all elements. */
    int[] toArray();

    /** Sets every element. */
    void fill(int value);
}
