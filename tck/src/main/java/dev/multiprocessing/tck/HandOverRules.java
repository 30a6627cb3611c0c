package dev.multiprocessing.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.Connection;
import dev.multiprocessing.DecodingException;
import dev.multiprocessing.DoubleArray;
import dev.multiprocessing.EncodingException;
import dev.multiprocessing.IntValue;
import dev.multiprocessing.PeerClosedException;
import dev.multiprocessing.Pipe;
import dev.multiprocessing.Queue;
import dev.multiprocessing.SharedLock;
import dev.multiprocessing.TimedOutException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;

/** The rules of handing the library's objects to other processes. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public interface HandOverRules extends TransportRules {

    /** Compiled code, unlike interpreted code, refers only to what it is still going to use. */
    String[] COMPILED_AT_ONCE = {"-Xcomp", "-XX:TieredStopAtLevel=1"};

    @Test
    default void required_C22_everyObjectMayBeAnArgument() throws InterruptedException {
        try (Scene scene = Scene.open(this);
                Pipe pipe = scene.mp().pipe()) {
            Queue<String> queue = scene.mp().queue();
            IntValue value = scene.mp().value(0);
            DoubleArray array = scene.mp().doubleArray(3);
            SharedLock lock = scene.mp().lock();
            lock.lock();
            scene.start(scene.mp().process(HandOverTargets::useAll, queue, pipe.second(), value, array, lock));

            scene.awaitSuccess();

            assertEquals("through the queue", queue.get(Times.SOON));
            assertEquals("through the connection", pipe.first().recv(Times.SOON));
            assertEquals(7, value.get());
            assertEquals(2.5, array.get(1));
        }
    }

    @Test
    default void required_C23_everyObjectMayBeCapturedByTheTarget() throws InterruptedException {
        try (Scene scene = Scene.open(this);
                Pipe pipe = scene.mp().pipe()) {
            Queue<String> queue = scene.mp().queue();
            IntValue value = scene.mp().value(0);
            DoubleArray array = scene.mp().doubleArray(3);
            SharedLock lock = scene.mp().lock();
            Connection end = pipe.second();
            lock.lock();
            scene.start(scene.mp().process(() -> HandOverTargets.useAll(queue, end, value, array, lock)));

            scene.awaitSuccess();

            assertEquals("through the queue", queue.get(Times.SOON));
            assertEquals("through the connection", pipe.first().recv(Times.SOON));
            assertEquals(7, value.get());
            assertEquals(2.5, array.get(1));
        }
    }

    @Test
    default void required_C24_everyObjectMayBeSentInsideOthers() throws InterruptedException {
        try (Scene scene = Scene.open(this);
                Pipe pipe = scene.mp().pipe()) {
            Queue<List<Samples.Envelope>> envelopes = scene.mp().queue();
            Queue<String> inner = scene.mp().queue();
            IntValue value = scene.mp().value(1);
            DoubleArray array = scene.mp().doubleArray(3);
            SharedLock lock = scene.mp().lock();
            lock.lock();
            inner.put("for the child");
            scene.start(scene.mp().process(HandOverTargets::useReceived, envelopes));

            envelopes.put(List.of(
                    new Samples.Envelope("queue", inner),
                    new Samples.Envelope("connection", pipe.second()),
                    new Samples.Envelope("value", value),
                    new Samples.Envelope("array", array),
                    new Samples.Envelope("lock", lock)));
            scene.awaitSuccess();

            assertEquals(0, inner.qsize());
            assertEquals("through the connection", pipe.first().recv(Times.SOON));
            assertEquals(2, value.get());
            assertEquals(2.5, array.get(2));
        }
    }

    @Test
    default void required_C25_aConnectionTravelsThroughAConnection() throws InterruptedException {
        try (Scene scene = Scene.open(this);
                Pipe link = scene.mp().pipe();
                Pipe sent = scene.mp().pipe(false)) {
            scene.start(scene.mp().process(HandOverTargets::answerThroughReceived, link.second()));

            link.first().send(sent.second());
            sent.second().close();

            assertEquals("through the received connection", sent.first().recv(Times.LONG));
            scene.awaitSuccess();
            assertThrows(PeerClosedException.class, () -> sent.first().recv(Times.SOON));
        }
    }

    @Test
    default void required_C26_aSenderMayCloseWhatItSent() throws InterruptedException {
        try (Scene scene = Scene.open(this);
                Pipe pipe = scene.mp().pipe()) {
            Queue<Object> queue = scene.mp().queue();
            Queue<String> inner = scene.mp().queue();
            IntValue value = scene.mp().value(5);
            inner.put("kept");
            queue.put(inner);
            queue.put(pipe.second());
            queue.put(value);

            inner.close();
            pipe.second().close();
            value.close();

            assertThrows(TimedOutException.class, () -> pipe.first().recv(Times.TICK));
            assertEquals("kept", ((Queue<?>) queue.get(Times.SOON)).get(Times.SOON));
            Connection end = (Connection) queue.get(Times.SOON);
            end.send("still open");
            assertEquals("still open", pipe.first().recv(Times.SOON));
            assertEquals(5, ((IntValue) queue.get(Times.SOON)).get());
        }
    }

    @Test
    default void required_C27_aQueueTravelsThroughItself() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            Queue<Object> queue = scene.mp().queue();
            queue.put(queue);
            Queue<?> same = (Queue<?>) queue.get(Times.SOON);

            queue.put("element");

            assertEquals(1, same.qsize());
            assertEquals("element", same.get(Times.SOON));
        }
    }

    @Test
    default void required_C28_anObjectComesBackToWhereItCameFrom() throws InterruptedException {
        try (Scene scene = Scene.open(this);
                Pipe pipe = scene.mp().pipe()) {
            IntValue value = scene.mp().value(1);

            pipe.first().send(List.of(value, value));
            List<?> received = pipe.second().recv(List.class, Times.SOON);
            ((IntValue) received.get(0)).getAndAdd(1);
            ((IntValue) received.get(1)).getAndAdd(1);

            assertEquals(3, value.get());
        }
    }

    @Test
    default void required_C29_argumentsOfAnySizeTravel() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            Queue<Long> sums = scene.mp().queue();
            byte[] argument = Payload.of(5 << 20, 1);

            scene.start(scene.mp().process(HandOverTargets::tellLength, argument, sums));
            scene.awaitSuccess();

            assertEquals(Payload.sum(argument), sums.get(Times.SOON));
        }
    }

    @Test
    default void required_C31_whatArrivesInAMessageThatFailsIsClosedAgain() throws InterruptedException {
        try (Scene scene = Scene.open(this);
                Pipe carrier = scene.mp().pipe();
                Pipe undecodable = scene.mp().pipe();
                Pipe unread = scene.mp().pipe();
                Pipe ofAnotherType = scene.mp().pipe()) {
            carrier.first().send(List.of(undecodable.second(), new Samples.Undecodable()));
            carrier.first().send(List.of(new Samples.Undecodable(), unread.second()));
            carrier.first().send(ofAnotherType.second());
            undecodable.second().close();
            unread.second().close();
            ofAnotherType.second().close();

            assertThrows(DecodingException.class, () -> carrier.second().recv(Times.SOON));
            assertThrows(DecodingException.class, () -> carrier.second().recv(Times.SOON));
            assertThrows(DecodingException.class, () -> carrier.second().recv(String.class, Times.SOON));

            assertThrows(PeerClosedException.class, () -> undecodable.first().recv(Times.SOON));
            assertThrows(PeerClosedException.class, () -> unread.first().recv(Times.SOON));
            assertThrows(PeerClosedException.class, () -> ofAnotherType.first().recv(Times.SOON));
        }
    }

    @Test
    default void required_C32_anObjectOfAnotherContextIsRefused() {
        try (Scene scene = Scene.open(this);
                Scene other = Scene.open(this);
                Pipe pipe = scene.mp().pipe();
                Pipe foreign = other.mp().pipe()) {
            Queue<Object> queue = scene.mp().queue();
            IntValue value = other.mp().value(1);

            assertForeign(() -> queue.put(List.of(other.mp().queue())));
            assertForeign(() -> pipe.first().send(foreign.first()));
            assertForeign(() -> queue.putNowait(value));
            assertForeign(() -> queue.putNowait(value.lock()));
            assertForeign(() -> queue.putNowait(other.mp().intArray(1)));
            assertForeign(() -> scene.start(scene.mp().process(HandOverTargets::ignore, value)));

            assertTrue(queue.empty());
            assertFalse(pipe.second().poll());
        }
    }

    @Test
    default void required_C33_anyNumberOfMessagesMayCarryTheSameObject() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            int count = Knobs.HERE.effort(2_000);
            Queue<Samples.Envelope> requests = scene.mp().queue();
            Queue<Integer> replies = scene.mp().queue();
            for (int i = 0; i < count; i++) {
                requests.put(new Samples.Envelope(Integer.toString(i), replies));
            }
            scene.start(scene.mp().process(HandOverTargets::answerAll, requests, count));

            scene.awaitSuccess();

            for (int i = 0; i < count; i++) {
                assertEquals(i, Expect.next(replies, Times.SOON, i));
            }
        }
    }

    @Test
    default void required_C35_whatATargetWasGivenStaysOpenUntilItReturns() throws InterruptedException {
        try (Scene scene = Scene.open(this);
                Pipe held = scene.mp().pipe();
                Pipe control = scene.mp().pipe()) {
            scene.start(scene.mp()
                    .process(HandOverTargets::collectGarbage, held.second(), control.second())
                    .jvmOptions(COMPILED_AT_ONCE));
            held.second().close();
            assertEquals("collected", control.first().recv(Times.LONG));

            assertThrows(TimedOutException.class, () -> held.first().recv(Times.TICK));

            control.first().send("end");
            assertThrows(PeerClosedException.class, () -> held.first().recv(Times.SOON));
        }
    }

    private static void assertForeign(Executable call) {
        String message = assertThrows(EncodingException.class, call).getMessage();
        assertTrue(message.contains("it belongs to another session"), message);
    }
}
