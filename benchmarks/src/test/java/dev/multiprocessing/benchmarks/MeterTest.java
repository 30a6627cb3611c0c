package dev.multiprocessing.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** A rate is of what has happened, also where that was too little to warm up. */
class MeterTest {

    @Test
    void whatWasTooShortToWarmUpHasTheRateOfAll() {
        Meter meter = new Meter(3_600_000);
        meter.at(0);
        meter.at(1000);

        assertTrue(meter.rate() > 0);
        assertTrue(!meter.isOver());
    }

    @Test
    void theFirstHalfOfTheTimeDoesNotCount() throws InterruptedException {
        Meter meter = new Meter(20);
        meter.at(1_000_000_000);
        Thread.sleep(20);
        meter.at(1_000_000_001);

        assertTrue(meter.isOver());
        assertTrue(meter.rate() <= 50, () -> "rate=" + meter.rate());
    }

    @Test
    void nothingHasNoRate() {
        Meter meter = new Meter(10);
        assertEquals(0, meter.rate());

        meter.at(5);
        assertEquals(0, meter.rate());
    }
}
