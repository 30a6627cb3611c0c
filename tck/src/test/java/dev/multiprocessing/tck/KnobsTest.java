package dev.multiprocessing.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KnobsTest {

    private static Knobs knobs(String name, String value) {
        return new Knobs(Map.of(name, value)::get);
    }

    @Test
    void eachHasADefault() {
        Knobs knobs = new Knobs(Map.<String, String>of()::get);

        assertEquals(Duration.ofMillis(200), knobs.silence());
        assertEquals(Duration.ofSeconds(10), knobs.patience());
        assertEquals(500, knobs.effort(500));
        assertEquals(1, knobs.repeats());
        assertEquals(42, knobs.seed(42));
    }

    @Test
    void eachIsAProperty() {
        assertEquals(
                Duration.ofMillis(60),
                knobs("multiprocessing.tck.silence", "60").silence());
        assertEquals(
                Duration.ofSeconds(3),
                knobs("multiprocessing.tck.patience", "3000").patience());
        assertEquals(100, knobs("multiprocessing.tck.effort", "0.2").effort(500));
        assertEquals(7, knobs("multiprocessing.tck.repeat", "7").repeats());
        assertEquals(-5, knobs("multiprocessing.tck.seed", "-5").seed(42));
    }

    @Test
    void theLeastEffortIsOnce() {
        assertEquals(1, knobs("multiprocessing.tck.effort", "0.001").effort(4));
    }

    @Test
    void whatIsNoNumberAboveZeroIsRefusedByName() {
        for (String value : new String[] {"much", "0", "-1", "NaN"}) {
            IllegalArgumentException refusal = assertThrows(
                    IllegalArgumentException.class,
                    () -> knobs("multiprocessing.tck.effort", value).effort(1));

            assertEquals(
                    "unusable: multiprocessing.tck.effort=" + value + "; set a number above 0", refusal.getMessage());
        }
    }
}
