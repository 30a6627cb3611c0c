package dev.multiprocessing.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WaiterTest {

    /** What happened, in order: the wait's steps as the waiter takes them. */
    private final List<String> steps = new ArrayList<>();

    private boolean reached; // written by the steps of a test, on the one thread that runs it

    @AfterEach
    void clearTheInterrupt() {
        Thread.interrupted();
    }

    @Test
    void looksAnnouncesLooksAgainSleepsAndLooksBeforeItAnnouncesAgain() throws InterruptedException {
        Waiter waiter = waiter(() -> {}, nanos -> reached = true);

        waiter.until(Deadline.NEVER, this::look);

        assertEquals(List.of("look", "announce", "look", "sleep", "look"), steps);
    }

    @Test
    void changeBeforeTheAnnouncementIsSeenWithoutSleep() throws InterruptedException {
        Waiter waiter = waiter(() -> reached = true, nanos -> {});

        assertTrue(waiter.until(Deadline.NEVER, this::look));

        assertEquals(List.of("look", "announce", "look"), steps);
    }

    @Test
    void successAtOnceAnnouncesNothing() throws InterruptedException {
        reached = true;

        assertTrue(waiter(() -> {}, nanos -> {}).until(Deadline.NEVER, this::look));

        assertEquals(List.of("look"), steps);
    }

    @Test
    void deadlineInThePastLooksButNeverSleeps() throws InterruptedException {
        assertFalse(waiter(() -> {}, nanos -> {}).until(Deadline.NOW, this::look));

        assertEquals(List.of("look"), steps);
    }

    @Test
    void wakingWithoutSuccessSleepsAgain() throws InterruptedException {
        List<Long> sleeps = new ArrayList<>();
        Waiter waiter = waiter(() -> {}, nanos -> {
            sleeps.add(nanos);
            reached = sleeps.size() == 3;
        });

        assertTrue(waiter.until(Deadline.NEVER, this::look));

        assertEquals(3, sleeps.size());
    }

    @Test
    void sleepWithoutDeadlineIsCutIntoEverLongerSlices() throws InterruptedException {
        List<Long> sleeps = new ArrayList<>();
        Waiter waiter = waiter(() -> {}, nanos -> {
            sleeps.add(nanos);
            reached = sleeps.size() == 4;
            sleepWhole(nanos);
        });

        waiter.until(Deadline.NEVER, this::look);

        assertEquals(
                List.of(
                        Waiter.SLICE_NANOS,
                        2 * Waiter.SLICE_NANOS,
                        Waiter.LONGEST_SLICE_NANOS,
                        Waiter.LONGEST_SLICE_NANOS),
                sleeps);
    }

    @Test
    void wakingForNothingMakesNoSliceLonger() throws InterruptedException {
        Set<Long> sleeps = new HashSet<>();
        Waiter waiter = waiter(() -> {}, nanos -> {
            reached = !sleeps.add(nanos);
        });

        waiter.until(Deadline.NEVER, this::look);

        assertEquals(Set.of(Waiter.SLICE_NANOS), sleeps);
    }

    private static void sleepWhole(long nanos) {
        long end = System.nanoTime() + nanos;
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }

    @Test
    void sleepEndsWithTheDeadline() throws InterruptedException {
        long timeoutNanos = Waiter.SLICE_NANOS / 100;
        List<Long> sleeps = new ArrayList<>();

        waiter(() -> {}, sleeps::add).until(Deadline.after(Duration.ofNanos(timeoutNanos)), this::look);

        sleeps.forEach(nanos -> assertTrue(nanos > 0 && nanos <= timeoutNanos, "nanos=" + nanos));
    }

    @Test
    void changeDuringTheLastSleepIsSeenAfterTheDeadline() throws InterruptedException {
        Deadline deadline = Deadline.after(Duration.ofMillis(1));
        Waiter waiter = waiter(() -> {}, nanos -> spinUntil(deadline));

        assertTrue(waiter.until(deadline, deadline::isExpired));
    }

    @Test
    void givesUpAtTheDeadline() throws InterruptedException {
        Deadline deadline = Deadline.after(Duration.ofMillis(1));

        assertFalse(waiter(() -> {}, nanos -> spinUntil(deadline)).until(deadline, this::look));

        assertTrue(deadline.isExpired());
    }

    @Test
    void interruptedThreadStillSucceedsAtTheFirstLookAndStaysInterrupted() throws InterruptedException {
        reached = true;
        Thread.currentThread().interrupt();

        assertTrue(waiter(() -> {}, nanos -> {}).until(Deadline.NEVER, this::look));

        assertTrue(Thread.interrupted());
    }

    @Test
    void interruptedThreadThrowsInsteadOfSleeping() {
        Thread.currentThread().interrupt();

        assertThrows(
                InterruptedException.class, () -> waiter(() -> {}, nanos -> {}).until(Deadline.NEVER, this::look));

        assertFalse(steps.contains("sleep"));
        assertFalse(Thread.interrupted(), "the exception takes the interrupt's place");
    }

    @Test
    void sleepThatReturnsBecauseOfAnInterruptEndsTheWait() {
        Waiter waiter = waiter(() -> {}, nanos -> Thread.currentThread().interrupt());

        assertThrows(InterruptedException.class, () -> waiter.until(Deadline.NEVER, this::look));
    }

    @Test
    void pollingNoticesWhatNobodyAnnounces() throws InterruptedException {
        Deadline change = Deadline.after(Duration.ofMillis(5));

        assertTrue(Waiter.polling().until(Deadline.NEVER, change::isExpired));
    }

    @Test
    void pollingSleepsBetweenItsLooks() throws InterruptedException {
        Duration timeout = Duration.ofMillis(200);
        int[] looks = new int[1];

        Waiter.polling().until(Deadline.after(timeout), () -> looks[0]++ < 0);

        // at 50 µs each there would be 4000; growing to 1 ms there are about 200, some of them two at a time
        assertTrue(looks[0] < 2000, "looks=" + looks[0]);
    }

    @Test
    void pollingHonoursAnInterruptWhileAsleep() {
        Thread sleeper = Thread.currentThread();
        Deadline interrupt = Deadline.after(Duration.ofMillis(5));
        Thread interrupter = new Thread(() -> {
            spinUntil(interrupt);
            sleeper.interrupt();
        });
        interrupter.start();

        assertThrows(InterruptedException.class, () -> Waiter.polling().until(Deadline.NEVER, () -> false));
    }

    private boolean look() {
        steps.add("look");
        return reached;
    }

    private static void spinUntil(Deadline deadline) {
        while (!deadline.isExpired()) {
            Thread.onSpinWait();
        }
    }

    private Waiter waiter(Runnable announcement, LongConsumer sleep) {
        return new Waiter() {
            @Override
            protected void announce() {
                steps.add("announce");
                announcement.run();
            }

            @Override
            protected void sleep(long nanos) {
                steps.add("sleep");
                sleep.accept(nanos);
            }
        };
    }
}
