package dev.multiprocessing.transport.mmap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.files.Cursor;
import dev.multiprocessing.files.Ring;
import dev.multiprocessing.files.RingLimits;
import dev.multiprocessing.files.crash.Messages;
import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.TransportException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RingTest {

    private static final Deadline PATIENCE = Deadline.NOW;
    private static final RingLimits SMALL = RingScene.SMALL;

    @TempDir
    Path directory;

    private final Messages.Collected collected = new Messages.Collected();
    private RingScene scene; // written before each test

    @BeforeEach
    void setScene() {
        scene = new RingScene(directory);
    }

    @AfterEach
    void leaveScene() {
        scene.leave();
    }

    @Test
    void messagesOfAnyLengthComeOutAsTheyWentIn() {
        Ring ring = scene.ring(SMALL);

        for (int length = 0; length < 1100; length += 7) {
            ByteBuffer message = Messages.of(1, length, length);
            assertTrue(RingScene.offer(ring, message, PATIENCE));
            ring.poll(collected, 1, PATIENCE);
            assertEquals(message, collected.only());
        }
    }

    @Test
    void emptyMessageIsAMessage() {
        Ring ring = scene.ring(SMALL);

        RingScene.offer(ring, ByteBuffer.allocate(0), PATIENCE);

        assertEquals(1, ring.poll(collected, 1, PATIENCE));
        assertEquals(0, collected.only().remaining());
    }

    @Test
    void putBufferStaysAsItIs() {
        ByteBuffer message =
                ByteBuffer.allocateDirect(1000).position(3).limit(900).asReadOnlyBuffer();

        RingScene.offer(scene.ring(SMALL), message, PATIENCE);

        assertEquals(3, message.position());
        assertEquals(900, message.limit());
    }

    @Test
    void recordsWrapAroundTheEndOfASegmentThatDoesNotGrow() {
        Ring ring = scene.ring(new RingLimits(1_000_000, false, 4096, 4096, 512, 4, Long.MAX_VALUE));
        Random lengths = new Random(1);

        for (int number = 0; number < 10_000; number++) {
            RingScene.offer(ring, Messages.of(1, number, lengths.nextInt(400)), PATIENCE);
            ring.poll(collected, 1, PATIENCE);
            collected.requireOnly(number);
        }
        assertEquals(List.of("ring.segment-0"), scene.files());
    }

    @Test
    void whatWaitsIsWholeHoweverFullTheRingWas() {
        RingLimits limits = new RingLimits(1_000_000, false, 8192, 8192, 512, 4, Long.MAX_VALUE);
        Ring[] handles = {scene.ring(limits), scene.ring(limits)};
        Random random = new Random(1);
        int put = 0;
        int taken = 0;

        while (put < 20_000) {
            for (int most = random.nextInt(100); most > 0; most--) {
                ByteBuffer message = Messages.of(1, put, random.nextInt(200));
                put += RingScene.offer(handles[random.nextInt(2)], message, PATIENCE) ? 1 : 0;
            }
            for (int most = random.nextInt(100); most > 0 && taken < put; most--) {
                taken += handles[random.nextInt(2)].poll(collected, 1, PATIENCE);
                collected.requireOnly(taken - 1);
            }
        }
    }

    @Test
    void segmentThatDoesNotGrowRefusesWhenFullAndLosesNothing() {
        Ring ring = scene.ring(new RingLimits(1_000_000, false, 4096, 4096, 512, 4, Long.MAX_VALUE));

        int put = putUntilRefused(ring);

        assertTrue(put > 3, "put=" + put);
        assertEquals(put, ring.poll(collected, Integer.MAX_VALUE, PATIENCE));
        collected.requireNumbers(0, put);
    }

    @Test
    void segmentThatDoesNotGrowIsFollowedByALargerOneForALongerKindOfMessages() {
        Ring ring = scene.ring(new RingLimits(1_000_000, false, 1024, 1024, 4000, 4, Long.MAX_VALUE));
        int before = putUntilRefused(ring);
        ByteBuffer longer = Messages.of(1, before, 3000);

        assertFalse(RingScene.offer(ring, longer, PATIENCE));
        ring.poll(collected, 4, PATIENCE);
        assertTrue(RingScene.offer(ring, longer, PATIENCE));
        assertEquals(List.of("ring.segment-0", "ring.segment-1"), scene.files());

        ring.poll(collected, Integer.MAX_VALUE, PATIENCE);
        assertEquals(List.of("ring.segment-1"), scene.files());
        int more = 1;
        while (RingScene.offer(ring, Messages.of(1, before + more, 3000), PATIENCE)) {
            more++;
        }
        assertTrue(more > 3, "more=" + more);
        ring.poll(collected, Integer.MAX_VALUE, PATIENCE);
        collected.requireNumbers(0, before + more);
    }

    @Test
    void segmentForShortMessagesIsFollowedByALargerOneOnlyForOthers() {
        Ring ring = scene.ring(new RingLimits(1_000_000, false, 64 * 1024, 256 * 1024, 4096, 4, Long.MAX_VALUE));

        int put = putUntilRefused(ring);
        assertEquals(List.of("ring.segment-0"), scene.files());
        ring.poll(collected, 15, PATIENCE);
        while (RingScene.offer(ring, Messages.of(1, put, 4000), PATIENCE)) {
            put++;
        }

        assertEquals(List.of("ring.segment-0", "ring.segment-1"), scene.files());
        assertTrue(put > 64 + 100, "put=" + put);
        ring.poll(collected, Integer.MAX_VALUE, PATIENCE);
        collected.requireNumbers(0, put);
    }

    @Test
    void longMessageWaitsWhereFewAreAllowed() {
        Ring ring = scene.ring(new RingLimits(1_000_000, false, 64 * 1024, 64 * 1024, 512, 2, Long.MAX_VALUE));
        ByteBuffer longMessage = Messages.of(1, 0, 5000);

        assertTrue(RingScene.offer(ring, longMessage, PATIENCE));
        assertTrue(RingScene.offer(ring, longMessage, PATIENCE));
        assertFalse(RingScene.offer(ring, longMessage, PATIENCE));

        ring.poll(collected, 1, PATIENCE);
        assertTrue(RingScene.offer(ring, longMessage, PATIENCE));
    }

    @Test
    void fullSegmentMakesTheRingGrowAndIsDeletedWhenItIsDrained() {
        Ring ring = scene.ring(SMALL);
        for (int number = 0; number < 1000; number++) {
            RingScene.offer(ring, Messages.of(1, number, 200), PATIENCE);
        }
        int segments = scene.files().size();

        ring.poll(collected, Integer.MAX_VALUE, PATIENCE);

        assertTrue(segments > 3, "segments=" + segments);
        assertEquals(1, scene.files().size());
        collected.requireNumbers(0, 1000);
    }

    @Test
    void boundCountsMessagesWhateverTheirLength() {
        Ring ring = scene.ring(new RingLimits(3, true, 1024, 1024, 512, 3, Long.MAX_VALUE));

        int put = 0;
        while (RingScene.offer(ring, Messages.of(1, put, 100 + put * 1000), PATIENCE)) {
            put++;
        }

        assertEquals(3, put);
        assertEquals(3, ring.size());
    }

    @Test
    void spilledMessageLeavesNoFileBehind() {
        Ring ring = scene.ring(SMALL);
        RingScene.offer(ring, Messages.of(1, 0, 5000), PATIENCE);
        assertTrue(scene.files().contains("ring.spill-0"), scene.files().toString());

        ring.poll(collected, 1, PATIENCE);

        assertEquals(List.of("ring.segment-0"), scene.files());
    }

    @Test
    void countsGoOnAcrossTwoToThe32() {
        scene.startAt(Cursor.of(-50, 0, 0));
        Ring ring = scene.ring(SMALL);

        for (int number = 0; number < 100; number++) {
            RingScene.offer(ring, Messages.of(1, number, number * 10), PATIENCE);
            assertEquals(number + 1, ring.size());
        }

        assertEquals(100, ring.poll(collected, 200, PATIENCE));
        collected.requireNumbers(0, 100);
        assertEquals(0, ring.size());
    }

    @Test
    void segmentNumbersAreUsedAgain() {
        scene.startAt(Cursor.of(0, Cursor.SEGMENTS - 2, 0));
        Ring ring = scene.ring(SMALL);

        for (int number = 0; number < 200; number++) {
            RingScene.offer(ring, Messages.of(1, number, 100), PATIENCE);
        }

        assertTrue(scene.files().contains("ring.segment-1"), scene.files().toString());
        ring.poll(collected, Integer.MAX_VALUE, PATIENCE);
        collected.requireNumbers(0, 200);
    }

    private static int putUntilRefused(Ring ring) {
        int put = 0;
        while (RingScene.offer(ring, Messages.of(1, put, 100), PATIENCE)) {
            put++;
        }
        return put;
    }

    @Test
    void moreBytesThanTheLimitAreRefusedUntilSomeWereTaken() {
        RingLimits limited = new RingLimits(1_000_000, true, 1024, 1024, 512, 1_000_000, 20_000);
        Ring ring = scene.ring(limited);
        for (int round = 0; round < 3; round++) {
            int put = putUntilRefused(ring, 5000);

            assertEquals(4, put);
            assertEquals(4, ring.poll(collected, 100, PATIENCE));
            collected.requireNumbers(0, 4);
        }
        int put = putUntilRefused(ring, 500);
        assertTrue(put >= 10_000 / 500 && put <= 20_000 / 500, "put=" + put);
        assertEquals(put, ring.poll(collected, 1000, PATIENCE));
        collected.requireNumbers(0, put);
    }

    @Test
    void messageThatIsRefusedMakesNoFile() {
        Ring ring = scene.ring(new RingLimits(1_000_000, true, 1024, 1024, 512, 1_000_000, 20_000));
        putUntilRefused(ring, 500);
        List<String> files = scene.files();

        putUntilRefused(ring, 500);

        assertEquals(files, scene.files());
    }

    /** How many messages of this length it puts until one is refused, with a message that says why. */
    private static int putUntilRefused(Ring ring, int length) {
        int[] put = new int[1];
        String refusal = assertThrows(TransportException.class, () -> {
                    while (RingScene.offer(ring, Messages.of(1, put[0], length), PATIENCE)) {
                        put[0]++;
                    }
                })
                .getMessage();
        assertTrue(refusal.startsWith("too much is waiting to be taken: bytes="), refusal);
        assertTrue(refusal.endsWith("raise multiprocessing.shared.backlog.bytes"), refusal);
        return put[0];
    }
}
