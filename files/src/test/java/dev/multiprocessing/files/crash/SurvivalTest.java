package dev.multiprocessing.files.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.files.crash.Survival.Death;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.PrimitiveIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SurvivalTest {

    private final Survival survival = new Survival("PUT");
    private final List<Integer> steps = new ArrayList<>();

    @Test
    void oneThatTakesTooLongIsMeasuredTenTimesMore() throws Exception {
        assertTrue(survival.addNext(taking(1_000, 999, 998, 1, 2, 3, 4, 5, 6, 7, 8)));

        assertEquals(Collections.nCopies(11, 1), steps);
        assertEquals("PUT: kills=1, survivors' median=999 ms, slowest=999 ms", survival.toString());
    }

    @Test
    void oneThatTakesASecondInARepetitionTooFailsAndIsNamed() {
        AssertionError failure = assertThrows(AssertionError.class, () -> survival.addNext(taking(3_000, 1, 1_000)));

        assertTrue(failure.getMessage().contains("operation=PUT, step=1, milliseconds=3000 and 1000"));
    }

    @Test
    void whatIsWrongAfterAKillIsNotRepeated() {
        assertThrows(
                IllegalStateException.class,
                () -> survival.addNext(step -> {
                    steps.add(step);
                    throw new IllegalStateException("a message is lost");
                }));

        assertEquals(List.of(1), steps);
    }

    @Test
    void whoIsNotKilledHasNoFurtherStep() throws Exception {
        survival.addNext(taking(1));

        assertFalse(survival.addNext(step -> Optional.empty()));
        assertEquals(1, survival.kills());
    }

    private Survival.Kill taking(long... millis) {
        PrimitiveIterator.OfLong left = Arrays.stream(millis).iterator();
        return step -> {
            steps.add(step);
            return Optional.of(new Death("step " + step + " write", left.next() * 1_000_000));
        };
    }
}
