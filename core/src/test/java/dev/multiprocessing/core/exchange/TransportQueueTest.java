package dev.multiprocessing.core.exchange;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.ClosedException;
import dev.multiprocessing.DecodingException;
import dev.multiprocessing.EncodingException;
import dev.multiprocessing.Multiprocessing;
import dev.multiprocessing.Queue;
import dev.multiprocessing.QueueEmptyException;
import dev.multiprocessing.QueueFullException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;

/** What a queue of objects says and keeps beyond the queue of messages below it. */
@Timeout(60)
class TransportQueueTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final Multiprocessing mp = Multiprocessing.open("heap");
    private final Queue<Object> queue = mp.queue(1);

    @AfterEach
    void close() {
        mp.close();
    }

    @Test
    void aFullQueueSaysItsBoundAndHowLongWasWaited() {
        queue.putNowait("in its place");

        assertEquals("queue full: maxsize=1", messageOf(QueueFullException.class, () -> queue.putNowait("second")));
        assertEquals(
                "queue still full: maxsize=1, timeout=PT-1S",
                messageOf(QueueFullException.class, () -> queue.put("second", Duration.ofSeconds(-1))));
        assertEquals("in its place", queue.getNowait());
    }

    @Test
    void anEmptyQueueSaysHowLongWasWaited() {
        assertEquals("queue empty", messageOf(QueueEmptyException.class, queue::getNowait));
        assertEquals("queue empty, timeout=PT0S", messageOf(QueueEmptyException.class, () -> queue.get(Duration.ZERO)));
    }

    @Test
    void anArgumentThatIsNullIsNamed() {
        assertAll(
                () -> assertNamed("timeout", () -> queue.put("element", null)),
                () -> assertNamed("timeout", () -> queue.get(null)),
                () -> assertNamed("elements", () -> queue.putAll(null)),
                () -> assertNamed("into", () -> queue.drainTo(null, 1)));
        assertTrue(queue.empty());
    }

    @Test
    void aNegativeMaximumIsRefusedWithItsValue() {
        queue.putNowait("stays");

        String message =
                messageOf(IllegalArgumentException.class, () -> queue.drainTo(new ArrayList<>(), Integer.MIN_VALUE));

        assertEquals("max must not be negative: max=-2147483648", message);
        assertEquals(1, queue.qsize());
    }

    @Test
    void aMaximumOfZeroAsksAClosedQueueToo() {
        queue.close();

        assertThrows(ClosedException.class, () -> queue.drainTo(new ArrayList<>(), 0));
    }

    @Test
    void whatIsUsedAfterItsCloseSaysWhoClosedIt() {
        queue.close();

        Stream<Executable> uses = Stream.of(
                () -> queue.put("element"),
                () -> queue.put("element", SOON),
                () -> queue.putNowait("element"),
                () -> queue.putAll(List.of()),
                queue::get,
                () -> queue.get(SOON),
                queue::getNowait,
                () -> queue.drainTo(new ArrayList<>(), 1),
                queue::empty,
                queue::full,
                queue::qsize,
                () -> mp.queue().put(queue));
        assertAll(uses.map(use -> () -> assertEquals(
                "queue is closed: this process closed it, or its context", messageOf(ClosedException.class, use))));
    }

    @Test
    void aClosedQueueDoesNotLookAtTheElement() {
        queue.close();

        assertThrows(ClosedException.class, () -> queue.put(new Object()));
    }

    @Test
    void closingOneHandleTwiceLeavesTheOthersOpen() throws InterruptedException {
        Queue<Object> carrier = mp.queue();
        carrier.put(queue);
        Queue<Object> other = received(carrier);

        queue.close();
        queue.close();

        other.put("element");
        assertEquals("element", other.get(SOON));
    }

    @Test
    void joiningTheThreadOfAnOpenQueueSaysWhatToDoFirst() {
        assertEquals(
                "queue is open: close() it before joinThread()",
                messageOf(IllegalStateException.class, queue::joinThread));
    }

    @Test
    void whatCannotBeEncodedTakesNoPlace() throws InterruptedException {
        assertThrows(EncodingException.class, () -> queue.put(new Object()));
        assertThrows(EncodingException.class, () -> queue.putAll(List.of("first", new Object())));

        assertEquals(0, queue.qsize());
        queue.putNowait("next");
        assertEquals("next", queue.get(SOON));
    }

    @Test
    void whatCannotBeDecodedGivesItsPlaceBackInEveryFormOfTaking() {
        List<Executable> forms =
                List.of(queue::get, () -> queue.get(SOON), queue::getNowait, () -> queue.drainTo(new ArrayList<>(), 1));

        for (Executable form : forms) {
            queue.putNowait(new Refusing("not here"));
            assertThrows(DecodingException.class, form);
            queue.putNowait("next");

            assertEquals("next", queue.getNowait());
        }
    }

    @Test
    void ofSeveralThatCannotBeDecodedTheFirstIsReportedAndTheOthersArrive() throws InterruptedException {
        Queue<Object> batch = mp.queue();
        batch.putAll(List.of("a", new Refusing("the first"), "b", new Refusing("the second"), "c"));
        List<Object> into = new ArrayList<>();

        String message = messageOf(DecodingException.class, () -> batch.drainTo(into, 5));

        assertTrue(message.contains("the first"), message);
        assertEquals(List.of("a", "b", "c"), into);
        assertTrue(batch.empty());
    }

    private static void assertNamed(String argument, Executable call) {
        String message = messageOf(NullPointerException.class, call);
        assertTrue(message.contains(argument), message);
    }

    private static String messageOf(Class<? extends Throwable> type, Executable call) {
        return assertThrows(type, call).getMessage();
    }

    @SuppressWarnings("unchecked") // the test knows what it put
    private static Queue<Object> received(Queue<Object> carrier) throws InterruptedException {
        return (Queue<Object>) carrier.get(SOON);
    }
}
