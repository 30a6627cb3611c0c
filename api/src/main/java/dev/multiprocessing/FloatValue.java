package dev.multiprocessing;

import java.util.function.DoubleUnaryOperator;

/** A {@code float} that several processes share; see {@link Value}. */
public non-sealed interface FloatValue extends Value {

    /** The value. */
    float get();

    /** Sets the value. */
    void set(float value);

    /** Sets the value and returns what it was before. */
    float getAndSet(float value);

    /**
     * Sets the value if it is {@code expected}, and says whether it did. Compares bits, so NaN equals itself and 0.0
     * does not equal -0.0.
     */
    boolean compareAndSet(float expected, float value);

    /** Adds to the value and returns what it was before. */
    float getAndAdd(float delta);

    /**
     * Applies the operator, again if another process was faster, and returns the new value. The result is rounded to a
     * float.
     */
    float updateAndGet(DoubleUnaryOperator operator);
}
