package dev.multiprocessing.core.heap;

import static dev.multiprocessing.core.heap.Text.message;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.HandleClosedException;
import dev.multiprocessing.spi.MessageQueue;
import dev.multiprocessing.spi.Settings;
import dev.multiprocessing.spi.Transport;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HeapQueueTest {

    private final Transport transport = new HeapTransportProvider().open(Settings.none());
    private final MessageQueue queue = transport.createQueue(2);

    @AfterEach
    void leave() {
        transport.close();
    }

    private List<String> take(int max) throws InterruptedException {
        Text.Received received = new Text.Received();
        int taken = queue.take(received, max, Deadline.NOW);
        assertEquals(taken, received.texts().size());
        return received.texts();
    }

    private boolean put(String text) throws InterruptedException {
        return queue.put(message(text), Deadline.NOW);
    }

    @Test
    void takesInTheOrderOfPuts() throws InterruptedException {
        put("one");
        put("two");

        assertEquals(List.of("one"), take(1));
        assertEquals(List.of("two"), take(1));
    }

    @Test
    void copiesTheMessageBeforePutReturns() throws InterruptedException {
        byte[] bytes = {'o', 'n', 'e'};
        queue.put(ByteBuffer.wrap(bytes), Deadline.NOW);

        bytes[0] = 'X';

        assertEquals(List.of("one"), take(1));
    }

    @Test
    void putsWhatIsBetweenPositionAndLimitAndMovesNeither() throws InterruptedException {
        ByteBuffer slice = message("-one-").position(1).limit(4).asReadOnlyBuffer();

        queue.put(slice, Deadline.NOW);

        assertEquals(List.of("one"), take(1));
        assertEquals(1, slice.position());
        assertEquals(4, slice.limit());
    }

    @Test
    void fillsTheRoomFromItsPositionOnAndAdvancesIt() throws InterruptedException {
        put("one");
        ByteBuffer room = ByteBuffer.allocateDirect(10).position(2);

        queue.take(length -> room, 1, Deadline.NOW);

        assertEquals(5, room.position());
        assertEquals('o', room.get(2));
    }

    @Test
    void emptyMessageIsAMessage() throws InterruptedException {
        put("");

        assertEquals(List.of(""), take(1));
    }

    @Test
    void takesABatchOfWhatIsThereUpToTheMost() throws InterruptedException {
        MessageQueue unbounded = transport.createQueue(MessageQueue.UNBOUNDED);
        for (String text : List.of("one", "two", "three")) {
            unbounded.put(message(text), Deadline.NOW);
        }
        Text.Received received = new Text.Received();

        assertEquals(2, unbounded.take(received, 2, Deadline.NOW));
        assertEquals(1, unbounded.take(received, 2, Deadline.NOW));

        assertEquals(List.of("one", "two", "three"), received.texts());
    }

    @Test
    void fullQueueTakesNothingIn() throws InterruptedException {
        put("one");
        put("two");

        assertFalse(put("three"));

        assertEquals(2, queue.size());
    }

    @Test
    void queueWithoutBoundIsNeverFull() throws InterruptedException {
        MessageQueue unbounded = transport.createQueue(MessageQueue.UNBOUNDED);

        for (int i = 0; i < 100_000; i++) {
            assertTrue(unbounded.put(message(""), Deadline.NOW));
        }

        assertEquals(100_000, unbounded.size());
        assertEquals(MessageQueue.UNBOUNDED, unbounded.capacity());
    }

    @Test
    void emptyQueueGivesNothing() throws InterruptedException {
        assertEquals(List.of(), take(1));
    }

    @Test
    void closedHandleRefusesEveryUse() {
        queue.close();

        List<Executable> uses = List.of(() -> put("one"), () -> take(1), queue::size, queue::capacity, queue::share);

        uses.forEach(use -> assertThrows(HandleClosedException.class, use));
    }

    @Test
    void closedHandleIsNamedWithTheCure() {
        queue.close();

        HandleClosedException error = assertThrows(HandleClosedException.class, queue::size);

        assertTrue(error.getMessage().startsWith("handle is closed: handle=queue-1, session=heap-"), error::getMessage);
        assertTrue(
                error.getMessage().endsWith("; a closed handle stays closed, attach another one with a ticket"),
                error::getMessage);
    }

    @Test
    void closingTwiceReleasesTheQueueOnce() throws InterruptedException {
        MessageQueue another = transport.attachQueue(queue.share());
        queue.close();

        queue.close();

        MessageQueue third = transport.attachQueue(another.share());
        assertTrue(third.put(message("one"), Deadline.NOW));
        assertEquals(1, another.size());
    }

    @Test
    void messageStaysIfTheSinkHasNoRoom() throws InterruptedException {
        put("one");

        assertThrows(
                BufferOverflowException.class,
                () -> queue.take(length -> ByteBuffer.allocate(length - 1), 1, Deadline.NOW));

        assertEquals(List.of("one"), take(1));
    }

    @Test
    void messageOverTheLimitIsRefusedBeforeItIsCopied(@TempDir Path directory) throws IOException {
        try (RandomAccessFile sparse =
                new RandomAccessFile(directory.resolve("huge").toFile(), "rw")) {
            sparse.setLength(MessageQueue.MAX_MESSAGE + 1L);
            ByteBuffer huge = sparse.getChannel().map(MapMode.READ_ONLY, 0, MessageQueue.MAX_MESSAGE + 1L);

            IllegalArgumentException error =
                    assertThrows(IllegalArgumentException.class, () -> queue.put(huge, Deadline.NOW));

            assertEquals("message too long: length=1073741825, max=1073741824; send it in parts", error.getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void capacityBelowOneIsRefused(int capacity) {
        IllegalArgumentException error =
                assertThrows(IllegalArgumentException.class, () -> transport.createQueue(capacity));

        assertEquals(
                "unusable capacity: capacity=" + capacity + "; choose 1 or more, or MessageQueue.UNBOUNDED",
                error.getMessage());
    }

    @Test
    void batchBelowOneIsRefused() {
        IllegalArgumentException error = assertThrows(IllegalArgumentException.class, () -> take(0));

        assertEquals("unusable batch size: max=0; choose 1 or more", error.getMessage());
    }
}
