package dev.multiprocessing.transport.mmap;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.spi.Waiter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The rounds of a dialogue whose sides sleep between messages, and how many took a whole slice: those in which a
 * wake-up was lost. A busy machine makes a few as long.
 */
final class Slices {

    private final List<Long> millis = new ArrayList<>();
    private long begin = System.nanoTime();

    /** The next one begins. */
    void roundIsOver() {
        long now = System.nanoTime();
        millis.add(TimeUnit.NANOSECONDS.toMillis(now - begin));
        begin = now;
    }

    /** Fails if it was one in twenty. */
    void requireFew() {
        long slice = TimeUnit.NANOSECONDS.toMillis(Waiter.SLICE_NANOS);
        List<Long> late = millis.stream().filter(took -> took >= slice).toList();
        assertTrue(20 * late.size() < millis.size(), "rounds=" + millis.size() + ", milliseconds of late ones=" + late);
    }
}
