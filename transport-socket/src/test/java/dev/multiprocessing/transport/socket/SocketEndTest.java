package dev.multiprocessing.transport.socket;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.MessageChannel;
import dev.multiprocessing.spi.Outcome;
import dev.multiprocessing.spi.Settings;
import dev.multiprocessing.spi.Transport;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Threads of one process at one end of a channel. */
class SocketEndTest {

    private final Transport host = new SocketTransportProvider().open(Settings.none());
    private final Transport guest = new SocketTransportProvider().attach(host.address(), Settings.none());

    @AfterEach
    void close() {
        guest.close();
        host.close();
    }

    @Test
    void lookOfOneThreadDoesNotEndTheWaitOfAnother() throws InterruptedException {
        Duration wait = Duration.ofMillis(5);
        for (int i = 0; i < 50; i++) {
            MessageChannel.Ends ends = host.createChannel();
            MessageChannel there = guest.attachChannel(ends.second().share());
            ends.second().close();
            CountDownLatch looking = new CountDownLatch(10);
            AtomicBoolean over = new AtomicBoolean();
            Thread looker = new Thread(() -> {
                while (!over.get()) {
                    assertDoesNotThrow(() -> there.ready(Deadline.NOW));
                    looking.countDown();
                }
            });
            looker.start();
            looking.await();
            long start = System.nanoTime();

            Outcome outcome = there.ready(Deadline.after(wait));

            long took = System.nanoTime() - start;
            over.set(true);
            looker.join();
            assertEquals(Outcome.TIMED_OUT, outcome);
            assertTrue(took >= wait.toNanos(), "nanos=" + took + ", channel=" + i);
        }
    }
}
