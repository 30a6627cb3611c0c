package dev.multiprocessing;

import java.util.function.IntUnaryOperator;

/** A {@code short} that several processes share; see {@link Value}. */
public non-sealed interface ShortValue extends Value {

    /** The value. */
    short get();

    /** Sets the value. */
    void set(short value);

    /** Sets the value and returns what it was before. */
    short getAndSet(short value);

    /** Sets the value if it is {@code expected}, and says whether it did. */
    boolean compareAndSet(short expected, short value);

    /** Adds to the value and returns what it was before. An overflow wraps around. */
    short getAndAdd(short delta);

    /**
     * Applies the operator, again if another process was faster, and returns the new value. The result is cut to a
     * short.
     */
    short updateAndGet(IntUnaryOperator operator);
}
