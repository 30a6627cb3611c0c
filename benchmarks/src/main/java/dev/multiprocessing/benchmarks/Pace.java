package dev.multiprocessing.benchmarks;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * How many messages of a dialogue, or of those that are sent seldom, come how soon after each other.
 *
 * @param warmUps come before the others and after short rests, so that what rests, sleeps and wakes is compiled
 * @param messages are measured; more than there is time for where nobody rests
 * @param restMillis how long both sides rest before each of them; 0 is not at all
 * @param millis how long it all takes where nobody rests; the second half is measured
 */
record Pace(int warmUps, int messages, long restMillis, long millis) {

    /** Longer than anybody of ours looks again before it sleeps. */
    private static final long SHORT_REST_NANOS = 200_000;

    int total() {
        return warmUps + messages;
    }

    /** Rests before the message with that number. */
    void rest(int number) throws InterruptedException {
        if (number < warmUps) {
            LockSupport.parkNanos(SHORT_REST_NANOS);
        } else if (restMillis > 0) {
            Thread.sleep(restMillis);
        }
    }

    /** Whether both are warm after the message with that number: the last warm-up; without any, the first one. */
    boolean isWarmAfter(int number) {
        return number == Math.max(0, warmUps - 1);
    }

    /** Whether there is no time for more after so long. */
    boolean isOver(long nanos) {
        return restMillis == 0 && nanos >= TimeUnit.MILLISECONDS.toNanos(millis);
    }

    /** Whether the message with that number, after so long, is measured. */
    boolean isMeasured(int number, long nanos) {
        return restMillis > 0 ? number >= warmUps : isOver(2 * nanos);
    }
}
