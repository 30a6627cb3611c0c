package dev.multiprocessing.core.heap;

/** A shared thing as its session and its handles see it. */
interface Thing {

    /** Makes every thread that is blocked in it look again, because one of its handles was closed. */
    void wakeAll();

    /** Tells it that no handle and no ticket refers to it any more. */
    default void abandon() {}
}
