package dev.multiprocessing;

/** A {@code boolean} that several processes share; see {@link Value}. */
public non-sealed interface BooleanValue extends Value {

    /** The value. */
    boolean get();

    /** Sets the value. */
    void set(boolean value);

    /** Sets the value and returns what it was before. */
    boolean getAndSet(boolean value);

    /** Sets the value if it is {@code expected}, and says whether it did. */
    boolean compareAndSet(boolean expected, boolean value);
}
