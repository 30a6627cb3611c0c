package dev.multiprocessing.tck;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.function.Executable;

/** The durations of the rules: a few lower bounds that are exact, and upper bounds that every working machine keeps. */
final class Times {

    /** How long a rule looks on to see that nothing happens. */
    static final Duration TICK = Duration.ofMillis(200);

    /** Ten times what is promised, for what is promised within a second. */
    static final Duration SOON = Duration.ofSeconds(10);

    /** For what has no promised time but must come. */
    static final Duration LONG = Duration.ofSeconds(30);

    private Times() {}

    /**
     * Fails if a call with the timeout TICK gives up earlier, apart from the hair by which clocks differ, or very late.
     */
    static void assertWaitsTick(Executable call) {
        long millis = millisOf(call);
        Assertions.assertTrue(millis >= TICK.toMillis() - 5, () -> "gave up too early: waited millis=" + millis);
        assertSoon(millis);
    }

    /** Fails if a call that is one try waits. */
    static void assertOneTry(Executable call) {
        assertSoon(millisOf(call));
    }

    private static long millisOf(Executable call) {
        long start = System.nanoTime();
        Assertions.assertDoesNotThrow(call);
        return (System.nanoTime() - start) / 1_000_000;
    }

    private static void assertSoon(long millis) {
        Assertions.assertTrue(millis <= SOON.toMillis(), () -> "waited far too long: waited millis=" + millis);
    }
}
