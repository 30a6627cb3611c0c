package dev.multiprocessing.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A rate is of what has happened, also where that was too little to warm up. */
@Timeout(60)
class MeterTest {

    private static final long SECOND = 1_000_000_000;

    @Test
    void whatWasTooShortToWarmUpHasTheRateOfAll() {
        AtomicLong clock = new AtomicLong(7);
        Meter meter = new Meter(3_600_000, clock::get);
        clock.addAndGet(SECOND);
        meter.at(1000);

        assertEquals(1000, meter.rate());
        assertFalse(meter.isOver());
    }

    @Test
    void theFirstHalfOfTheTimeDoesNotCount() {
        AtomicLong clock = new AtomicLong(7);
        Meter meter = new Meter(2000, clock::get);
        meter.at(1_000_000_000);
        clock.addAndGet(SECOND);
        meter.at(2_000_000_000);
        clock.addAndGet(SECOND);
        meter.at(2_000_000_050);

        assertTrue(meter.isOver());
        assertEquals(50, meter.rate());
    }

    @Test
    void nothingHasNoRate() {
        assertEquals(0, new Meter(10).rate());
    }
}
