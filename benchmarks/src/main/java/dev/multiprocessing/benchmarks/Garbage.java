package dev.multiprocessing.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** How many bytes of objects one thread makes for each message, once it is warm. */
final class Garbage {

    private static final long NEVER = -1;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    // one thread only
    private long fromCount = NEVER;
    private long fromBytes;

    /** So many messages have come by now; the count begins when it is warm. */
    void at(long count, boolean isWarm) {
        if (isWarm && fromCount == NEVER) {
            fromCount = count;
            fromBytes = threads.getCurrentThreadAllocatedBytes();
        }
    }

    /** Adds the figure, if it got warm before so many messages had come. */
    Measured addTo(Measured measured, long count) {
        return fromCount == NEVER || fromCount == count
                ? measured
                : measured.with(
                        "bytesAllocated",
                        (double) (threads.getCurrentThreadAllocatedBytes() - fromBytes) / (count - fromCount));
    }
}
