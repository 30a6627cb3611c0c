package dev.multiprocessing.transport.mmap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.multiprocessing.files.PrivateFiles;
import dev.multiprocessing.files.Ring;
import dev.multiprocessing.files.crash.Messages;
import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.MessageSink;
import dev.multiprocessing.spi.TransportException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What begins and ends a batch, and what becomes of the others when one message of it fails. */
@Timeout(60)
class RingBatchTest {

    private static final int LONG = 3000; // for a ring whose segments take 512 bytes
    private static final int ALL = Integer.MAX_VALUE;

    @TempDir
    Path directory;

    private final Messages.Collected collected = new Messages.Collected();
    private RingScene scene; // written before each test
    private Ring ring;

    @BeforeEach
    void setScene() {
        scene = new RingScene(directory);
        ring = scene.ring(RingScene.SMALL);
    }

    @AfterEach
    void leaveScene() {
        scene.leave();
    }

    @Test
    void batchThatIsTakenEndsWithWhatWasThereWhenItBegan() {
        offer(0, 100);
        offer(1, 100);

        int taken = ring.poll(
                length -> {
                    offer(2, 100);
                    return collected.room(length);
                },
                ALL,
                Deadline.NOW);

        assertEquals(2, taken);
        collected.requireNumbers(0, 2);
    }

    @Test
    void batchLongerThanATurnIsTakenInOneCall() {
        for (int number = 0; number < 1000; number++) {
            offer(number, 400);
        }

        assertEquals(1000, ring.poll(collected, ALL, Deadline.NOW));

        collected.requireNumbers(0, 1000);
    }

    @Test
    void batchOfAnyLengthIsPutInTurns() {
        List<ByteBuffer> messages = new ArrayList<>();
        for (int number = 0; number < 1000; number++) {
            messages.add(Messages.of(1, number, 400));
        }

        int put = ring.offerAll(messages, Deadline.NOW);
        while (put < 1000) {
            put += ring.offerAll(messages.subList(put, 1000), Deadline.NOW);
        }

        ring.poll(collected, ALL, Deadline.NOW);
        collected.requireNumbers(0, 1000);
    }

    @Test
    void longMessagesAreTakenWithTheOthers() {
        offer(0, LONG);
        offer(1, LONG);
        offer(2, 100);

        assertEquals(3, ring.poll(collected, ALL, Deadline.NOW));

        collected.requireNumbers(0, 3);
    }

    @Test
    void batchEndsBeforeAMessageForWhichThereIsNoRoomAndLosesNone() {
        offer(0, LONG);
        offer(1, 100);
        MessageSink small = length -> {
            if (length < LONG) {
                throw new OutOfMemoryError("for a test");
            }
            return collected.room(length);
        };

        assertEquals(1, ring.poll(small, ALL, Deadline.NOW));
        collected.requireOnly(0);
        assertThrows(OutOfMemoryError.class, () -> ring.poll(small, ALL, Deadline.NOW));

        assertEquals(1, ring.poll(collected, ALL, Deadline.NOW));
        collected.requireOnly(1);
    }

    @Test
    void messageThatIsLostWithinABatchIsReportedByTheNextCall() {
        offer(0, 100);
        offer(1, LONG);
        offer(2, 100);

        int taken = ring.poll(
                length -> {
                    if (length >= LONG) {
                        PrivateFiles.delete(scene.file("ring.spill-1"));
                    }
                    return collected.room(length);
                },
                ALL,
                Deadline.NOW);

        assertEquals(1, taken);
        assertThrows(TransportException.class, () -> ring.poll(collected, ALL, Deadline.NOW));
        collected.drain();
        assertEquals(1, ring.poll(collected, ALL, Deadline.NOW));
        collected.requireOnly(2);
        assertEquals(List.of("ring.segment-0"), scene.files());
    }

    private void offer(int number, int length) {
        RingScene.offer(ring, Messages.of(1, number, length), Deadline.NOW);
    }
}
