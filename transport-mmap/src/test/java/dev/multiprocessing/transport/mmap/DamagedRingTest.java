package dev.multiprocessing.transport.mmap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.spi.CorruptDataException;
import dev.multiprocessing.spi.Deadline;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DamagedRingTest {

    private static final int RECORD = Segment.unitsFor(100);

    @TempDir
    Path directory;

    private final Messages.Collected collected = new Messages.Collected();
    private RingScene scene; // both written before each test
    private Ring ring;

    @BeforeEach
    void putTwo() {
        scene = new RingScene(directory);
        ring = scene.ring(RingScene.SMALL);
        RingScene.offer(ring, Messages.of(1, 0, 100), Deadline.NOW);
        RingScene.offer(ring, Messages.of(1, 1, 100), Deadline.NOW);
    }

    @AfterEach
    void leaveScene() {
        scene.leave();
    }

    @Test
    void countOfMessagesThatAreNotThereIsFoundOutAtTheTail() {
        setTail(Cursor.of(Integer.MAX_VALUE, 0, 2 * RECORD));

        assertEquals(2, ring.poll(collected, Integer.MAX_VALUE, Deadline.NOW));

        collected.requireNumbers(0, 2);
        requireCorrupt("damaged record: length=0, index=" + 2 * RECORD + ", units left=0");
    }

    @Test
    void countOfMessagesInAnotherSegmentIsFoundOutAtTheEndOfTheFirst() {
        setTail(Cursor.of(Integer.MAX_VALUE, 1, 0));

        int taken = ring.poll(collected, Integer.MAX_VALUE, Deadline.NOW);

        assertTrue(taken < 128, "taken=" + taken);
        assertThrows(CorruptDataException.class, () -> ring.poll(collected, 1, Deadline.NOW));
    }

    @Test
    void recordThatGoesPastTheTailIsRefused() {
        PrivateFiles.open(scene.file("ring.segment-0")).setIntRelease(64 + RECORD * Segment.UNIT, 101 + 8);

        assertEquals(1, ring.poll(collected, Integer.MAX_VALUE, Deadline.NOW));

        collected.requireOnly(0);
        requireCorrupt("damaged record: length=109, index=" + RECORD + ", units left=" + RECORD);
    }

    private void setTail(long tail) {
        scene.header().setLongRelease(ThingLayout.tailAt(ThingLayout.FIRST_DIRECTION), tail);
    }

    private void requireCorrupt(String message) {
        CorruptDataException error =
                assertThrows(CorruptDataException.class, () -> ring.poll(collected, 1, Deadline.NOW));
        assertEquals(message, error.getMessage());
    }
}
