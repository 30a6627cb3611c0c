package dev.multiprocessing;

/** An array of {@code char}s that several processes share; see {@link Array}. */
public non-sealed interface CharArray extends Array {

    /** The element at the index. */
    char get(int index);

    /** Sets the element at the index. */
    void set(int index, char value);

    /** Sets the element at the index and returns what it was before. */
    char getAndSet(int index, char value);

    /** Sets the element at the index if it is {@code expected}, and says whether it did. */
    boolean compareAndSet(int index, char expected, char value);

    /** Copies elements from the index {@code from} on until {@code into} is full. */
    void read(int from, char[] into);

    /** Copies {@code count} elements from the index {@code from} on into {@code into} from {@code offset} on. */
    void read(int from, char[] into, int offset, int count);

    /** Copies all of {@code source} to the index {@code from} and following. */
    void write(int from, char[] source);

    /**
     * Copies {@code count} elements of {@code source} from {@code offset} on to the index {@code from} and following.
     */
    void write(int from, char[] source, int offset, int count);

    /** A copy of all elements. */
    char[] toArray();

    /** Sets every element. */
    void fill(char value);
}
