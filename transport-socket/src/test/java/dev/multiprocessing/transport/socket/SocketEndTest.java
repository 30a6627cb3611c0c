package dev.multiprocessing.transport.socket;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.MessageChannel;
import dev.multiprocessing.spi.Outcome;
import dev.multiprocessing.spi.Settings;
import dev.multiprocessing.spi.Transport;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Threads of one process at one end of a channel. */
@Timeout(60)
class SocketEndTest {

    private static final Deadline SOON = Deadline.after(Duration.ofSeconds(30));

    private final Transport host = new SocketTransportProvider().open(Settings.none());
    private final Transport guest = new SocketTransportProvider().attach(host.address(), Settings.none());

    @AfterEach
    void close() {
        guest.close();
        host.close();
    }

    @Test
    void whoDoesNotWaitFindsAMessageOfWhichAnotherHolderWasTold() throws InterruptedException {
        try (Transport other = new SocketTransportProvider().attach(host.address(), Settings.none())) {
            MessageChannel.Ends ends = host.createChannel();
            MessageChannel there = guest.attachChannel(ends.second().share());
            MessageChannel elsewhere = other.attachChannel(ends.second().share());
            ends.second().close();
            for (MessageChannel end : List.of(there, elsewhere)) {
                assertEquals(Outcome.TIMED_OUT, end.ready(Deadline.after(Duration.ofMillis(5))));
            }

            ends.first().send(ByteBuffer.allocate(8), SOON);

            assertEquals(Outcome.DONE, elsewhere.ready(Deadline.NOW));
            assertEquals(Outcome.DONE, there.ready(Deadline.NOW));
            assertEquals(Outcome.DONE, elsewhere.receive(ByteBuffer::allocate, Deadline.NOW));
            assertEquals(Outcome.TIMED_OUT, there.ready(Deadline.NOW));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void senderWaitsForOneWhoReceivesSlowly(boolean isHostSending) throws Exception {
        MessageChannel.Ends ends = host.createChannel();
        MessageChannel there = guest.attachChannel(ends.second().share());
        ends.second().close();
        MessageChannel sender = isHostSending ? ends.first() : there;
        MessageChannel receiver = isHostSending ? there : ends.first();
        CompletableFuture<Integer> sending = CompletableFuture.supplyAsync(() -> sendUntilItHasToWait(sender));
        int received = 0;
        for (; received < 4_096; received++) {
            assertEquals(Outcome.DONE, receiver.receive(ByteBuffer::allocate, SOON));
        }

        int held = sending.get() - received;

        assertTrue(held > 0 && held < 2 * Window.SIZE / 1024, "messages of a kilobyte on the way=" + held);
    }

    private static int sendUntilItHasToWait(MessageChannel sender) {
        try {
            int sent = 0;
            while (sender.send(ByteBuffer.allocate(1024), Deadline.after(Duration.ofSeconds(1))) == Outcome.DONE) {
                sent++;
            }
            return sent;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
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
