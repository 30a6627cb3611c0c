package dev.multiprocessing;

/** An array of {@code boolean}s that several processes share; see {@link Array}. */
public non-sealed interface BooleanArray extends Array {

    /** The element at the index. */
    boolean get(int index);

    /** Sets the element at the index. */
    void set(int index, boolean value);

    /** Sets the element at the index and returns what it was before. */
    boolean getAndSet(int index, boolean value);

    /** Sets the element at the index if it is {@code expected}, and says whether it did. */
    boolean compareAndSet(int index, boolean expected, boolean value);

    /** Copies elements from the index {@code from} on until {@code into} is full. */
    void read(int from, boolean[] into);

    /** Copies {@code count} elements from the index {@code from} on into {@code into} from {@code offset} on. */
    void read(int from, boolean[] into, int offset, int count);

    /** Copies all of {@code source} to the index {@code from} and following. */
    void write(int from, boolean[] source);

    /**
     * Copies {@code count} elements of {@code source} from {@code offset} on to the index {@code from} and following.
     */
    void write(int from, boolean[] source, int offset, int count);

    /** A copy of all elements. */
    boolean[] toArray();

    /** Sets every element. */
    void fill(boolean value);
}
