package dev.multiprocessing.core.heap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.HandleClosedException;
import dev.multiprocessing.spi.MessageQueue;
import dev.multiprocessing.spi.Region;
import dev.multiprocessing.spi.Settings;
import dev.multiprocessing.spi.Transport;
import dev.multiprocessing.spi.TransportException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HeapTransportTest {

    private final Transport transport = new HeapTransportProvider().open(Settings.none());
    private final Transport other = new HeapTransportProvider().attach(transport.address(), Settings.none());

    @AfterEach
    void leave() {
        other.close();
        transport.close();
    }

    @Test
    void ticketLeadsToTheSameThingInAnotherParticipant() {
        Region region = transport.createRegion(8);

        Region attached = other.attachRegion(region.share());
        region.setLong(0, 42);

        assertEquals(42, attached.getLong(0));
    }

    @Test
    void ticketKeepsTheThingWhenItsLastHandleIsClosed() throws InterruptedException {
        MessageQueue queue = transport.createQueue(1);
        queue.put(Text.message("kept"), Deadline.NOW);
        String ticket = queue.share();
        queue.close();

        try (MessageQueue attached = other.attachQueue(ticket)) {
            assertEquals(1, attached.size());
        }
    }

    @Test
    void everyTicketKeepsTheThingUntilItIsUsedItself() {
        MessageQueue queue = transport.createQueue(1);
        String used = queue.share();
        String unused = queue.share();
        queue.close();

        other.attachQueue(used).close();

        assertEquals(1, other.attachQueue(unused).capacity());
    }

    @Test
    void usedTicketDoesNotUseUpAnotherOne() {
        MessageQueue queue = transport.createQueue(1);
        String used = queue.share();
        String unused = queue.share();

        other.attachQueue(used).close();
        other.attachQueue(used).close();
        queue.close();

        assertEquals(1, other.attachQueue(unused).capacity());
    }

    @Test
    void ticketAttachesAgainWhileTheThingExists() {
        MessageQueue queue = transport.createQueue(7);
        String ticket = queue.share();

        MessageQueue first = other.attachQueue(ticket);
        MessageQueue second = other.attachQueue(ticket);
        first.close();
        queue.close();

        assertEquals(7, second.capacity());
    }

    @Test
    void usedTicketLeadsNowhereOnceTheThingIsGone() {
        MessageQueue queue = transport.createQueue(1);
        String ticket = queue.share();
        other.attachQueue(ticket).close();
        queue.close();

        TransportException error = assertThrows(TransportException.class, () -> other.attachQueue(ticket));

        assertTrue(
                error.getMessage().startsWith("no such shared thing: ticket=" + ticket + ", session="),
                error::getMessage);
        assertTrue(
                error.getMessage()
                        .endsWith("; it was closed everywhere, or the ticket is for another shape or session"),
                error::getMessage);
    }

    @Test
    void ticketOfAnotherShapeIsRefusedAndStaysGood() {
        MessageQueue queue = transport.createQueue(1);
        String ticket = queue.share();
        queue.close();

        assertThrows(TransportException.class, () -> other.attachRegion(ticket));
        assertThrows(TransportException.class, () -> other.attachChannel(ticket));

        assertEquals(1, other.attachQueue(ticket).capacity());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "nonsense", "queue-999.1"})
    void whatIsNoTicketIsRefused(String ticket) {
        assertThrows(TransportException.class, () -> transport.attachQueue(ticket));
    }

    @Test
    void everyTicketIsDifferent() {
        MessageQueue queue = transport.createQueue(1);

        assertNotEquals(queue.share(), queue.share());
    }

    @Test
    void closingTheTransportClosesItsHandlesAndNoOthers() {
        MessageQueue mine = transport.createQueue(3);
        MessageQueue others = other.attachQueue(mine.share());

        transport.close();

        assertThrows(HandleClosedException.class, mine::size);
        assertEquals(3, others.capacity());
    }

    @Test
    void closingTheTransportWakesWhoIsBlockedInItsHandles() throws InterruptedException {
        MessageQueue queue = transport.createQueue(1);
        BlockedCall<Integer> taker = BlockedCall.start(() -> queue.take(new Text.Received(), 1, Deadline.NEVER));

        transport.close();

        assertInstanceOf(HandleClosedException.class, taker.failure());
    }

    @Test
    void closedTransportMakesAndAttachesNothing() {
        String ticket = other.createQueue(1).share();
        transport.close();

        assertThrows(HandleClosedException.class, () -> transport.createQueue(1));
        assertThrows(HandleClosedException.class, transport::createChannel);
        assertThrows(HandleClosedException.class, () -> transport.createRegion(8));
        HandleClosedException error = assertThrows(HandleClosedException.class, () -> transport.attachQueue(ticket));
        assertTrue(error.getMessage().startsWith("transport is closed: session=heap-"), error::getMessage);
    }

    @Test
    void closingTwiceDoesNothing() {
        transport.close();

        transport.close();

        assertTrue(other.participants().isAlive(other.participants().self()));
    }
}
