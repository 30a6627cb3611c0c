package dev.multiprocessing;

import java.util.function.DoubleUnaryOperator;

/** An array of {@code float}s that several processes share; see {@link Array}. */
public non-sealed interface FloatArray extends Array {

    /** The element at the index. */
    float get(int index);

    /** Sets the element at the index. */
    void set(int index, float value);

    /** Sets the element at the index and returns what it was before. */
    float getAndSet(int index, float value);

    /**
     * Sets the element at the index if it is {@code expected}, and says whether it did. Compares bits, so NaN equals
     * itself and 0.0 does not equal -0.0.
     */
    boolean compareAndSet(int index, float expected, float value);

    /** Adds to the element at the index and returns what it was before. */
    float getAndAdd(int index, float delta);

    /**
     * Applies the operator to the element, again if another process was faster, and returns it. The result is rounded
     * to a float.
     */
    float updateAndGet(int index, DoubleUnaryOperator operator);

    /** Copies elements from the index {@code from} on until {@code into} is full. */
    void read(int from, float[] into);

    /** Copies {@code count} elements from the index {@code from} on into {@code into} from {@code offset} on. */
    void read(int from, float[] into, int offset, int count);

    /** Copies all of {@code source} to the index {@code from} and following. */
    void write(int from, float[] source);

    /**
     * Copies {@code count} elements of {@code source} from {@code offset} on to the index {@code from} and following.
     */
    void write(int from, float[] source, int offset, int count);

    /** A copy of all elements. */
    float[] toArray();

    /** Sets every element. */
    void fill(float value);
}
