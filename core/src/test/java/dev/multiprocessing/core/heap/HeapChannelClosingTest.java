package dev.multiprocessing.core.heap;

import static dev.multiprocessing.core.heap.Text.message;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.HandleClosedException;
import dev.multiprocessing.spi.MessageChannel;
import dev.multiprocessing.spi.Outcome;
import dev.multiprocessing.spi.Settings;
import dev.multiprocessing.spi.Transport;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;

@Timeout(60)
class HeapChannelClosingTest {

    private final Transport transport = new HeapTransportProvider().open(Settings.none());
    private final Transport other = new HeapTransportProvider().attach(transport.address(), Settings.none());
    private final MessageChannel.Ends ends = transport.createChannel();
    private final MessageChannel first = ends.first();
    private final MessageChannel second = other.attachChannel(ends.second().share());
    private final Text.Received received = new Text.Received();

    HeapChannelClosingTest() {
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
    void whatWasSentBeforeTheCloseIsDeliveredFirst() throws InterruptedException {
        first.send(message("last words"), Deadline.NOW);
        first.close();

        assertEquals(Outcome.DONE, second.ready(Deadline.NOW));
        assertEquals(Outcome.DONE, receive(second));
        assertEquals(List.of("last words"), received.texts());
        assertEquals(Outcome.PEER_CLOSED, second.ready(Deadline.NOW));
        assertEquals(Outcome.PEER_CLOSED, receive(second));
    }

    @Test
    void sendToAClosedEndSaysSoAtOnce() throws InterruptedException {
        first.close();

        assertEquals(Outcome.PEER_CLOSED, second.send(message("too late"), Deadline.NEVER));
    }

    @Test
    void blockedReceiveHearsOfTheClose() throws Exception {
        BlockedCall<Outcome> receiver = BlockedCall.start(() -> second.receive(received, Deadline.NEVER));

        first.close();

        assertEquals(Outcome.PEER_CLOSED, receiver.result());
    }

    @Test
    void blockedSendHearsOfTheClose() throws Exception {
        fill(first, HeapChannel.LIMIT);
        BlockedCall<Outcome> sender = BlockedCall.start(() -> first.send(message("one"), Deadline.NEVER));

        second.close();

        assertEquals(Outcome.PEER_CLOSED, sender.result());
    }

    @Test
    void endIsOpenWhileOneOfItsHandlesIs() throws InterruptedException {
        MessageChannel another = transport.attachChannel(first.share());
        first.close();

        assertEquals(Outcome.TIMED_OUT, receive(second));
        another.send(message("still here"), Deadline.NOW);
        assertEquals(Outcome.DONE, receive(second));
        another.close();
        assertEquals(Outcome.PEER_CLOSED, receive(second));
    }

    @Test
    void endIsOpenWhileATicketIsUnderWay() throws InterruptedException {
        String ticket = first.share();
        first.close();

        assertEquals(Outcome.TIMED_OUT, receive(second));
        MessageChannel attached = transport.attachChannel(ticket);
        assertEquals(Outcome.TIMED_OUT, receive(second));
        attached.close();
        assertEquals(Outcome.PEER_CLOSED, receive(second));
    }

    @Test
    void participantThatLeavesClosesItsEnd() throws InterruptedException {
        other.close();

        assertEquals(Outcome.PEER_CLOSED, receive(first));
    }

    @Test
    void closingAHandleWakesWhoReceivesFromIt() throws InterruptedException {
        BlockedCall<Outcome> receiver = BlockedCall.start(() -> second.receive(received, Deadline.NEVER));

        second.close();

        assertInstanceOf(HandleClosedException.class, receiver.failure());
    }

    @Test
    void closingAHandleWakesWhoSendsToIt() throws InterruptedException {
        fill(first, HeapChannel.LIMIT);
        BlockedCall<Outcome> sender = BlockedCall.start(() -> first.send(message("one"), Deadline.NEVER));

        first.close();

        assertInstanceOf(HandleClosedException.class, sender.failure());
    }

    @Test
    void closingAHandleLeavesOthersOfTheSameEndWaiting() throws Exception {
        MessageChannel another = other.attachChannel(second.share());
        BlockedCall<Outcome> receiver = BlockedCall.start(() -> another.receive(received, Deadline.NEVER));

        second.close();
        first.send(message("one"), Deadline.NOW);

        assertEquals(Outcome.DONE, receiver.result());
    }

    @Test
    void closedHandleRefusesEveryUse() {
        first.close();

        List<Executable> uses =
                List.of(() -> fill(first, 1), () -> receive(first), () -> first.ready(Deadline.NOW), first::share);

        uses.forEach(use -> assertThrows(HandleClosedException.class, use));
    }

    @Test
    void closingTwiceReleasesTheEndOnce() throws InterruptedException {
        MessageChannel another = transport.attachChannel(first.share());
        first.close();

        first.close();

        assertEquals(Outcome.DONE, another.send(message("still here"), Deadline.NOW));
    }
}
