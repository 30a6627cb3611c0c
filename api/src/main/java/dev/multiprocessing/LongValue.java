package dev.multiprocessing;

import java.util.function.LongUnaryOperator;

/** A {@code long} that several processes share; see {@link Value}. */
public non-sealed interface LongValue extends Value {

    /** The value. */
    long get();

    /** Sets the value. */
    void set(long value);

    /** Sets the value and returns what it was before. */
    long getAndSet(long value);

    /** Sets the value if it is {@code expected}, and says whether it did. */
    boolean compareAndSet(long expected, long value);

    /** Adds to the value and returns what it was before. An overflow wraps around. */
    long getAndAdd(long delta);

    /** Applies the operator, again if another process was faster, and returns the new value. */
    long updateAndGet(LongUnaryOperator operator);
}
