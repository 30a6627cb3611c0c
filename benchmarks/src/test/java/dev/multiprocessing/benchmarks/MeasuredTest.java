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

    @Test
    void aFigureKeepsItsValueUnderItsNewName() {
        Measured measured = Measured.parse("measured p50=0.5 processors=1.0").renamed("p50", "cpuMillis");

        assertEquals(Set.of("cpuMillis", "processors"), measured.figures().keySet());
        assertEquals(0.5, measured.figures().get("cpuMillis"));
    }

    private static Measured latencies(int count) {
        Histogram nanos = new Histogram(3);
        for (int i = 0; i < count; i++) {
            nanos.recordValue(i);
        }
        return Measured.latencies(nanos);
    }
}
