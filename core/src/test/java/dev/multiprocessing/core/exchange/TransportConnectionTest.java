package dev.multiprocessing.core.exchange;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.BufferTooShortException;
import dev.multiprocessing.ClosedException;
import dev.multiprocessing.Connection;
import dev.multiprocessing.DecodingException;
import dev.multiprocessing.Multiprocessing;
import dev.multiprocessing.PeerClosedException;
import dev.multiprocessing.Pipe;
import dev.multiprocessing.Queue;
import dev.multiprocessing.TimedOutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;

/** What the end of a pipe for objects says and keeps beyond the channel of messages below it. */
@Timeout(60)
class TransportConnectionTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final byte[] MESSAGE = {1, 2, 3, 4};

    private final Multiprocessing mp = Multiprocessing.open("heap");
    private final Pipe pipe = mp.pipe();
    private final Connection near = pipe.first();
    private final Connection far = pipe.second();

    @AfterEach
    void close() {
        mp.close();
    }

    @Test
    void aTimeoutThatIsNullIsNamed() {
        Stream<Executable> uses = Stream.of(
                () -> near.send("message", null),
                () -> near.recv((Duration) null),
                () -> near.recv(String.class, null),
                () -> near.poll(null),
                () -> near.sendBytes(ByteBuffer.wrap(MESSAGE), null),
                () -> near.recvBytes((Duration) null),
                () -> near.recvBytesInto(ByteBuffer.allocate(4), null));
        assertAll(uses.map(use -> () -> {
            String message = messageOf(NullPointerException.class, use);
            assertTrue(message.contains("timeout"), message);
        }));
        assertFalse(far.poll());
    }

    @Test
    void aTypeOrABufferThatIsNullIsNamed() {
        assertAll(
                () -> assertNamed("type", () -> near.recv((Class<?>) null)),
                () -> assertNamed("type", () -> near.recv((Class<?>) null, SOON)),
                () -> assertNamed("message", () -> near.sendBytes((ByteBuffer) null)),
                () -> assertNamed("message", () -> near.sendBytes((ByteBuffer) null, SOON)),
                () -> assertNamed("into", () -> near.recvBytesInto((ByteBuffer) null)),
                () -> assertNamed("into", () -> near.recvBytesInto((ByteBuffer) null, SOON)));
    }

    @Test
    void aRangeOutsideAnArrayIsRefusedWithTheRangeAndTheLength() {
        assertAll(
                () -> assertRange("[-1, -1 + 2) out of bounds for length 4", () -> near.sendBytes(MESSAGE, -1, 2)),
                () -> assertRange("[3, 3 + 2) out of bounds for length 4", () -> near.sendBytes(MESSAGE, 3, 2)),
                () -> assertRange("[0, 0 + -1) out of bounds for length 4", () -> near.sendBytes(MESSAGE, 0, -1)),
                () -> assertRange("[-1, 4) out of bounds for length 4", () -> near.recvBytesInto(new byte[4], -1)),
                () -> assertRange("[5, 4) out of bounds for length 4", () -> near.recvBytesInto(new byte[4], 5)));
        assertFalse(far.poll());
    }

    @Test
    void aNegativeMaximumIsRefusedWithItsValueAndConsumesNothing() throws InterruptedException {
        far.sendBytes(MESSAGE);

        assertEquals(
                "maxLength must not be negative: maxLength=-2147483648",
                messageOf(IllegalArgumentException.class, () -> near.recvBytes(Integer.MIN_VALUE)));
        assertArrayEquals(MESSAGE, near.recvBytes(SOON));
    }

    @Test
    void anAbsurdMaximumCostsNoMemory() throws InterruptedException {
        far.sendBytes(MESSAGE);

        assertArrayEquals(MESSAGE, near.recvBytes(Integer.MAX_VALUE));
    }

    @Test
    void aMaximumOfZeroIsRoomForAnEmptyMessageOnly() throws InterruptedException {
        far.sendBytes(new byte[0]);
        far.sendBytes(MESSAGE);

        assertEquals(0, near.recvBytes(0).length);
        assertTooShort(0, () -> near.recvBytes(0));
    }

    @Test
    void aMessageThatIsTooLongIsInTheExceptionWithTheRoomThereWas() throws InterruptedException {
        for (int i = 0; i < 4; i++) {
            far.sendBytes(MESSAGE);
        }
        far.sendBytes(new byte[] {9});

        assertTooShort(3, () -> near.recvBytes(3));
        assertTooShort(2, () -> near.recvBytesInto(new byte[7], 5));
        assertTooShort(1, () -> near.recvBytesInto(ByteBuffer.allocate(3).position(2)));
        assertTooShort(0, () -> near.recvBytesInto(ByteBuffer.allocateDirect(0), SOON));
        assertArrayEquals(new byte[] {9}, near.recvBytes(SOON));
    }

    @Test
    void aMessageThatIsTooLongLeavesTheBufferAsItWas() throws InterruptedException {
        byte[] array = {7, 7, 7, 7};
        ByteBuffer into = ByteBuffer.wrap(array).position(1).limit(3);
        far.sendBytes(MESSAGE);

        assertTooShort(2, () -> near.recvBytesInto(into));

        assertArrayEquals(new byte[] {7, 7, 7, 7}, array);
        assertEquals(1, into.position());
        assertEquals(3, into.limit());
    }

    @Test
    void theMessageInTheExceptionIsTheReceiversOwn() throws InterruptedException {
        far.sendBytes(MESSAGE);
        far.sendBytes(MESSAGE);

        byte[] first = assertThrows(BufferTooShortException.class, () -> near.recvBytes(1))
                .bytes();
        first[0] = 99;

        assertTooShort(1, () -> near.recvBytes(1));
    }

    @Test
    void aReceivingEndSaysWhereToSend() {
        Connection receiver = mp.pipe(false).first();

        Stream<Executable> uses = Stream.of(
                () -> receiver.send("message"),
                () -> receiver.send(new Object(), SOON),
                () -> receiver.sendBytes(MESSAGE),
                () -> receiver.sendBytes(MESSAGE, 0, 1),
                () -> receiver.sendBytes(ByteBuffer.wrap(MESSAGE)),
                () -> receiver.sendBytes(ByteBuffer.wrap(MESSAGE), SOON));
        assertAllSay(
                UnsupportedOperationException.class,
                "this end of a one-way pipe only receives; send on the second end",
                uses);
    }

    @Test
    void aSendingEndSaysWhereToReceive() {
        Connection sender = mp.pipe(false).second();

        Stream<Executable> uses = Stream.of(
                sender::recv,
                () -> sender.recv(SOON),
                () -> sender.recv(String.class),
                () -> sender.recv(String.class, SOON),
                sender::recvBytes,
                () -> sender.recvBytes(4),
                () -> sender.recvBytes(SOON),
                () -> sender.recvBytesInto(new byte[4], 0),
                () -> sender.recvBytesInto(ByteBuffer.allocate(4)),
                () -> sender.recvBytesInto(ByteBuffer.allocate(4), SOON),
                sender::poll,
                () -> sender.poll(SOON));
        assertAllSay(
                UnsupportedOperationException.class,
                "this end of a one-way pipe only sends; receive from the first end",
                uses);
    }

    @Test
    void aOneWayEndIsOneWayWhereItArrives() throws InterruptedException {
        Pipe oneWay = mp.pipe(false);
        Queue<Connection> carrier = mp.queue();
        carrier.put(oneWay.first());
        carrier.put(oneWay.second());

        Connection receiver = carrier.get(SOON);
        Connection sender = carrier.get(SOON);

        assertEquals(List.of(true, false), List.of(receiver.readable(), receiver.writable()));
        assertEquals(List.of(false, true), List.of(sender.readable(), sender.writable()));
        assertThrows(UnsupportedOperationException.class, () -> receiver.send("message"));
        assertThrows(UnsupportedOperationException.class, sender::recv);
        sender.send("message");
        assertEquals("message", receiver.recv(SOON));
    }

    @Test
    void whatIsUsedAfterItsCloseSaysWhoClosedIt() {
        near.close();

        Stream<Executable> uses = Stream.of(
                () -> near.send("message"),
                () -> near.send("message", SOON),
                near::recv,
                () -> near.recv(SOON),
                () -> near.recv(String.class),
                () -> near.recv(String.class, SOON),
                near::poll,
                () -> near.poll(SOON),
                () -> near.sendBytes(MESSAGE),
                () -> near.sendBytes(ByteBuffer.wrap(MESSAGE), SOON),
                near::recvBytes,
                () -> near.recvBytes(4),
                () -> near.recvBytes(SOON),
                () -> near.recvBytesInto(new byte[4], 0),
                () -> near.recvBytesInto(ByteBuffer.allocate(4), SOON),
                () -> mp.queue().put(near));
        assertAllSay(ClosedException.class, "connection is closed: this process closed it, or its context", uses);
    }

    @Test
    void aClosedEndThatIsOneWaySaysThatItIsClosed() {
        Pipe oneWay = mp.pipe(false);
        oneWay.close();

        assertThrows(ClosedException.class, () -> oneWay.first().send("message"));
        assertThrows(ClosedException.class, () -> oneWay.second().recv());
    }

    @Test
    void closingOneHandleOfAnEndTwiceLeavesTheOthersOpen() throws InterruptedException {
        Queue<Connection> carrier = mp.queue();
        carrier.put(near);
        Connection other = carrier.get(SOON);

        near.close();
        near.close();

        other.send("still here");
        assertEquals("still here", far.recv(SOON));
        assertThrows(TimedOutException.class, () -> far.recv(Duration.ZERO));
        other.close();
        assertThrows(PeerClosedException.class, () -> far.recv(SOON));
    }

    @Test
    void theOtherEndThatIsClosedIsReportedInFullToBothDirections() {
        far.close();

        assertAllSay(
                PeerClosedException.class,
                "the other end of the pipe is closed, and all it had sent was received",
                Stream.of(near::recv, near::recvBytes));
        assertAllSay(
                PeerClosedException.class,
                "nobody receives any more: the other end of the pipe is closed",
                Stream.of(() -> near.send("message"), () -> near.sendBytes(MESSAGE)));
        assertTrue(near.poll());
    }

    @Test
    void aPrimitiveTypeIsRefusedBeforeTheMessageIsConsumed() throws InterruptedException {
        far.send(7);

        assertThrows(IllegalArgumentException.class, () -> near.recv(int.class));
        assertThrows(IllegalArgumentException.class, () -> near.recv(void.class, SOON));

        assertEquals(7, near.recv(Integer.class));
    }

    @Test
    void aTimeoutThatPassesSaysWhatDidNotHappen() {
        assertEquals(
                "no message came before the timeout passed",
                messageOf(TimedOutException.class, () -> near.recv(Duration.ZERO)));
        assertEquals("pipe still full when the timeout passed: length=4", messageOf(TimedOutException.class, () -> {
            while (true) {
                near.sendBytes(ByteBuffer.wrap(MESSAGE), Duration.ZERO);
            }
        }));
    }

    @Test
    void anObjectOfAnotherTypeIsRefusedWithBothTypes() throws InterruptedException {
        far.send(7);
        far.send(null);

        assertEquals(
                "message of another type: type=java.lang.Integer, expected=java.lang.String; it was consumed",
                messageOf(DecodingException.class, () -> near.recv(String.class, SOON)));
        assertNull(near.recv(String.class, SOON));
    }

    @Test
    void whatCannotBeDecodedIsConsumedInEveryFormOfReceiving() throws InterruptedException {
        List<Executable> forms = List.of(
                near::recv,
                () -> near.recv(SOON),
                () -> near.recv(Refusing.class),
                () -> near.recv(Refusing.class, SOON));

        for (Executable form : forms) {
            far.send(new Refusing("not here"));
            far.send("next");
            String message = messageOf(DecodingException.class, form);

            assertTrue(message.contains("not here"), message);
            assertEquals("next", near.recv(SOON));
        }
    }

    private static void assertNamed(String argument, Executable call) {
        assertEquals(argument, messageOf(NullPointerException.class, call));
    }

    private static void assertRange(String range, Executable call) {
        assertEquals("Range " + range, messageOf(IndexOutOfBoundsException.class, call));
    }

    private static void assertTooShort(int room, Executable call) {
        BufferTooShortException refusal = assertThrows(BufferTooShortException.class, call);
        assertEquals(
                "message longer than the room for it: length=4, room=" + room + "; the exception carries the message",
                refusal.getMessage());
        assertArrayEquals(MESSAGE, refusal.bytes());
    }

    private static void assertAllSay(Class<? extends Throwable> type, String message, Stream<Executable> uses) {
        assertAll(uses.map(use -> () -> assertEquals(message, messageOf(type, use))));
    }

    private static String messageOf(Class<? extends Throwable> type, Executable call) {
        return assertThrows(type, call).getMessage();
    }
}
