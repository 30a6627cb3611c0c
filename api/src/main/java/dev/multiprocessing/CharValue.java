package dev.multiprocessing;

/** A {@code char} that several processes share; see {@link Value}. */
public non-sealed interface CharValue extends Value {

    /** The value. */
    char get();

    /** Sets the value. */
    void set(char value);

    /** Sets the value and returns what it was before. */
    char getAndSet(char value);

    /** Sets the value if it is {@code expected}, and says whether it did. */
    boolean compareAndSet(char expected, char value);
}
