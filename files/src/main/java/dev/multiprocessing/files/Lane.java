package dev.multiprocessing.files;

/** The messages of one direction, as they lie in files: one process's view of them. */
public interface Lane {

    Tail tail();

    Head head();

    /** How many messages there were at one instant. */
    int size();

    /** Whether there was none at one instant. */
    boolean isEmpty();
}
