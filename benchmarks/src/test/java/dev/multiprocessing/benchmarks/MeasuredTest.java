package dev.multiprocessing.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A figure is called what it is. */
@Timeout(60)
class MeasuredTest {

    @Test
    void ofFewValuesThereIsNoThousandth() {
        assertEquals(Set.of("p50", "p99"), latencies(999).figures().keySet());
        assertEquals(Set.of("p50", "p99", "p999"), latencies(1000).figures().keySet());
    }

    private static Measured latencies(int count) {
        Histogram nanos = new Histogram(3);
        for (int i = 0; i < count; i++) {
            nanos.recordValue(i);
        }
        return Measured.latencies(nanos);
    }
}
