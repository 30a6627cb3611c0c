package dev.multiprocessing.tck;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.BufferTooShortException;
import dev.multiprocessing.Connection;
import dev.multiprocessing.Pipe;
import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;

/** The rules of a pipe that carries bytes. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public interface PipeBytesRules extends TransportRules {

    @Test
    default void required_P11_bytesArriveAsTheyWereSentByEveryForm() throws InterruptedException {
        try (Scene scene = Scene.open(this);
                Pipe pipe = scene.mp().pipe()) {
            pipe.first().sendBytes(new byte[] {1, 2, 3});
            pipe.first().sendBytes(new byte[] {0, 4, 5, 6, 0}, 1, 3);
            pipe.first()
                    .sendBytes(ByteBuffer.wrap(new byte[] {0, 7, 8, 9, 0}, 1, 3).asReadOnlyBuffer());
            ByteBuffer direct = ByteBuffer.allocateDirect(3).put(new byte[] {10, 11, 12});
            pipe.first().sendBytes(direct.flip(), Times.SOON);

            assertArrayEquals(new byte[] {1, 2, 3}, pipe.second().recvBytes());
            assertArrayEquals(new byte[] {4, 5, 6}, pipe.second().recvBytes(3));
            byte[] into = new byte[5];
            assertEquals(3, pipe.second().recvBytesInto(into, 2));
            assertArrayEquals(new byte[] {0, 0, 7, 8, 9}, into);
            assertArrayEquals(new byte[] {10, 11, 12}, pipe.second().recvBytes(Times.SOON));
        }
    }

    @Test
    default void required_P12_aSentBufferStaysAsItIs() throws InterruptedException {
        try (Scene scene = Scene.open(this);
                Pipe pipe = scene.mp().pipe()) {
            ByteBuffer buffer = ByteBuffer.allocate(10).position(2).limit(7);

            pipe.first().sendBytes(buffer);
            pipe.first().sendBytes(buffer, Times.SOON);

            assertEquals(2, buffer.position());
            assertEquals(7, buffer.limit());
            assertEquals(5, pipe.second().recvBytes(Times.SOON).length);
            assertEquals(5, pipe.second().recvBytes(Times.SOON).length);
        }
    }

    @Test
    default void required_P13_aReceivingBufferAdvancesByTheMessage() throws InterruptedException {
        try (Scene scene = Scene.open(this);
                Pipe pipe = scene.mp().pipe()) {
            for (ByteBuffer into : List.of(ByteBuffer.allocate(10), ByteBuffer.allocateDirect(10))) {
                into.position(1).limit(8);
                pipe.first().sendBytes(new byte[] {1, 2, 3});
                pipe.first().sendBytes(new byte[] {4, 5, 6, 7});

                assertEquals(3, pipe.second().recvBytesInto(into));
                assertEquals(4, pipe.second().recvBytesInto(into, Times.SOON));

                assertEquals(8, into.position());
                assertEquals(8, into.limit());
                assertEquals(ByteBuffer.wrap(new byte[] {0, 1, 2, 3, 4, 5, 6, 7}), into.flip());
            }
        }
    }

    @Test
    default void required_P14_anEmptyMessageIsAMessage() throws InterruptedException {
        try (Scene scene = Scene.open(this);
                Pipe pipe = scene.mp().pipe()) {
            pipe.first().sendBytes(new byte[0]);
            pipe.first().sendBytes(new byte[3], 3, 0);
            pipe.first().sendBytes(ByteBuffer.allocate(0));

            assertTrue(pipe.second().poll(Times.SOON));
            assertEquals(0, pipe.second().recvBytes(Times.SOON).length);
            assertEquals(0, pipe.second().recvBytesInto(new byte[0], 0));
            assertEquals(0, pipe.second().recvBytesInto(ByteBuffer.allocate(0), Times.SOON));
            assertFalse(pipe.second().poll());
        }
    }

    @Test
    default void required_P15_aMessageTooLongIsInTheExceptionAndTheConnectionGoesOn() throws InterruptedException {
        try (Scene scene = Scene.open(this);
                Pipe pipe = scene.mp().pipe()) {
            byte[] message = {1, 2, 3, 4};
            for (int i = 0; i < 5; i++) {
                pipe.first().sendBytes(message);
            }
            pipe.first().sendBytes(new byte[] {9});
            ByteBuffer three = ByteBuffer.allocate(3);

            assertTooShort(message, () -> pipe.second().recvBytes(3));
            assertTooShort(message, () -> pipe.second().recvBytes(3, Times.SOON));
            assertTooShort(message, () -> pipe.second().recvBytesInto(new byte[5], 2));
            assertTooShort(message, () -> pipe.second().recvBytesInto(three));
            assertTooShort(message, () -> pipe.second().recvBytesInto(three, Times.SOON));

            assertEquals(0, three.position());
            assertArrayEquals(new byte[] {9}, pipe.second().recvBytes(Times.SOON));
        }
    }

    private static void assertTooShort(byte[] message, Executable call) {
        BufferTooShortException refusal = assertThrows(BufferTooShortException.class, call);
        assertArrayEquals(message, refusal.bytes());
        assertTrue(refusal.getMessage().contains("length=4"), refusal::getMessage);
    }

    @Test
    default void required_P16_rangesOutsideAnArrayAreRefusedAndNothingMoves() throws InterruptedException {
        try (Scene scene = Scene.open(this);
                Pipe pipe = scene.mp().pipe()) {
            Connection end = pipe.second();
            byte[] array = new byte[4];
            pipe.first().sendBytes(new byte[] {1});

            assertAll(
                    () -> assertThrows(IndexOutOfBoundsException.class, () -> end.sendBytes(array, -1, 1)),
                    () -> assertThrows(IndexOutOfBoundsException.class, () -> end.sendBytes(array, 0, -1)),
                    () -> assertThrows(IndexOutOfBoundsException.class, () -> end.sendBytes(array, 5, 0)),
                    () -> assertThrows(IndexOutOfBoundsException.class, () -> end.sendBytes(array, 2, 3)),
                    () -> assertThrows(
                            IndexOutOfBoundsException.class, () -> end.sendBytes(array, 2, Integer.MAX_VALUE)),
                    () -> assertThrows(IndexOutOfBoundsException.class, () -> end.recvBytesInto(array, -1)),
                    () -> assertThrows(IndexOutOfBoundsException.class, () -> end.recvBytesInto(array, 5)),
                    () -> assertThrows(IllegalArgumentException.class, () -> end.recvBytes(-1)));

            assertFalse(pipe.first().poll());
            assertArrayEquals(new byte[] {1}, end.recvBytes(Times.SOON));
        }
    }

    @Test
    default void required_P17_aReadOnlyBufferIsRefusedAndNothingIsReceived() throws InterruptedException {
        try (Scene scene = Scene.open(this);
                Pipe pipe = scene.mp().pipe()) {
            ByteBuffer into = ByteBuffer.allocate(10).asReadOnlyBuffer();
            pipe.first().sendBytes(new byte[] {1});

            assertThrows(ReadOnlyBufferException.class, () -> pipe.second().recvBytesInto(into));
            assertThrows(ReadOnlyBufferException.class, () -> pipe.second().recvBytesInto(into, Times.TICK));

            assertArrayEquals(new byte[] {1}, pipe.second().recvBytes(Times.SOON));
        }
    }

    @Test
    default void required_P18_nullForABufferIsRefused() throws InterruptedException {
        try (Scene scene = Scene.open(this);
                Pipe pipe = scene.mp().pipe()) {
            Connection end = pipe.second();
            pipe.first().sendBytes(new byte[] {1});

            assertAll(
                    () -> assertThrows(NullPointerException.class, () -> end.sendBytes((byte[]) null)),
                    () -> assertThrows(NullPointerException.class, () -> end.sendBytes(null, 0, 0)),
                    () -> assertThrows(NullPointerException.class, () -> end.sendBytes((ByteBuffer) null)),
                    () -> assertThrows(NullPointerException.class, () -> end.sendBytes(ByteBuffer.allocate(1), null)),
                    () -> assertThrows(NullPointerException.class, () -> end.recvBytes((Duration) null)),
                    () -> assertThrows(NullPointerException.class, () -> end.recvBytesInto(null, 0)),
                    () -> assertThrows(NullPointerException.class, () -> end.recvBytesInto((ByteBuffer) null)));

            assertFalse(pipe.first().poll());
            assertArrayEquals(new byte[] {1}, end.recvBytes(Times.SOON));
        }
    }

    @Test
    default void required_P19_objectsAndBytesMayBeMixed() throws InterruptedException {
        try (Scene scene = Scene.open(this);
                Pipe pipe = scene.mp().pipe()) {
            pipe.first().send("object");
            pipe.first().sendBytes(new byte[] {1, 2});
            pipe.first().send(new byte[] {3, 4});

            assertEquals("object", pipe.second().recv(Times.SOON));
            assertArrayEquals(new byte[] {1, 2}, pipe.second().recvBytes(Times.SOON));
            assertArrayEquals(new byte[] {3, 4}, pipe.second().recv(byte[].class, Times.SOON));
        }
    }
}
