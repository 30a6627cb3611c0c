package dev.multiprocessing.core.heap;

import static dev.multiprocessing.core.heap.Text.message;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.HandleClosedException;
import dev.multiprocessing.spi.MessageChannel;
import dev.multiprocessing.spi.MessageQueue;
import dev.multiprocessing.spi.Outcome;
import dev.multiprocessing.spi.Region;
import dev.multiprocessing.spi.Settings;
import dev.multiprocessing.spi.Transport;
import dev.multiprocessing.spi.Waiter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A sleeper is woken by whoever made the change.
 *
 * <p>A missing wake-up would only cost the sleeper its slice, which no other test notices: so each is repeated until
 * the slices would add up.
 */
@Timeout(60)
class HeapWakeUpTest {

    private static final int ROUNDS = 100;

    private final Transport transport = new HeapTransportProvider().open(Settings.none());

    @AfterEach
    void leave() {
        transport.close();
    }

    private interface Round {
        void run() throws Exception;
    }

    private static void assertNobodyWaitsForASlice(Round round) throws Exception {
        long start = System.nanoTime();
        for (int i = 0; i < ROUNDS; i++) {
            round.run();
        }
        long nanos = System.nanoTime() - start;

        assertTrue(nanos < ROUNDS * Waiter.SLICE_NANOS / 2, "nanos=" + nanos);
    }

    private static BlockedCall<Integer> take(MessageQueue queue) {
        return BlockedCall.start(() -> queue.take(new Text.Received(), 1, Deadline.NEVER));
    }

    private static BlockedCall<Boolean> put(MessageQueue queue) {
        return BlockedCall.start(() -> queue.put(message("more"), Deadline.NEVER));
    }

    @Test
    void putWakesATaker() throws Exception {
        MessageQueue queue = transport.createQueue(1);

        assertNobodyWaitsForASlice(() -> {
            BlockedCall<Integer> taker = take(queue);
            queue.put(message("one"), Deadline.NOW);
            assertEquals(1, taker.result());
        });
    }

    @Test
    void takeWakesAProducer() throws Exception {
        MessageQueue queue = transport.createQueue(1);
        queue.put(message("one"), Deadline.NOW);

        assertNobodyWaitsForASlice(() -> {
            BlockedCall<Boolean> producer = put(queue);
            queue.take(new Text.Received(), 1, Deadline.NOW);
            assertTrue(producer.result());
        });
    }

    @Test
    void sendersWokenByOneLongMessageWakeEachOther() throws Exception {
        MessageChannel.Ends ends = transport.createChannel();

        assertNobodyWaitsForASlice(() -> {
            ends.first().send(message("long".repeat(HeapChannel.LIMIT)), Deadline.NOW);
            BlockedCall<Outcome> one = BlockedCall.start(() -> ends.first().send(message("one"), Deadline.NEVER));
            BlockedCall<Outcome> two = BlockedCall.start(() -> ends.first().send(message("two"), Deadline.NEVER));
            ends.second().receive(new Text.Received(), Deadline.NOW);
            assertEquals(Outcome.DONE, one.result());
            assertEquals(Outcome.DONE, two.result());
            ends.second().receive(new Text.Received(), Deadline.NOW);
            ends.second().receive(new Text.Received(), Deadline.NOW);
        });
    }

    @Test
    void whoOnlyLooksAtAMessageWakesTheNext() throws Exception {
        MessageChannel.Ends ends = transport.createChannel();

        assertNobodyWaitsForASlice(() -> {
            BlockedCall<Outcome> one = BlockedCall.start(() -> ends.second().ready(Deadline.NEVER));
            BlockedCall<Outcome> two = BlockedCall.start(() -> ends.second().ready(Deadline.NEVER));
            ends.first().send(message("one"), Deadline.NOW);
            assertEquals(Outcome.DONE, one.result());
            assertEquals(Outcome.DONE, two.result());
            ends.second().receive(new Text.Received(), Deadline.NOW);
        });
    }

    @Test
    void closeOfTheOtherEndWakesAReceiver() throws Exception {
        assertNobodyWaitsForASlice(() -> {
            MessageChannel.Ends ends = transport.createChannel();
            BlockedCall<Outcome> receiver =
                    BlockedCall.start(() -> ends.second().receive(new Text.Received(), Deadline.NEVER));
            ends.first().close();
            assertEquals(Outcome.PEER_CLOSED, receiver.result());
        });
    }

    @Test
    void closeWakesWhoIsBlockedInTheHandle() throws Exception {
        assertNobodyWaitsForASlice(() -> {
            MessageQueue queue = transport.createQueue(1);
            BlockedCall<Integer> taker = take(queue);
            queue.close();
            assertEquals(HandleClosedException.class, taker.failure().getClass());
        });
    }

    @Test
    void wakeEndsAnAwait() throws Exception {
        Region region = transport.createRegion(8);

        assertNobodyWaitsForASlice(() -> {
            long before = region.getLong(0);
            BlockedCall<Void> waiter = BlockedCall.start(() -> {
                region.await(0, before, Deadline.NEVER);
                return null;
            });
            region.getAndAddLong(0, 1);
            region.wake(0);
            waiter.result();
        });
    }
}
