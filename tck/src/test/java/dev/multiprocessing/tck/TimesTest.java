package dev.multiprocessing.tck;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.opentest4j.AssertionFailedError;

@Timeout(60)
class TimesTest {

    private static void sleep(Duration duration) throws InterruptedException {
        Thread.sleep(duration.toMillis());
    }

    private static void assertFailsWith(String message, Executable check) {
        AssertionFailedError failure = assertThrows(AssertionFailedError.class, check);
        assertTrue(failure.getMessage().startsWith(message), failure::getMessage);
    }

    @Test
    void aCallThatWaitsForItsTimeoutPasses() throws InterruptedException {
        Times.assertWaitsTick(() -> sleep(Times.TICK));
    }

    @Test
    void aCallThatGivesUpTooEarlyFails() {
        assertFailsWith("gave up too early", () -> Times.assertWaitsTick(() -> sleep(Times.TICK.dividedBy(2))));
    }

    @Test
    void aCallThatGivesUpTooLateFails() {
        Duration late = Times.TICK.plus(Times.LATE).plusMillis(50);

        assertFailsWith("gave up too late", () -> Times.assertWaitsTick(() -> sleep(late)));
    }

    @Test
    void oneTryPassesUnlessItWaits() throws InterruptedException {
        Times.assertOneTry(() -> {});
        assertFailsWith("one try waited", () -> Times.assertOneTry(() -> sleep(Times.ONE_TRY.plusMillis(50))));
    }

    @Test
    void aCallThatFailsSaysHow() {
        assertFailsWith(
                "the call failed: java.lang.IllegalStateException: broken",
                () -> Times.assertOneTry(() -> {
                    throw new IllegalStateException("broken");
                }));
    }
}
