package dev.multiprocessing;

import java.util.function.IntUnaryOperator;

/** An {@code int} that several processes share; see {@link Value}. */
public non-sealed interface IntValue extends Value {

    /** The value. */
    int get();

    /** Sets the value. */
    void set(int value);

    /** Sets the value and returns what it was before. */
    int getAndSet(int value);

    /** Sets the value if it is {@code expected}, and says whether it did. */
    boolean compareAndSet(int expected, int value);

    /** Adds to the value and returns what it was before. An overflow wraps around. */
    int getAndAdd(int delta);

    /** Applies the operator, again if another process was faster, and returns the new value. */
    int updateAndGet(IntUnaryOperator operator);
}
