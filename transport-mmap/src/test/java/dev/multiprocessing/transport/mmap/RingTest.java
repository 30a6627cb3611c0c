package dev.multiprocessing.transport.mmap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.spi.CorruptDataException;
import dev.multiprocessing.spi.HandleClosedException;
import dev.multiprocessing.spi.TransportException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RingTest {

    private static final long PATIENCE = 1_000_000_000;

    /** A ring that grows from 1 KiB, and spills what is longer than 512 bytes. */
    private static final RingLimits SMALL = new RingLimits(1_000_000, true, 1024, 512, 1_000_000);

    @TempDir
    Path directory;

    private final Messages.Collected collected = new Messages.Collected();
    private Session session; // both written before each test
    private SharedBytes header;

    @BeforeEach
    void openSession() {
        session = Session.create(new Scene(directory).settings());
        header = PrivateFiles.createZeroed(session.file("header"), ThingLayout.PAGE);
    }

    @AfterEach
    void leaveSession() {
        session.leave();
    }

    @Test
    void messagesOfAnyLengthComeOutAsTheyWentIn() {
        Ring ring = ring(SMALL);

        for (int length = 0; length < 1100; length += 7) {
            ByteBuffer message = Messages.of(1, length, length);
            assertTrue(ring.offer(message, PATIENCE));
            ring.poll(collected, 1, PATIENCE);
            assertEquals(message, collected.only());
        }
    }

    @Test
    void emptyMessageIsAMessage() {
        Ring ring = ring(SMALL);

        ring.offer(ByteBuffer.allocate(0), PATIENCE);

        assertEquals(1, ring.poll(collected, 1, PATIENCE));
        assertEquals(0, collected.only().remaining());
    }

    @Test
    void putBufferStaysAsItIs() {
        ByteBuffer message =
                ByteBuffer.allocateDirect(1000).position(3).limit(900).asReadOnlyBuffer();

        ring(SMALL).offer(message, PATIENCE);

        assertEquals(3, message.position());
        assertEquals(900, message.limit());
    }

    @Test
    void recordsWrapAroundTheEndOfASegmentThatDoesNotGrow() {
        Ring ring = ring(new RingLimits(1_000_000, false, 1024, 512, 4));
        Random lengths = new Random(1);

        for (int number = 0; number < 10_000; number++) {
            ring.offer(Messages.of(1, number, lengths.nextInt(400)), PATIENCE);
            ring.poll(collected, 1, PATIENCE);
            requireNumber(number, collected.only());
        }
        assertEquals(List.of("ring.segment-0"), files());
    }

    @Test
    void segmentThatDoesNotGrowRefusesWhenFullAndLosesNothing() {
        Ring ring = ring(new RingLimits(1_000_000, false, 1024, 512, 4));

        int put = putUntilRefused(ring);

        assertTrue(put > 3, "put=" + put);
        assertEquals(put, ring.poll(collected, Integer.MAX_VALUE, PATIENCE));
        requireNumbers(0, put);
    }

    @Test
    void longMessageWaitsWhereFewAreAllowed() {
        Ring ring = ring(new RingLimits(1_000_000, false, 64 * 1024, 512, 2));
        ByteBuffer longMessage = Messages.of(1, 0, 5000);

        assertTrue(ring.offer(longMessage, PATIENCE));
        assertTrue(ring.offer(longMessage, PATIENCE));
        assertFalse(ring.offer(longMessage, PATIENCE));

        ring.poll(collected, 1, PATIENCE);
        assertTrue(ring.offer(longMessage, PATIENCE));
    }

    @Test
    void fullSegmentMakesTheRingGrowAndIsDeletedWhenItIsDrained() {
        Ring ring = ring(SMALL);
        for (int number = 0; number < 1000; number++) {
            ring.offer(Messages.of(1, number, 200), PATIENCE);
        }
        int segments = files().size();

        ring.poll(collected, Integer.MAX_VALUE, PATIENCE);

        assertTrue(segments > 3, "segments=" + segments);
        assertEquals(1, files().size());
        requireNumbers(0, 1000);
    }

    @Test
    void boundCountsMessagesWhateverTheirLength() {
        Ring ring = ring(new RingLimits(3, true, 1024, 512, 3));

        int put = 0;
        while (ring.offer(Messages.of(1, put, 100 + put * 1000), PATIENCE)) {
            put++;
        }

        assertEquals(3, put);
        assertEquals(3, ring.size());
    }

    @Test
    void spilledMessageLeavesNoFileBehind() {
        Ring ring = ring(SMALL);
        ring.offer(Messages.of(1, 0, 5000), PATIENCE);
        assertTrue(files().contains("ring.spill-0"), files().toString());

        ring.poll(collected, 1, PATIENCE);

        assertEquals(List.of("ring.segment-0"), files());
    }

    @Test
    void countsGoOnAcrossTwoToThe32() {
        startAt(Cursor.of(-50, 0, 0));
        Ring ring = ring(SMALL);

        for (int number = 0; number < 100; number++) {
            ring.offer(Messages.of(1, number, number * 10), PATIENCE);
            assertEquals(number + 1, ring.size());
        }

        assertEquals(100, ring.poll(collected, 200, PATIENCE));
        requireNumbers(0, 100);
        assertEquals(0, ring.size());
    }

    @Test
    void segmentNumbersAreUsedAgain() {
        startAt(Cursor.of(0, Cursor.SEGMENTS - 2, 0));
        Ring ring = ring(SMALL);

        for (int number = 0; number < 200; number++) {
            ring.offer(Messages.of(1, number, 100), PATIENCE);
        }

        assertTrue(files().contains("ring.segment-1"), files().toString());
        ring.poll(collected, Integer.MAX_VALUE, PATIENCE);
        requireNumbers(0, 200);
    }

    @Test
    void mappingOfASegmentIsVoidWhenItsNumberIsUsedAgain() {
        Ring idle = ring(SMALL);
        Ring busy = ring(SMALL);
        idle.offer(Messages.of(1, 0, 100), PATIENCE);
        idle.poll(collected, 1, PATIENCE);
        collected.drain();

        Segments segments = segments();
        segments.delete(0);
        startAt(Cursor.of(1, 0, 0));
        segments.createFirst(0, 128);
        busy.offer(Messages.of(1, 1, 100), PATIENCE);

        idle.poll(collected, 1, PATIENCE);
        requireNumber(1, collected.only());
        idle.offer(Messages.of(1, 2, 100), PATIENCE);
        busy.poll(collected, 1, PATIENCE);
        requireNumber(2, collected.only());
    }

    @Test
    void growthThatWasNotCommittedIsReplacedForAll() throws IOException {
        Ring unlucky = ring(new RingLimits(1_000_000, true, 1024, 512, 1_000_000));
        Ring lucky = ring(SMALL);
        int put = fillFirstSegment(unlucky);
        Path obstacle = Files.createDirectory(session.file("ring.spill-" + put));
        Files.createFile(obstacle.resolve("keeps it from being replaced"));
        growButFail(unlucky, put);
        delete(obstacle);

        lucky.offer(Messages.of(1, put, 500), PATIENCE);
        unlucky.offer(Messages.of(1, put + 1, 100), PATIENCE);

        lucky.poll(collected, Integer.MAX_VALUE, PATIENCE);
        requireNumbers(0, put + 2);
    }

    @Test
    void whoeverTakesTheLockFromADeadProducerDeletesWhatItHadSpilled() throws IOException {
        Ring ring = ring(SMALL);
        Files.createFile(session.file("ring.spill-0"));
        header.setLongRelease(ThingLayout.producersLockAt(ThingLayout.FIRST_DIRECTION), deadParticipant());

        assertTrue(ring.offer(Messages.of(1, 0, 100), PATIENCE));

        assertEquals(List.of("ring.segment-0"), files());
    }

    @Test
    void whoeverTakesTheLockFromADeadConsumerDeletesWhatItHadUsedUp() throws IOException {
        Ring ring = ring(SMALL);
        ring.offer(Messages.of(1, 0, 100), PATIENCE);
        ring.poll(collected, 1, PATIENCE);
        ring.offer(Messages.of(1, 1, 100), PATIENCE);
        Files.createFile(session.file("ring.spill-0"));
        Files.createFile(session.file("ring.segment-" + (Cursor.SEGMENTS - 1)));
        header.setLongRelease(ThingLayout.consumersLockAt(ThingLayout.FIRST_DIRECTION), deadParticipant());

        assertEquals(1, ring.poll(collected, 1, PATIENCE));

        assertEquals(List.of("ring.segment-0"), files());
    }

    @Test
    void sinkThatFailsLosesNothing() {
        Ring ring = ring(SMALL);
        ring.offer(Messages.of(1, 0, 100), PATIENCE);

        assertThrows(
                IllegalStateException.class,
                () -> ring.poll(
                        length -> {
                            throw new IllegalStateException("no room");
                        },
                        1,
                        PATIENCE));

        ring.poll(collected, 1, PATIENCE);
        requireNumber(0, collected.only());
    }

    @Test
    void handleClosedWhileItsThreadWaitedForTheLockPutsNothing() {
        AtomicBoolean lockTaken = new AtomicBoolean();
        Ring ring = ring(SMALL, () -> {
            if (lockTaken.getAndSet(true)) {
                throw new HandleClosedException("closed in between");
            }
        });

        assertThrows(HandleClosedException.class, () -> ring.offer(Messages.of(1, 0, 100), PATIENCE));

        assertEquals(0, ring.size());
        assertEquals(0, header.getLongAcquire(ThingLayout.producersLockAt(ThingLayout.FIRST_DIRECTION)));
    }

    @Test
    void headBehindTheTailIsRefused() {
        Ring ring = ring(SMALL);
        ring.offer(Messages.of(1, 0, 100), PATIENCE);
        header.setLongRelease(ThingLayout.headAt(ThingLayout.FIRST_DIRECTION), Cursor.of(9, 0, 0));

        assertThrows(CorruptDataException.class, ring::size);
        assertThrows(CorruptDataException.class, () -> ring.poll(collected, 1, PATIENCE));
        assertThrows(CorruptDataException.class, () -> ring.offer(Messages.of(1, 0, 100), PATIENCE));
    }

    @Test
    void recordWithAnImpossibleLengthIsRefused() {
        for (int length : new int[] {Integer.MIN_VALUE, -3, 1024, Integer.MAX_VALUE}) {
            Ring ring = ring(SMALL);
            ring.offer(Messages.of(1, 0, 100), PATIENCE);
            SharedBytes segment = PrivateFiles.open(session.file("ring.segment-0"));
            segment.setIntRelease(64, length);

            assertThrows(CorruptDataException.class, () -> ring.poll(collected, 1, PATIENCE), "length=" + length);
            segment.setIntRelease(64, 100);
            ring.poll(collected, 1, PATIENCE);
            segments().delete(0);
            header.setIntRelease(ThingLayout.begunAt(ThingLayout.FIRST_DIRECTION), 0);
            startAt(0);
        }
    }

    @Test
    void indexBehindTheEndIsRefused() {
        Ring ring = ring(SMALL);
        ring.offer(Messages.of(1, 0, 100), PATIENCE);
        header.setLongRelease(ThingLayout.headAt(ThingLayout.FIRST_DIRECTION), Cursor.of(0, 0, Cursor.MAX_UNITS - 1));

        assertThrows(CorruptDataException.class, () -> ring.poll(collected, 1, PATIENCE));
    }

    @Test
    void damagedSegmentIsRefused() {
        ring(SMALL).offer(Messages.of(1, 0, 100), PATIENCE);
        SharedBytes segment = PrivateFiles.open(session.file("ring.segment-0"));

        segment.setIntRelease(8, 1 << 20);
        assertThrows(CorruptDataException.class, () -> ring(SMALL).poll(collected, 1, PATIENCE));

        segment.setLongRelease(0, 42);
        assertThrows(CorruptDataException.class, () -> ring(SMALL).poll(collected, 1, PATIENCE));
    }

    @Test
    void spilledFileCutShortIsRefused() throws IOException {
        Ring ring = ring(SMALL);
        ring.offer(Messages.of(1, 0, 5000), PATIENCE);
        Files.write(session.file("ring.spill-0"), new byte[4999]);

        CorruptDataException error = assertThrows(CorruptDataException.class, () -> ring.poll(collected, 1, PATIENCE));

        assertTrue(error.getMessage().contains("length=5000, missing=1"), error.getMessage());
    }

    private Ring ring(RingLimits limits) {
        return ring(limits, () -> {});
    }

    private Ring ring(RingLimits limits, Runnable requireOpen) {
        return new Ring(limits, new Cursors(header, ThingLayout.FIRST_DIRECTION), segments(), session, requireOpen);
    }

    private Segments segments() {
        return new Segments(session.file("ring"), header, ThingLayout.begunAt(ThingLayout.FIRST_DIRECTION));
    }

    private void startAt(long cursor) {
        header.setLongRelease(ThingLayout.tailAt(ThingLayout.FIRST_DIRECTION), cursor);
        header.setLongRelease(ThingLayout.headAt(ThingLayout.FIRST_DIRECTION), cursor);
    }

    private long deadParticipant() {
        return ParticipantLayout.participant(900, 1);
    }

    private List<String> files() {
        return Scene.list(session.directory()).stream()
                .filter(name -> name.startsWith("ring"))
                .toList();
    }

    private static int putUntilRefused(Ring ring) {
        int put = 0;
        while (ring.offer(Messages.of(1, put, 100), PATIENCE)) {
            put++;
        }
        return put;
    }

    /** Fills the first segment up to the unit that is always free; returns how many messages that took. */
    private int fillFirstSegment(Ring ring) {
        int recordUnits = Segment.unitsFor(100);
        int put = 0;
        while ((put + 1) * recordUnits < 128) {
            ring.offer(Messages.of(1, put++, 100), PATIENCE);
        }
        int left = 127 - put * recordUnits;
        ring.offer(Messages.of(1, put++, left * Segment.UNIT - Integer.BYTES), PATIENCE);
        assertEquals(List.of("ring.segment-0"), files());
        return put;
    }

    /** Puts a message for which the next segment is made, but which cannot be written. */
    private void growButFail(Ring ring, int number) {
        assertThrows(TransportException.class, () -> ring.offer(Messages.of(1, number, 5000), PATIENCE));
        assertTrue(files().contains("ring.segment-1"), files().toString());
    }

    private static void delete(Path directory) throws IOException {
        for (String name : Scene.list(directory)) {
            Files.delete(directory.resolve(name));
        }
        Files.delete(directory);
    }

    private static void requireNumber(int number, ByteBuffer message) {
        Messages.requireWhole(message);
        assertEquals(number, Messages.number(message));
    }

    private void requireNumbers(int from, int count) {
        List<ByteBuffer> messages = collected.drain();
        assertEquals(count, messages.size());
        for (int i = 0; i < count; i++) {
            requireNumber(from + i, messages.get(i));
        }
    }
}
