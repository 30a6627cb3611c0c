package dev.multiprocessing.transport.mmap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.files.Asides.Aside;
import dev.multiprocessing.files.Handle;
import dev.multiprocessing.files.RingLimits;
import dev.multiprocessing.files.Session;
import dev.multiprocessing.files.SharedBytes;
import dev.multiprocessing.files.SharedTransport;
import dev.multiprocessing.files.ThingLayout;
import dev.multiprocessing.files.Things;
import dev.multiprocessing.files.crash.Blocked;
import dev.multiprocessing.files.crash.Messages;
import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.MessageChannel;
import dev.multiprocessing.spi.Outcome;
import dev.multiprocessing.spi.TransportException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ThingsTest {

    private static final Duration PATIENCE = Duration.ofMillis(20);

    @TempDir
    Path directory;

    private Session session; // both written before each test
    private Things things;

    @BeforeEach
    void createSession() {
        session = new Scene(directory).session();
        things = new Things(session, PATIENCE);
    }

    @AfterEach
    void closeAndLeaveNothing() {
        things.close();
        session.leave();
        assertEquals(List.of(), new Scene(directory).sessions());
    }

    @Test
    void othersCreateAttachAndCloseWhileALongMessageIsWaitedFor() throws InterruptedException {
        Handle queue = createQueue();
        Handle other = createQueue();
        Aside inUse = useLongMessage(queue);
        Blocked closer = Blocked.in(queue::close).awaitGivingUp();

        Blocked others = Blocked.in(() -> {
            things.attach(other.share(), ThingLayout.QUEUE).close();
            createQueue().close();
        });

        others.requireReturn();
        assertTrue(closer.isStillThere());
        inUse.close();
        closer.requireReturn();
        assertEquals(List.of(other.thing().name()), namesOfThings());
    }

    @Test
    void endThatIsAttachedToWhileItIsGivenUpStaysOpen() throws InterruptedException {
        Handle queue = createQueue();
        String ticket = queue.share();
        Aside inUse = useLongMessage(queue);
        Blocked closer = Blocked.in(queue::close).awaitGivingUp();

        Handle next = things.attach(ticket, ThingLayout.QUEUE);

        closer.requireReturn();
        inUse.close();
        assertEquals(queue.thing(), next.thing());
        next.requireOpen();
        assertEquals(List.of(queue.thing().name()), namesOfThings());
        next.close();
        assertEquals(List.of(), namesOfThings());
    }

    @Test
    void endThatIsAttachedToAndClosedAgainWhileItIsGivenUpIsGivenUpWhenItIsUnused() throws InterruptedException {
        Handle queue = createQueue();
        String ticket = queue.share();
        Aside inUse = useLongMessage(queue);
        Blocked closer = Blocked.in(queue::close).awaitGivingUp();
        Handle next = things.attach(ticket, ThingLayout.QUEUE);

        Blocked nextCloser = Blocked.in(next::close);

        assertTrue(nextCloser.isStillThere());
        assertEquals(List.of(queue.thing().name()), namesOfThings());
        inUse.close();
        nextCloser.requireReturn();
        closer.requireReturn();
        assertEquals(List.of(), namesOfThings());
    }

    @Test
    void leavingWaitsForALongMessageOfAnEndThatAnotherThreadGivesUp() throws InterruptedException {
        Handle queue = createQueue();
        Aside inUse = useLongMessage(queue);
        Blocked closer = Blocked.in(queue::close).awaitGivingUp();

        Blocked leaver = Blocked.in(things::close);

        assertTrue(leaver.isStillThere());
        inUse.close();
        leaver.requireReturn();
        closer.requireReturn();
        assertEquals(List.of(), namesOfThings());
    }

    @Test
    void closeThatFailsAsAThreadStaysInTheMiddleMayBeRepeatedAndThePeerIsTold() throws InterruptedException {
        List<Handle> ends = things.create(ThingLayout.CHANNEL, 0);
        Handle mine = ends.get(0);
        try (SharedTransport other = Scene.attach(session.directory().toString())) {
            MessageChannel peer = other.attachChannel(ends.get(1).share());
            SharedBytes header = mine.thing().bytes();
            int lock = ThingLayout.producersLockAt(ThingLayout.FIRST_DIRECTION);
            header.setLongRelease(lock, session.participants().self());

            assertThrows(TransportException.class, mine::close);
            assertEquals(Outcome.TIMED_OUT, peer.receive(new Messages.Collected(), Deadline.NOW));

            header.setLongRelease(lock, 0);
            mine.close();
            assertEquals(Outcome.PEER_CLOSED, peer.receive(new Messages.Collected(), Deadline.NOW));
            mine.close();
        }
    }

    private Handle createQueue() {
        return things.create(ThingLayout.QUEUE, 5).get(0);
    }

    /** As a thread does that is about to put one. */
    private static Aside useLongMessage(Handle queue) {
        RingLimits limits = RingLimits.ofQueue(5, Long.MAX_VALUE);
        return queue.thing().outgoing(0, limits, queue::requireOpen).asideFor(ByteBuffer.allocate(3_000_000));
    }

    private List<String> namesOfThings() {
        return Scene.list(session.directory()).stream()
                .filter(name -> Things.NAME.matcher(name).matches())
                .toList();
    }
}
