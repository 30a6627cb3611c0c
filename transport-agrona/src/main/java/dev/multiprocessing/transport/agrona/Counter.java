package dev.multiprocessing.transport.agrona;

import org.agrona.concurrent.AtomicBuffer;

/** One of the {@link Counters}; it has its place among them from the first thing on that it counts. */
final class Counter {

    private final Counters counters;
    private final String label;

    // guarded by the lock of what is counted
    private AtomicBuffer values;
    private int at;

    /** One that has no place yet. */
    Counter(Counters counters, String label) {
        this.counters = counters;
        this.label = label;
    }

    /** Counts one more; called by whoever has the lock of what is counted, so that no other thread counts meanwhile. */
    void increment() {
        if (values == null) {
            at = counters.place(label);
            values = counters.values();
        }
        values.putLongOpaque(at, values.getLong(at) + 1);
    }
}
