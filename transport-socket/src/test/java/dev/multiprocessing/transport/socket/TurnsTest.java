package dev.multiprocessing.transport.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.Waiter;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who listens, with an ear that hears what the test says. */
@Timeout(60)
class TurnsTest {

    private final AtomicBoolean isOver = new AtomicBoolean();
    private final AtomicBoolean hasCome = new AtomicBoolean();
    private final Signal signal = new Signal() {};

    @Test
    void whoStandsInSleepsLongAgainOnceItHasHeardForTheOneThatWaits() throws InterruptedException {
        Interruptible ear = new Interruptible();
        Turns turns = new Turns(ear);
        Thread standIn = new Thread(() -> turns.standIn(isOver::get));
        standIn.start();
        assertEquals(Waiter.LONGEST_SLICE_NANOS, ear.begun.take());

        assertTrue(turns.await(signal, hasCome::get, Deadline.after(Duration.ofSeconds(30))));
        ear.begun.clear();

        assertEquals(Waiter.LONGEST_SLICE_NANOS, ear.begun.take());
        isOver.set(true);
        turns.stir();
        standIn.join();
    }

    /** Hears what is waited for when it is interrupted, as if it had come just then; says how long it is to listen. */
    private final class Interruptible implements Ear {

        private final BlockingQueue<Long> begun = new LinkedBlockingQueue<>();
        private final Semaphore interrupts = new Semaphore(0);

        @Override
        public void hearNow() {}

        @Override
        public void hear(long nanos) {
            begun.add(nanos);
            try {
                if (interrupts.tryAcquire(nanos, TimeUnit.NANOSECONDS)) {
                    hasCome.set(true);
                    signal.fire();
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void interrupt() {
            interrupts.release();
        }
    }
}
