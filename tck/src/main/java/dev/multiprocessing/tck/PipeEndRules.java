package dev.multiprocessing.tck;

import static java.nio.file.StandardOpenOption.DELETE_ON_CLOSE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.Connection;
import dev.multiprocessing.PeerClosedException;
import dev.multiprocessing.Pipe;
import dev.multiprocessing.TimedOutException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The rules of a pipe under load and at its end. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public interface PipeEndRules extends TransportRules {

    /** How often a receiver closes while the sender may still be in the middle of its call. */
    int LAST_MESSAGES = Knobs.HERE.effort(30);

    /** After so much silence a sender may look whether there still is a receiver. */
    int REST_MILLIS = 60;

    @Test
    default void required_P20_whatWasSentBeforeTheCloseIsDeliveredBeforeTheEnd() throws InterruptedException {
        try (Scene scene = Scene.open(this);
                Pipe pipe = scene.mp().pipe()) {
            pipe.second().send("data");
            pipe.second().send("more data");
            pipe.second().close();

            assertEquals("data", pipe.first().recv(Times.SOON));
            assertEquals("more data", pipe.first().recv(Times.SOON));
            assertGoodbye(pipe.first());
            assertGoodbye(pipe.first());
        }
    }

    /** Receiving and sending report a clean close, again and again, and poll does not wait for more. */
    private static void assertGoodbye(Connection end) throws InterruptedException {
        assertTrue(end.poll(Times.SOON));
        assertSame(
                PeerClosedException.class,
                assertThrows(PeerClosedException.class, () -> end.recv(Times.SOON))
                        .getClass());
        assertSame(
                PeerClosedException.class,
                assertThrows(PeerClosedException.class, () -> end.recvBytes(Times.SOON))
                        .getClass());
        assertSame(
                PeerClosedException.class,
                assertThrows(PeerClosedException.class, () -> end.send("late", Times.SOON))
                        .getClass());
    }

    @Test
    default void required_P21_aBlockedReceiverAndSenderNoticeTheClose() throws InterruptedException {
        try (Scene scene = Scene.open(this);
                Pipe pipe = scene.mp().pipe();
                Pipe full = scene.mp().pipe()) {
            PipeTargets.fill(full.first());
            Task<Void> receiver = Task.blocked(() -> pipe.first().recv());
            Task<Void> sender = Task.blocked(() -> full.first().sendBytes(PipeTargets.block(0)));

            pipe.second().close();
            full.second().close();

            receiver.failure(PeerClosedException.class);
            sender.failure(PeerClosedException.class);
        }
    }

    @Test
    default void required_P22_anEndIsOpenWhileAnyProcessHasItOpen() throws InterruptedException {
        try (Scene scene = Scene.open(this);
                Pipe pipe = scene.mp().pipe();
                Pipe command = scene.mp().pipe()) {
            scene.start(scene.mp().process(PipeTargets::sendAndLeave, pipe.second(), command.second()));
            pipe.second().close();

            assertEquals("sent", command.first().recv(Times.LONG));
            assertEquals("data", pipe.first().recv(Times.SOON));
            assertEquals("more data", pipe.first().recv(Times.SOON));
            assertThrows(TimedOutException.class, () -> pipe.first().recv(Times.TICK));
            command.first().send("leave");
            scene.awaitSuccess();

            assertGoodbye(pipe.first());
        }
    }

    @Test
    default void required_P23_messagesOfAnySizeTravel() throws InterruptedException {
        try (Scene scene = Scene.open(this);
                Pipe pipe = scene.mp().pipe()) {
            scene.start(scene.mp().process(PipeTargets::echo, pipe.second()));
            pipe.second().close();

            for (int size : Payload.SIZES) {
                byte[] message = Payload.of(size, size);
                pipe.first().sendBytes(message);
                assertArrayEquals(message, pipe.first().recvBytes(Times.LONG), () -> "size=" + size);
            }

            pipe.first().close();
            scene.awaitSuccess();
        }
    }

    @Test
    default void required_P24_messagesOfSeveralSendersNeverMix() throws InterruptedException {
        try (Scene scene = Scene.open(this);
                Pipe pipe = scene.mp().pipe()) {
            int senders = 3;
            int count = Knobs.HERE.effort(200);
            int maxSize = 100_000;
            List<Task<Void>> tasks = new ArrayList<>();
            for (int sender = 0; sender < senders; sender++) {
                int id = sender;
                tasks.add(Task.run(() -> sendPackets(pipe.first(), id, count, maxSize)));
            }

            List<Packet> received = new ArrayList<>();
            for (int i = 0; i < senders * count; i++) {
                Packet packet = (Packet) Expect.next(pipe.second(), Times.SOON, "packet " + i + " of all senders");
                packet.assertIntact(maxSize);
                received.add(packet);
            }

            Packet.assertInOrder(received);
            for (int sender = 0; sender < senders; sender++) {
                tasks.get(sender).result();
                Packet.assertComplete(List.of(received), sender, count);
            }
        }
    }

    private static void sendPackets(Connection end, int sender, int count, int maxSize) throws InterruptedException {
        for (int number = 0; number < count; number++) {
            end.send(Packet.of(sender, number, maxSize), Times.LONG);
        }
    }

    @Test
    default void required_P25_aFullPipeMakesTheSenderWaitAndLosesNothing() throws InterruptedException {
        try (Scene scene = Scene.open(this);
                Pipe pipe = scene.mp().pipe()) {
            int count = PipeTargets.fill(pipe.first());
            Task<Void> sender = Task.blocked(() -> pipe.first().sendBytes(PipeTargets.block(count)));

            PipeTargets.drain(pipe.second(), count + 1);

            sender.result();
            assertFalse(pipe.second().poll());
        }
    }

    @Test
    default void required_P26_bothEndsMaySendAtTheSameTime() throws InterruptedException {
        try (Scene scene = Scene.open(this);
                Pipe pipe = scene.mp().pipe()) {
            byte[] message = Payload.of(5 << 20, 1);
            Task<byte[]> first = Task.call(() -> pipe.first().recvBytes());
            Task<byte[]> second = Task.call(() -> pipe.second().recvBytes());
            Task<Void> sender = Task.run(() -> pipe.first().sendBytes(message));

            Task.run(() -> pipe.second().sendBytes(message)).result();

            sender.result();
            assertArrayEquals(message, first.result());
            assertArrayEquals(message, second.result());
        }
    }

    @Test
    default void required_P27_thePipeClosesBothItsEnds() {
        try (Scene scene = Scene.open(this)) {
            Pipe pipe = scene.mp().pipe();

            pipe.close();

            assertTrue(pipe.first().closed());
            assertTrue(pipe.second().closed());
        }
    }

    @Test
    default void required_P28_aMessageLongerThanOneGibibyteIsRefusedWithItsLength() throws IOException {
        try (Scene scene = Scene.open(this);
                Pipe pipe = scene.mp().pipe()) {
            ByteBuffer message = sparse((1 << 30) + 1);

            IllegalArgumentException refusal = assertThrows(
                    IllegalArgumentException.class, () -> pipe.first().sendBytes(message));

            assertTrue(refusal.getMessage().contains("1073741825"), refusal::getMessage);
            assertFalse(pipe.second().poll());
        }
    }

    @Test
    default void required_P29_aSendThatWasReceivedSucceedsThoughTheReceiverClosesAtOnce() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            for (int number = 0; number < LAST_MESSAGES; number++) {
                try (Pipe pipe = scene.mp().pipe()) {
                    Task<Object> receiver = Task.call(() -> {
                        Object message = pipe.first().recv();
                        pipe.first().close();
                        return message;
                    });
                    Thread.sleep(REST_MILLIS);

                    pipe.second().send(number);

                    assertEquals(number, receiver.result());
                }
            }
        }
    }

    /** A buffer that takes no memory before somebody reads it. */
    private static ByteBuffer sparse(int length) throws IOException {
        Path file = Files.createTempFile("tck", ".sparse");
        try (FileChannel channel = FileChannel.open(file, READ, WRITE, DELETE_ON_CLOSE)) {
            return channel.map(FileChannel.MapMode.READ_WRITE, 0, length);
        }
    }
}
