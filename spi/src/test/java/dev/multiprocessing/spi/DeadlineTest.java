package dev.multiprocessing.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DeadlineTest {

    @Test
    void zeroIsNow() {
        assertSame(Deadline.NOW, Deadline.after(Duration.ZERO));
    }

    @Test
    void negativeIsNow() {
        assertSame(Deadline.NOW, Deadline.after(Duration.ofSeconds(Long.MIN_VALUE)));
    }

    @Test
    void moreThanALongOfNanosecondsIsNever() {
        assertSame(Deadline.NEVER, Deadline.after(Duration.ofSeconds(Long.MAX_VALUE)));
        assertSame(Deadline.NEVER, Deadline.after(Duration.ofNanos(Long.MAX_VALUE)));
    }

    @Test
    void nowIsExpiredWithNothingLeft() {
        assertTrue(Deadline.NOW.isExpired());
        assertEquals(0, Deadline.NOW.remainingNanos());
    }

    @Test
    void neverHasEverythingLeft() {
        assertFalse(Deadline.NEVER.isExpired());
        assertEquals(Long.MAX_VALUE, Deadline.NEVER.remainingNanos());
    }

    @Test
    void theLongestFiniteDeadlineDoesNotOverflow() {
        Deadline deadline = Deadline.after(Duration.ofNanos(Long.MAX_VALUE - 1));

        assertFalse(deadline.isExpired());
        assertTrue(deadline.remainingNanos() > Duration.ofDays(100_000).toNanos());
    }

    @Test
    void remainingIsAtMostTheTimeoutAndOnlyShrinks() {
        Deadline deadline = Deadline.after(Duration.ofHours(1));

        long first = deadline.remainingNanos();
        long second = deadline.remainingNanos();

        assertTrue(first <= Duration.ofHours(1).toNanos(), "first=" + first);
        assertTrue(second <= first, "first=" + first + ", second=" + second);
    }

    @Test
    void expiresAfterItsTimeAndNotBefore() {
        Duration timeout = Duration.ofMillis(5);
        long start = System.nanoTime();
        Deadline deadline = Deadline.after(timeout);

        while (!deadline.isExpired()) {
            Thread.onSpinWait();
        }

        assertTrue(System.nanoTime() - start >= timeout.toNanos());
        assertTrue(deadline.remainingNanos() <= 0);
    }

    @Test
    void saysHowMuchIsLeft() {
        assertEquals("never", Deadline.NEVER.toString());
        assertEquals("0 ns left", Deadline.NOW.toString());
    }
}
