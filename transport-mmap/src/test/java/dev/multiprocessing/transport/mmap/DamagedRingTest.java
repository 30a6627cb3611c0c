package dev.multiprocessing.transport.mmap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.files.Cursor;
import dev.multiprocessing.files.PrivateFiles;
import dev.multiprocessing.files.Ring;
import dev.multiprocessing.files.RingLimits;
import dev.multiprocessing.files.ThingLayout;
import dev.multiprocessing.files.crash.Messages;
import dev.multiprocessing.spi.CorruptDataException;
import dev.multiprocessing.spi.Deadline;
import java.nio.file.Path;
import java.util.List;
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

    @Test
    void headBehindTheEndOfTheSegmentLeavesNoRoomThatIsNotThere() {
        scene.header()
                .setLongRelease(ThingLayout.headAt(ThingLayout.FIRST_DIRECTION), Cursor.of(0, 0, Cursor.MAX_UNITS - 1));
        Ring other = scene.ring(new RingLimits(9, true, 1024, 1024, 5000, 9, Long.MAX_VALUE));

        CorruptDataException error = assertThrows(
                CorruptDataException.class, () -> RingScene.offer(other, Messages.of(1, 2, 5000), Deadline.NOW));

        assertEquals("damaged ring: index=" + (Cursor.MAX_UNITS - 1) + ", units=128", error.getMessage());
    }

    @Test
    void tailBehindTheEndOfTheSegmentIsRefusedBeforeTheRingGrows() {
        setTail(Cursor.of(2, 0, 128));

        CorruptDataException error = assertThrows(
                CorruptDataException.class, () -> RingScene.offer(ring, Messages.of(1, 2, 100), Deadline.NOW));

        assertEquals("damaged ring: index=128, units=128", error.getMessage());
        assertEquals(List.of("ring.segment-0"), scene.files());
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
