package dev.multiprocessing.tck;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.Connection;
import dev.multiprocessing.DecodingException;
import dev.multiprocessing.EncodingException;
import dev.multiprocessing.Multiprocessing;
import dev.multiprocessing.Pipe;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The rules of a pipe that carries objects. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public interface PipeRules extends TransportRules {

    @Test
    default void required_P01_objectsArriveEqualAndInOrderBothWays() throws InterruptedException {
        try (Scene scene = Scene.open(this);
                Pipe pipe = scene.mp().pipe()) {
            for (Object message : Samples.ordinary()) {
                pipe.first().send(message);
                pipe.second().send(message);
            }

            for (Object message : Samples.ordinary()) {
                assertEquals(message, Expect.next(pipe.first(), Times.SOON, message));
                assertEquals(message, Expect.next(pipe.second(), Times.SOON, message));
            }
            assertFalse(pipe.first().poll());
            assertFalse(pipe.second().poll());
        }
    }

    @Test
    default void required_P02_aOneWayPipeReceivesAtItsFirstEndAndSendsAtItsSecond() throws InterruptedException {
        try (Scene scene = Scene.open(this);
                Pipe pipe = scene.mp().pipe(false)) {
            assertTrue(pipe.first().readable());
            assertFalse(pipe.first().writable());
            assertFalse(pipe.second().readable());
            assertTrue(pipe.second().writable());

            pipe.second().send("message");

            assertEquals("message", pipe.first().recv(Times.SOON));
        }
    }

    @Test
    default void required_P03_aTwoWayPipeReadsAndWritesAtBothEnds() {
        try (Scene scene = Scene.open(this);
                Pipe pipe = scene.mp().pipe(true)) {
            for (Connection end : List.of(pipe.first(), pipe.second())) {
                assertTrue(end.readable());
                assertTrue(end.writable());
                assertFalse(end.closed());
            }
        }
    }

    @Test
    default void required_P04_theWrongDirectionIsRefused() {
        try (Scene scene = Scene.open(this);
                Pipe pipe = scene.mp().pipe(false)) {
            Connection reader = pipe.first();
            Connection writer = pipe.second();
            byte[] bytes = new byte[4];

            assertAll(
                    () -> assertThrows(UnsupportedOperationException.class, () -> reader.send("message")),
                    () -> assertThrows(UnsupportedOperationException.class, () -> reader.send("message", Times.TICK)),
                    () -> assertThrows(UnsupportedOperationException.class, () -> reader.sendBytes(bytes)),
                    () -> assertThrows(UnsupportedOperationException.class, () -> reader.sendBytes(bytes, 0, 1)),
                    () -> assertThrows(
                            UnsupportedOperationException.class, () -> reader.sendBytes(ByteBuffer.wrap(bytes))),
                    () -> assertThrows(UnsupportedOperationException.class, writer::recv),
                    () -> assertThrows(UnsupportedOperationException.class, () -> writer.recv(Times.TICK)),
                    () -> assertThrows(UnsupportedOperationException.class, () -> writer.recv(String.class)),
                    () -> assertThrows(UnsupportedOperationException.class, writer::recvBytes),
                    () -> assertThrows(UnsupportedOperationException.class, () -> writer.recvBytesInto(bytes, 0)),
                    () -> assertThrows(UnsupportedOperationException.class, writer::poll),
                    () -> assertThrows(UnsupportedOperationException.class, () -> writer.poll(Times.TICK)));
        }
    }

    @Test
    default void required_P05_aLaterChangeDoesNotChangeWhatWasSent() throws InterruptedException {
        try (Scene scene = Scene.open(this);
                Pipe pipe = scene.mp().pipe()) {
            List<String> list = new ArrayList<>(List.of("as it was"));
            byte[] bytes = {1};

            pipe.first().send(list);
            pipe.first().sendBytes(bytes);
            list.set(0, "changed");
            bytes[0] = 99;

            assertEquals(List.of("as it was"), pipe.second().recv(Times.SOON));
            assertEquals(1, pipe.second().recvBytes(Times.SOON)[0]);
        }
    }

    @Test
    default void required_P06_whatCannotBeEncodedIsRefusedAndNothingIsSent() throws InterruptedException {
        try (Scene scene = Scene.open(this);
                Pipe pipe = scene.mp().pipe()) {
            EncodingException refusal =
                    assertThrows(EncodingException.class, () -> pipe.first().send(Samples.unencodable()));

            assertTrue(refusal.getMessage().contains("contents"), () -> "names no field: " + refusal.getMessage());
            assertFalse(pipe.second().poll(Times.TICK));
            pipe.first().send("next");
            assertEquals("next", pipe.second().recv(Times.SOON));
        }
    }

    @Test
    default void required_P07_whatCannotBeDecodedIsConsumedAndTheNextIsFine() throws InterruptedException {
        try (Scene scene = Scene.open(this);
                Pipe pipe = scene.mp().pipe()) {
            pipe.first().send(new Samples.Undecodable());
            pipe.first().send("next");

            assertThrows(DecodingException.class, () -> pipe.second().recv(Times.SOON));

            assertEquals("next", pipe.second().recv(Times.SOON));
        }
    }

    @Test
    default void required_P08_recvOfAClassRefusesAndConsumesAnotherClass() throws InterruptedException {
        try (Scene scene = Scene.open(this);
                Pipe pipe = scene.mp().pipe()) {
            pipe.first().send("text");
            pipe.first().send(1);
            pipe.first().send("more text");

            assertEquals("text", pipe.second().recv(String.class, Times.SOON));
            assertThrows(DecodingException.class, () -> pipe.second().recv(String.class, Times.SOON));

            assertEquals("more text", pipe.second().recv(CharSequence.class, Times.SOON));
        }
    }

    @Test
    default void required_P09_pollIsTrueOnlyForAWholeMessageAndConsumesNothing() throws InterruptedException {
        try (Scene scene = Scene.open(this);
                Pipe pipe = scene.mp().pipe()) {
            assertFalse(pipe.second().poll());
            Times.assertWaitsTick(() -> assertFalse(pipe.second().poll(Times.TICK)));

            pipe.first().send(null);

            assertTrue(pipe.second().poll());
            assertTrue(pipe.second().poll(Times.TICK));
            assertTrue(pipe.second().poll(Multiprocessing.FOREVER));
            assertNull(pipe.second().recv(Times.SOON));
            assertFalse(pipe.second().poll());
        }
    }

    @Test
    default void required_P10_nullForADurationOrAClassIsRefused() throws InterruptedException {
        try (Scene scene = Scene.open(this);
                Pipe pipe = scene.mp().pipe()) {
            pipe.first().send("message");
            Connection end = pipe.second();

            assertAll(
                    () -> assertThrows(NullPointerException.class, () -> end.send("message", null)),
                    () -> assertThrows(NullPointerException.class, () -> end.recv((Duration) null)),
                    () -> assertThrows(NullPointerException.class, () -> end.recv((Class<?>) null)),
                    () -> assertThrows(NullPointerException.class, () -> end.recv(null, Times.TICK)),
                    () -> assertThrows(NullPointerException.class, () -> end.recv(String.class, null)),
                    () -> assertThrows(NullPointerException.class, () -> end.poll(null)));

            assertEquals("message", end.recv(Times.SOON));
            assertFalse(pipe.first().poll());
        }
    }
}
