package dev.multiprocessing;

import java.util.function.IntUnaryOperator;

/** A {@code byte} that several processes share; see {@link Value}. */
public non-sealed interface ByteValue extends Value {

    /** The value. */
    byte get();

    /** Sets the value. */
    void set(byte value);

    /** Sets the value and returns what it was before. */
    byte getAndSet(byte value);

    /** Sets the value if it is {@code expected}, and says whether it did. */
    boolean compareAndSet(byte expected, byte value);

    /** Adds to the value and returns what it was before. An overflow wraps around. */
    byte getAndAdd(byte delta);

    /**
     * Applies the operator, again if another process was faster, and returns the new value. The result is cut to a
     * byte.
     */
    byte updateAndGet(IntUnaryOperator operator);
}
