package dev.multiprocessing.core.heap;

import static dev.multiprocessing.core.heap.Text.message;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.MessageChannel;
import dev.multiprocessing.spi.Outcome;
import dev.multiprocessing.spi.Settings;
import dev.multiprocessing.spi.Transport;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HeapChannelTest {

    private final Transport transport = new HeapTransportProvider().open(Settings.none());
    private final Transport other = new HeapTransportProvider().attach(transport.address(), Settings.none());
    private final MessageChannel.Ends ends = transport.createChannel();
    private final MessageChannel first = ends.first();
    private final MessageChannel second = other.attachChannel(ends.second().share());
    private final Text.Received received = new Text.Received();

    HeapChannelTest() {
        ends.second().close();
    }

    @AfterEach
    void leave() {
        other.close();
        transport.close();
    }

    private Outcome receive(MessageChannel end) throws InterruptedException {
        return end.receive(received, Deadline.NOW);
    }

    private static Outcome fill(MessageChannel end, int length) throws InterruptedException {
        return end.send(ByteBuffer.allocate(length), Deadline.NOW);
    }

    @Test
    void deliversInOrder() throws InterruptedException {
        first.send(message("one"), Deadline.NOW);
        first.send(message("two"), Deadline.NOW);

        assertEquals(Outcome.DONE, receive(second));
        assertEquals(Outcome.DONE, receive(second));

        assertEquals(List.of("one", "two"), received.texts());
    }

    @Test
    void directionsDoNotMeet() throws InterruptedException {
        first.send(message("to second"), Deadline.NOW);
        second.send(message("to first"), Deadline.NOW);

        receive(first);
        receive(second);

        assertEquals(List.of("to first", "to second"), received.texts());
    }

    @Test
    void receiveTimesOutOnAnEmptyChannel() throws InterruptedException {
        assertEquals(Outcome.TIMED_OUT, receive(second));
    }

    @Test
    void receiveWaitsForAMessage() throws Exception {
        BlockedCall<Outcome> receiver = BlockedCall.start(() -> second.receive(received, Deadline.NEVER));

        first.send(message("one"), Deadline.NOW);

        assertEquals(Outcome.DONE, receiver.result());
        assertEquals(List.of("one"), received.texts());
    }

    @Test
    void sendTimesOutOnceTheLimitIsReached() throws InterruptedException {
        fill(first, HeapChannel.LIMIT);

        assertEquals(Outcome.TIMED_OUT, fill(first, 1));
    }

    @Test
    void sendWaitsForRoom() throws Exception {
        fill(first, HeapChannel.LIMIT);
        BlockedCall<Outcome> sender = BlockedCall.start(() -> first.send(message("one"), Deadline.NEVER));

        receive(second);

        assertEquals(Outcome.DONE, sender.result());
    }

    @Test
    void messageLongerThanTheLimitIsLetInBehindAShortOne() throws InterruptedException {
        first.send(message("short"), Deadline.NOW);

        assertEquals(Outcome.DONE, fill(first, 10 * HeapChannel.LIMIT));

        receive(second);
        receive(second);
        assertEquals(10 * HeapChannel.LIMIT, received.texts().get(1).length());
    }

    @Test
    void emptyMessagesAreBoundedToo() throws InterruptedException {
        int sent = 0;
        while (fill(first, 0) == Outcome.DONE) {
            sent++;
        }

        assertEquals(HeapChannel.LIMIT / HeapChannel.HEADER, sent);
    }

    @Test
    void fullDirectionLeavesTheOtherOneOpen() throws InterruptedException {
        fill(first, HeapChannel.LIMIT);

        assertEquals(Outcome.DONE, fill(second, 1));
    }

    @Test
    void readyTellsOfAMessageAndLeavesItThere() throws InterruptedException {
        first.send(message("one"), Deadline.NOW);

        assertEquals(Outcome.DONE, second.ready(Deadline.NOW));
        assertEquals(Outcome.DONE, second.ready(Deadline.NOW));

        receive(second);
        assertEquals(List.of("one"), received.texts());
    }

    @Test
    void readyTimesOutOnAnEmptyChannel() throws InterruptedException {
        Deadline deadline = Deadline.after(Duration.ofMillis(20));

        assertEquals(Outcome.TIMED_OUT, second.ready(deadline));

        assertTrue(deadline.isExpired());
    }

    @Test
    void everyoneWhoWaitsForReadyHearsOfOneMessage() throws Exception {
        BlockedCall<Outcome> one = BlockedCall.start(() -> second.ready(Deadline.NEVER));
        BlockedCall<Outcome> another = BlockedCall.start(() -> second.ready(Deadline.NEVER));

        first.send(message("one"), Deadline.NOW);

        assertEquals(Outcome.DONE, one.result());
        assertEquals(Outcome.DONE, another.result());
    }

    @Test
    void blockedReceiveHonoursInterruption() throws InterruptedException {
        BlockedCall<Outcome> receiver = BlockedCall.start(() -> second.receive(received, Deadline.NEVER));

        receiver.interrupt();

        assertInstanceOf(InterruptedException.class, receiver.failure());
    }
}
