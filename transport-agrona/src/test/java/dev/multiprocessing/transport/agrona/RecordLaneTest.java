package dev.multiprocessing.transport.agrona;

import static dev.multiprocessing.transport.agrona.LaneScene.offer;
import static dev.multiprocessing.transport.agrona.LaneScene.takes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.files.Ring;
import dev.multiprocessing.spi.CorruptDataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Messages as Agrona's records, and what a producer leaves that dies between any two stores of Agrona's algorithm. */
@Timeout(60)
class RecordLaneTest {

    private static final int LENGTH = 40;
    private static final int UNTYPED = RecordType.of(RecordType.INLINE, 77);

    @TempDir
    Path directory;

    private LaneScene scene; // made before each test

    @BeforeEach
    void open() {
        scene = new LaneScene(directory);
    }

    @AfterEach
    void leave() {
        scene.leave();
    }

    @Test
    void messagesOfAllLengthsComeInOrderThroughGrowingAndTurningRings() {
        Ring in = scene.ring(LaneScene.SMALL);
        Ring out = scene.ring(LaneScene.SMALL);
        Random random = new Random(1);
        List<Integer> lengths = new ArrayList<>();
        int taken = 0;
        for (int round = 0; round < 3_000; round++) {
            for (int i = random.nextInt(6); i > 0; i--) {
                lengths.add(4 + random.nextInt(random.nextInt(30) == 0 ? 5_000 : 300));
                assertTrue(offer(in, lengths.size() - 1, lengths.get(lengths.size() - 1)));
            }
            assertEquals(lengths.size() - taken, out.size());
            for (int i = random.nextInt(6); i > 0 && taken < lengths.size(); i--) {
                assertTrue(takes(out, taken, lengths.get(taken)), "message=" + taken);
                taken++;
            }
        }
        while (taken < lengths.size()) {
            assertTrue(takes(out, taken, lengths.get(taken)), "message=" + taken);
            taken++;
        }
        assertTrue(out.isEmpty());
        assertEquals(0, in.size());
    }

    @Test
    void ringThatDoesNotGrowIsFullAtSomeTimeAndTurns() {
        Ring ring = scene.ring(LaneScene.FIXED);
        int put = 0;
        int taken = 0;
        for (int turn = 0; turn < 50; turn++) {
            while (offer(ring, put, LENGTH + turn)) {
                put++;
            }
            int there = put - taken;
            assertTrue(there > 30, "messages that have room=" + there);
            while (taken < put) {
                assertTrue(takes(ring, taken, LENGTH + turn));
                taken++;
            }
        }
        assertFalse(takes(ring, taken, LENGTH));
    }

    @Test
    void whatWasClaimedAndNotCommittedIsTakenBack() {
        Ring ring = scene.ring(LaneScene.SMALL);
        assertTrue(offer(ring, 0, LENGTH));
        scene.agrona(0).tryClaim(UNTYPED, 100);

        assertGoesOnAfterDeath(ring, 1);
    }

    @Test
    void tailThatWasMovedAndNothingElseIsMovedBack() {
        Ring ring = scene.ring(LaneScene.SMALL);
        assertTrue(offer(ring, 0, LENGTH));
        moveTailBy(48);

        assertGoesOnAfterDeath(ring, 1);
    }

    @Test
    void paddingIsPassedAndWhatWasClaimedBehindItIsTakenBack() {
        Ring ring = scene.ring(LaneScene.FIXED);
        int next = fillUntilLessThanIsLeft(ring, 100);
        takeAll(ring, next);
        long end = scene.agrona(0).producerPosition();
        setWord(RingBufferDescriptor.HEAD_POSITION_OFFSET, end);
        scene.agrona(0).tryClaim(UNTYPED, 200); // a padding, and a claim at the beginning

        assertGoesOnAfterDeath(ring, next, next);
    }

    @Test
    void paddingThatWasNotCommittedIsTakenBack() {
        Ring ring = scene.ring(LaneScene.FIXED);
        int next = fillUntilLessThanIsLeft(ring, 100);
        takeAll(ring, next);
        int index = (int) scene.agrona(0).producerPosition();
        int left = scene.agrona(0).capacity() - index;
        moveTailBy(left + 208);
        scene.bufferOf(0).putInt(index, -left);

        assertGoesOnAfterDeath(ring, next, next);
    }

    @Test
    void messageThatWasCommittedButNotNotedIsThere() {
        Ring ring = scene.ring(LaneScene.SMALL);
        assertTrue(offer(ring, 0, LENGTH));
        long before = scene.notedTail();
        assertTrue(offer(ring, 1, LENGTH));
        scene.noteTail(before);
        Ring survivor = scene.ring(LaneScene.SMALL);

        assertEquals(2, survivor.size());
        assertGoesOnAfterDeath(survivor, 2);
    }

    @Test
    void messageThatWasCommittedAndTakenBeforeItWasNotedIsNotThereAgain() {
        Ring ring = scene.ring(LaneScene.SMALL);
        assertTrue(offer(ring, 0, LENGTH));
        long before = scene.notedTail();
        assertTrue(offer(ring, 1, LENGTH));
        scene.noteTail(before);
        Ring survivor = scene.ring(LaneScene.SMALL);
        takeAll(survivor, 2);

        assertEquals(0, survivor.size());
        assertGoesOnAfterDeath(survivor, 2, 2);
    }

    @Test
    void moveThatWasCommittedAndNotNotedIsFollowed() {
        Ring ring = scene.ring(LaneScene.SMALL);
        assertTrue(offer(ring, 0, LENGTH));
        long before = scene.notedTail();
        assertTrue(offer(ring, 1, 1_500)); // in the next file
        takeBack(1);
        scene.noteTail(before);

        assertGoesOnAfterDeath(scene.ring(LaneScene.SMALL), 1);
    }

    @Test
    void movesOfSeveralThatDiedBeforeTheirMessageAreFollowed() {
        Ring ring = scene.ring(LaneScene.LONGER);
        assertTrue(offer(ring, 0, LENGTH));
        diesBehindMove(1, 600, 1);
        diesBehindMove(1, 1_200, 2);
        diesBehindMove(1, 2_400, 3);
        Ring survivor = scene.ring(LaneScene.LONGER);
        assertEquals(1, survivor.size());

        assertTrue(offer(survivor, 1, 4_800));

        assertEquals(2, ring.size());
        assertTrue(takes(ring, 0, LENGTH));
        assertFalse(survivor.isEmpty());
        assertTrue(takes(survivor, 1, 4_800));
        assertTrue(ring.isEmpty());
        assertEquals(List.of("q1-0a.segment-4"), scene.segments());
        assertEquals(0, scene.bytes());
    }

    @Test
    void consumerGoesBehindMovesBeforeThereIsAMessage() {
        Ring ring = scene.ring(LaneScene.LONGER);
        diesBehindMove(0, LENGTH, 0);
        diesBehindMove(0, 600, 1);
        diesBehindMove(0, 1_200, 2);

        assertEquals(0, ring.size());
        assertFalse(takes(ring, 0, LENGTH));
        assertTrue(offer(ring, 0, LENGTH));
        assertTrue(takes(ring, 0, LENGTH));

        assertEquals(List.of("q1-0a.segment-2"), scene.segments());
        assertEquals(0, scene.bytes());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void fileBehindAMoveIsMappedOnceHoweverOftenSomebodyLooks() throws IOException {
        diesBehindMove(0, LENGTH, 0);
        diesBehindMove(0, 600, 1);
        Ring ring = scene.ring(LaneScene.LONGER);
        assertTrue(ring.isEmpty());
        long before = mappings("q1-0a.segment-1");

        for (int look = 0; look < 100; look++) {
            assertTrue(ring.isEmpty());
            assertEquals(0, ring.size());
            assertFalse(takes(ring, 0, LENGTH));
        }

        long more = mappings("q1-0a.segment-1") - before;
        assertTrue(more < 10, "mappings more=" + more);
    }

    @Test
    void moveBehindAPaddingIsFollowed() {
        Ring ring = scene.ring(LaneScene.FIXED);
        int next = fillUntilLessThanIsLeft(ring, 100);
        takeAll(ring, next);
        setWord(RingBufferDescriptor.HEAD_POSITION_OFFSET, scene.agrona(0).producerPosition());
        scene.agrona(0).tryClaim(UNTYPED, 200); // a padding, and a claim at the beginning
        scene.lane(LaneScene.LONGER).tail().cleanUpAfterDeath();
        Ring survivor = scene.ring(LaneScene.LONGER);

        assertTrue(offer(survivor, next, 600));

        assertEquals(1, survivor.size());
        assertFalse(ring.isEmpty());
        assertTrue(takes(ring, next, 600));
        assertTrue(ring.isEmpty());
    }

    @Test
    void recordOfAnotherMessageIsDamage() {
        Ring ring = scene.ring(LaneScene.SMALL);
        assertTrue(offer(ring, 0, LENGTH));
        scene.bufferOf(0).putInt(4, RecordType.of(RecordType.INLINE, 5));

        CorruptDataException damage = assertThrows(CorruptDataException.class, () -> takes(ring, 0, LENGTH));

        assertEquals("damaged record: type=20000005, expected count=0", damage.getMessage());
    }

    /** A producer goes on in that file, as its message is so long, and dies before it commits that. */
    private void diesBehindMove(int message, int length, int number) {
        long before = scene.notedTail();
        assertTrue(offer(scene.ring(LaneScene.LONGER), message, length));
        takeBack(number);
        scene.noteTail(before);
        scene.lane(LaneScene.LONGER).tail().cleanUpAfterDeath();
    }

    private static long mappings(String file) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/maps"))) {
            return lines.filter(line -> line.contains(file)).count();
        }
    }

    /** As if the first record of a file had not been committed. */
    private void takeBack(int number) {
        assertTrue(scene.bufferOf(number).getInt(0) > 0);
        scene.bufferOf(number).putLong(0, 0);
    }

    private void moveTailBy(int bytes) {
        setWord(RingBufferDescriptor.TAIL_POSITION_OFFSET, scene.agrona(0).producerPosition() + bytes);
    }

    private void setWord(int offset, long value) {
        scene.bufferOf(0).putLong(scene.agrona(0).capacity() + offset, value);
    }

    private int fillUntilLessThanIsLeft(Ring ring, int bytes) {
        int next = 0;
        OneToOneRingBuffer agrona = null;
        while (agrona == null || agrona.capacity() - agrona.producerPosition() >= bytes) {
            assertTrue(offer(ring, next, LENGTH));
            next++;
            agrona = scene.agrona(0);
        }
        return next;
    }

    private static void takeAll(Ring ring, int until) {
        int first = until - ring.size();
        for (int number = first; number < until; number++) {
            assertTrue(takes(ring, number, LENGTH), "message=" + number);
        }
    }

    private void assertGoesOnAfterDeath(Ring ring, int put) {
        assertGoesOnAfterDeath(ring, put, 0);
    }

    /** Somebody takes the lock over, and dies, and somebody else does so again; messages are as many as were put. */
    private void assertGoesOnAfterDeath(Ring ring, int put, int taken) {
        RecordTail dies = (RecordTail) scene.lane(LaneScene.SMALL).tail();
        dies.cleanUpAfterDeath();
        dies.cleanUpAfterDeath();
        Ring survivor = scene.ring(LaneScene.SMALL);
        assertEquals(put - taken, survivor.size());
        for (int i = 0; i < 300; i++) {
            assertTrue(offer(survivor, put + i, LENGTH));
        }
        for (int number = taken; number < put + 300; number++) {
            assertTrue(takes(ring, number, LENGTH), "message=" + number);
        }
        assertTrue(survivor.isEmpty());
    }
}
