package dev.multiprocessing;

import java.util.function.DoubleUnaryOperator;

/** A {@code double} that several processes share; see {@link Value}. */
public non-sealed interface DoubleValue extends Value {

    /** The value. */
    double get();

    /** Sets the value. */
    void set(double value);

    /** Sets the value and returns what it was before. */
    double getAndSet(double value);

    /**
     * Sets the value if it is {@code expected}, and says whether it did. Compares bits, so NaN equals itself and 0.0
     * does not equal -0.0.
     */
    boolean compareAndSet(double expected, double value);

    /** Adds to the value and returns what it was before. */
    double getAndAdd(double delta);

    /** Applies the operator, again if another process was faster, and returns the new value. */
    double updateAndGet(DoubleUnaryOperator operator);
}
