package dev.multiprocessing.transport.mmap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LateTest {

    private static final long LONG_NANOS = Duration.ofMinutes(5).toNanos();

    private final AtomicInteger makers = new AtomicInteger();
    private final BlockingQueue<String> done = new LinkedBlockingQueue<>();

    @Test
    void isMadeWhenItIsFirstAskedForAndNotWaitedFor() throws InterruptedException {
        CountDownLatch mayBeMade = new CountDownLatch(1);
        Late<String> late = new Late<>("late", () -> {
            await(mayBeMade);
            return Optional.of("made");
        });

        assertNull(late.get());
        late.with(done::add);
        mayBeMade.countDown();

        assertEquals("made", done.take());
        assertEquals("made", late.peek());
    }

    @Test
    void whatIsExpectedIsMadeThoughNobodyAsksForIt() {
        Late<String> late = new Late<>("late", this::make);

        late.expect(1_000_000);

        while (late.peek() == null) {
            Thread.onSpinWait();
        }
        assertEquals("made", late.peek());
    }

    @Test
    void whatIsExpectedMuchLaterIsMadeAtOnceIfItIsAskedFor() throws InterruptedException {
        Late<String> late = new Late<>("late", this::make);

        late.expect(LONG_NANOS);
        late.expect(LONG_NANOS);
        late.with(done::add);

        assertEquals("made", done.take());
    }

    @Test
    void isMadeOnceHoweverOftenItIsExpectedAndAskedFor() throws InterruptedException {
        Late<String> late = new Late<>("late", this::make);
        for (int i = 0; i < 10; i++) {
            late.expect(1_000_000);
            late.with(done::add);
        }
        for (int i = 0; i < 10; i++) {
            assertEquals("made", done.take());
        }

        assertEquals(1, makers.get());
    }

    @Test
    void whatCannotBeMadeIsImpossible() {
        Late<String> late = new Late<>("late", Optional::empty);
        late.with(done::add);

        while (!late.isImpossible()) {
            Thread.onSpinWait();
        }
        assertNull(late.get());
        assertTrue(done.isEmpty());
    }

    private Optional<String> make() {
        makers.incrementAndGet();
        return Optional.of("made");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
