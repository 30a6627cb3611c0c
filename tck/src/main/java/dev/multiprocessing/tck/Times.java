package dev.multiprocessing.tck;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Assertions;

/** The durations of the rules: a few lower bounds that are exact, and upper bounds that every working machine keeps. */
final class Times {

    /** How long a rule looks on to see that nothing happens. */
    static final Duration TICK = Knobs.HERE.silence();

    /** Ten times what is promised, for what is promised within a second. */
    static final Duration SOON = Knobs.HERE.patience();

    /** For what has no promised time but must come. */
    static final Duration LONG = SOON.multipliedBy(3);

    /** How long a call may take that is one try. */
    static final Duration ONE_TRY = SOON.dividedBy(10);

    /** How late a timeout may end. */
    static final Duration LATE = SOON.dividedBy(5);

    /** Shorter than a transport may take to look whether somebody lives. */
    static final Duration MOMENT = Duration.ofMillis(10);

    private Times() {}

    /** Looks again and again whether something has come, for so long at most, and says whether it has. */
    static boolean comes(BooleanSupplier hasCome, Duration patience) throws InterruptedException {
        long start = System.nanoTime();
        boolean has = hasCome.getAsBoolean();
        while (!has && System.nanoTime() - start < patience.toNanos()) {
            Thread.sleep(MOMENT.toMillis());
            has = hasCome.getAsBoolean();
        }
        return has;
    }

    /**
     * Fails if a call with the timeout TICK gives up earlier, apart from the hair by which clocks differ, or late, or
     * never. Another thread makes the call.
     */
    static void assertWaitsTick(Task.Step call) throws InterruptedException {
        long millis = millisOf(call);
        Assertions.assertTrue(
                millis >= TICK.toMillis() - 5,
                () -> "gave up too early: waited millis=" + millis + ", timeout=" + TICK.toMillis());
        Assertions.assertTrue(
                millis <= TICK.plus(LATE).toMillis(),
                () -> "gave up too late: waited millis=" + millis + ", timeout=" + TICK.toMillis());
    }

    /** Fails if a call that is one try waits. Another thread makes the call. */
    static void assertOneTry(Task.Step call) throws InterruptedException {
        long millis = millisOf(call);
        Assertions.assertTrue(millis <= ONE_TRY.toMillis(), () -> "one try waited: millis=" + millis);
    }

    private static long millisOf(Task.Step call) throws InterruptedException {
        return Task.call(() -> {
                    long start = System.nanoTime();
                    call.run();
                    return (System.nanoTime() - start) / 1_000_000;
                })
                .result();
    }
}
