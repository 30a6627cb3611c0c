package dev.multiprocessing.core.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.multiprocessing.ClosedException;
import dev.multiprocessing.Connection;
import dev.multiprocessing.DecodingException;
import dev.multiprocessing.EncodingException;
import dev.multiprocessing.Multiprocessing;
import dev.multiprocessing.PeerClosedException;
import dev.multiprocessing.Pipe;
import dev.multiprocessing.Queue;
import dev.multiprocessing.QueueFullException;
import dev.multiprocessing.TimedOutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A handle in a message that never arrives keeps nothing open: the other end of the pipe it belongs to sees the close
 * of the original.
 */
@Timeout(60)
class TicketsTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final Multiprocessing mp = Multiprocessing.open("heap");
    private final Queue<Object> carrier = mp.queue(1);
    private final Pipe sent = mp.pipe();

    @AfterEach
    void close() {
        mp.close();
    }

    @Test
    void aMessageThatIsPutKeepsItsHandlesOpen() throws InterruptedException {
        carrier.put(List.of(sent.second()));

        sent.second().close();

        assertThrows(TimedOutException.class, () -> sent.first().recv(Duration.ZERO));
    }

    @Test
    void aQueueGivesBackTheHandlesOfAnElementThatCannotBeEncoded() {
        Object element = List.of(sent.second(), new Object());

        assertThrows(EncodingException.class, () -> carrier.put(element));
        assertThrows(EncodingException.class, () -> carrier.put(element, SOON));
        assertThrows(EncodingException.class, () -> carrier.putNowait(element));

        assertEquals(0, carrier.qsize());
        assertNothingKeepsItOpen();
    }

    @Test
    void aQueueGivesBackTheHandlesOfTheElementsBeforeOneThatCannotBeEncoded() {
        assertThrows(EncodingException.class, () -> carrier.putAll(List.of(sent.second(), new Object())));

        assertEquals(0, carrier.qsize());
        assertNothingKeepsItOpen();
    }

    @Test
    void aConnectionGivesBackTheHandlesOfAMessageThatCannotBeEncoded() {
        Pipe link = mp.pipe();

        assertThrows(EncodingException.class, () -> link.first().send(List.of(sent.second(), new Object())));

        assertNothingKeepsItOpen();
    }

    @Test
    void aFullQueueGivesBackTheHandlesOfWhatItRefuses() {
        carrier.putNowait("in its place");

        assertThrows(QueueFullException.class, () -> carrier.putNowait(sent.second()));
        assertThrows(QueueFullException.class, () -> carrier.put(sent.second(), Duration.ZERO));

        assertNothingKeepsItOpen();
    }

    @Test
    void aFullPipeGivesBackTheHandlesOfWhatItRefuses() {
        Connection link = mp.pipe().first();
        byte[] much = new byte[10_000];
        assertThrows(TimedOutException.class, () -> {
            while (true) {
                link.send(much, Duration.ZERO);
            }
        });

        assertThrows(TimedOutException.class, () -> link.send(sent.second(), Duration.ZERO));

        assertNothingKeepsItOpen();
    }

    @Test
    void aPipeWhoseOtherEndIsClosedGivesBackTheHandles() {
        Pipe link = mp.pipe();
        link.second().close();

        assertThrows(PeerClosedException.class, () -> link.first().send(sent.second()));

        assertNothingKeepsItOpen();
    }

    @Test
    void theHandlesBesideAClosedOneAreGivenBack() {
        Queue<Object> closed = mp.queue();
        closed.close();

        assertThrows(ClosedException.class, () -> carrier.put(List.of(sent.second(), closed)));

        assertEquals(0, carrier.qsize());
        assertNothingKeepsItOpen();
    }

    @Test
    void anInterruptedPutGivesItsHandlesBack() {
        carrier.putNowait("in its place");
        Thread.currentThread().interrupt();

        assertThrows(InterruptedException.class, () -> carrier.put(sent.second()));

        assertNothingKeepsItOpen();
    }

    @Test
    void anInterruptedBatchGivesBackTheHandlesOfWhatWasNotPut() throws Exception {
        Pipe put = mp.pipe();
        CompletableFuture<Throwable> outcome = new CompletableFuture<>();
        Thread putter = new Thread(() -> outcome.complete(
                assertThrows(InterruptedException.class, () -> carrier.putAll(List.of(put.second(), sent.second())))));
        putter.start();
        while (!carrier.full()) {
            Thread.onSpinWait();
        }

        putter.interrupt();
        outcome.get(SOON.toSeconds(), TimeUnit.SECONDS);

        put.second().close();
        assertThrows(TimedOutException.class, () -> put.first().recv(Duration.ZERO));
        assertNothingKeepsItOpen();
    }

    @Test
    void aQueueThatIsClosedMeanwhileGivesBackTheHandles() throws Exception {
        Pipe put = mp.pipe();
        CompletableFuture<Throwable> outcome = new CompletableFuture<>();
        Thread putter = new Thread(() -> outcome.complete(
                assertThrows(ClosedException.class, () -> carrier.putAll(List.of(put.second(), sent.second())))));
        putter.start();
        while (!carrier.full()) {
            Thread.onSpinWait();
        }

        carrier.close();
        outcome.get(SOON.toSeconds(), TimeUnit.SECONDS);

        assertNothingKeepsItOpen();
    }

    @Test
    void aHandleBeforeWhatCannotBeDecodedIsClosed() throws InterruptedException {
        carrier.put(List.of(sent.second(), new Refusing("not here")));

        assertThrows(DecodingException.class, () -> carrier.get(SOON));

        assertNothingKeepsItOpen();
    }

    @Test
    void aHandleAfterWhatCannotBeDecodedIsClosed() throws InterruptedException {
        carrier.put(List.of(new Refusing("not here"), sent.second()));

        assertThrows(DecodingException.class, () -> carrier.get(SOON));

        assertNothingKeepsItOpen();
    }

    @Test
    void aHandleThatIsNotOfTheWantedTypeIsClosed() throws InterruptedException {
        Pipe link = mp.pipe();
        link.first().send(sent.second());

        assertThrows(DecodingException.class, () -> link.second().recv(String.class, SOON));

        assertNothingKeepsItOpen();
    }

    private void assertNothingKeepsItOpen() {
        sent.second().close();

        assertThrows(PeerClosedException.class, () -> sent.first().recv(SOON));
    }
}
