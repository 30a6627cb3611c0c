package dev.multiprocessing.transport.mmap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.files.Chain;
import dev.multiprocessing.files.Cursor;
import dev.multiprocessing.files.Cursors;
import dev.multiprocessing.files.ParticipantLayout;
import dev.multiprocessing.files.PrivateFiles;
import dev.multiprocessing.files.Ring;
import dev.multiprocessing.files.RingLimits;
import dev.multiprocessing.files.SharedBytes;
import dev.multiprocessing.files.ThingLayout;
import dev.multiprocessing.files.crash.Messages;
import dev.multiprocessing.spi.CorruptDataException;
import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.HandleClosedException;
import dev.multiprocessing.spi.TransportException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RingRepairTest {

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
    void mappingOfASegmentIsVoidWhenItsNumberIsUsedAgain() {
        Ring idle = scene.ring(SMALL);
        Ring busy = scene.ring(SMALL);
        RingScene.offer(idle, Messages.of(1, 0, 100), PATIENCE);
        idle.poll(collected, 1, PATIENCE);
        collected.drain();

        Chain<Segment> segments = scene.segments();
        segments.delete(0);
        scene.startAt(Cursor.of(1, 0, 0));
        segments.createFirst(0, 128);
        RingScene.offer(busy, Messages.of(1, 1, 100), PATIENCE);

        idle.poll(collected, 1, PATIENCE);
        collected.requireOnly(1);
        RingScene.offer(idle, Messages.of(1, 2, 100), PATIENCE);
        busy.poll(collected, 1, PATIENCE);
        collected.requireOnly(2);
    }

    @Test
    void bytesThatADeadProducerWasAboutToAddAreNotCounted() {
        Ring ring = scene.ring(SMALL);
        RingScene.offer(ring, Messages.of(1, 0, 100), PATIENCE);
        Cursors cursors = new Cursors(scene.header(), ThingLayout.FIRST_DIRECTION);
        cursors.addMade(cursors.tail(), 5_000_000);
        scene.header().setLongRelease(ThingLayout.producersLockAt(ThingLayout.FIRST_DIRECTION), deadParticipant());

        RingScene.offer(ring, Messages.of(1, 1, 100), PATIENCE);

        assertEquals(0, cursors.bytes());
    }

    @Test
    void bytesAreThoseOfTheSegmentsAfterTheOneThatIsTakenFrom() {
        Ring ring = scene.ring(SMALL);
        Cursors cursors = new Cursors(scene.header(), ThingLayout.FIRST_DIRECTION);
        fillFirstSegment(ring);
        assertEquals(0, cursors.bytes());

        RingScene.offer(ring, Messages.of(1, 0, 500), PATIENCE);
        assertEquals(Segment.bytesFor(2 * 1024 / Segment.UNIT), cursors.bytes());

        ring.poll(collected, Integer.MAX_VALUE, PATIENCE);
        assertEquals(0, cursors.bytes());
    }

    @Test
    void growthThatWasNotCommittedIsReplacedForAll() throws IOException {
        Ring unlucky = scene.ring(new RingLimits(1_000_000, true, 1024, 1024, 512, 1_000_000, Long.MAX_VALUE));
        Ring lucky = scene.ring(SMALL);
        int put = fillFirstSegment(unlucky);
        Path obstacle = Files.createDirectory(scene.file("ring.spill-" + put));
        Files.createFile(obstacle.resolve("keeps it from being replaced"));
        growButFail(unlucky, put);
        delete(obstacle);

        RingScene.offer(lucky, Messages.of(1, put, 500), PATIENCE);
        RingScene.offer(unlucky, Messages.of(1, put + 1, 100), PATIENCE);

        lucky.poll(collected, Integer.MAX_VALUE, PATIENCE);
        collected.requireNumbers(0, put + 2);
    }

    @Test
    void whoeverTakesTheLockFromADeadProducerDeletesWhatItHadSpilled() throws IOException {
        Ring ring = scene.ring(SMALL);
        Files.createFile(scene.file("ring.spill-0"));
        scene.header().setLongRelease(ThingLayout.producersLockAt(ThingLayout.FIRST_DIRECTION), deadParticipant());

        assertTrue(RingScene.offer(ring, Messages.of(1, 0, 100), PATIENCE));

        assertEquals(List.of("ring.segment-0"), scene.files());
    }

    @Test
    void whoeverTakesTheLockFromADeadConsumerDeletesWhatItHadUsedUp() throws IOException {
        Ring ring = scene.ring(SMALL);
        RingScene.offer(ring, Messages.of(1, 0, 100), PATIENCE);
        ring.poll(collected, 1, PATIENCE);
        RingScene.offer(ring, Messages.of(1, 1, 100), PATIENCE);
        Files.createFile(scene.file("ring.spill-0"));
        Files.createFile(scene.file("ring.segment-" + (Cursor.SEGMENTS - 1)));
        scene.header().setLongRelease(ThingLayout.consumersLockAt(ThingLayout.FIRST_DIRECTION), deadParticipant());

        assertEquals(1, ring.poll(collected, 1, PATIENCE));

        assertEquals(List.of("ring.segment-0"), scene.files());
    }

    @Test
    void sinkThatFailsLosesNothing() {
        Ring ring = scene.ring(SMALL);
        RingScene.offer(ring, Messages.of(1, 0, 100), PATIENCE);

        assertThrows(
                IllegalStateException.class,
                () -> ring.poll(
                        length -> {
                            throw new IllegalStateException("no room");
                        },
                        1,
                        PATIENCE));

        ring.poll(collected, 1, PATIENCE);
        collected.requireOnly(0);
    }

    @Test
    void handleClosedWhileItsThreadWaitedForTheLockPutsNothing() {
        AtomicBoolean lockTaken = new AtomicBoolean();
        Ring ring = scene.ring(SMALL, () -> {
            if (lockTaken.getAndSet(true)) {
                throw new HandleClosedException("closed in between");
            }
        });

        assertThrows(HandleClosedException.class, () -> RingScene.offer(ring, Messages.of(1, 0, 100), PATIENCE));

        assertEquals(0, ring.size());
        assertEquals(0, scene.header().getLongAcquire(ThingLayout.producersLockAt(ThingLayout.FIRST_DIRECTION)));
    }

    @Test
    void whoTookALockAfterItsProcessHadLeftGivesUpOnlyWhatIsItsOwn() throws IOException {
        RingScene.offer(scene.ring(SMALL), Messages.of(1, 0, 100), PATIENCE);
        Files.createFile(scene.file("ring.spill-1"));
        long robber = ParticipantLayout.participant(901, 1);
        for (long owner : new long[] {0, deadParticipant()}) {
            for (boolean puts : new boolean[] {true, false}) {
                int lockAt = puts
                        ? ThingLayout.producersLockAt(ThingLayout.FIRST_DIRECTION)
                        : ThingLayout.consumersLockAt(ThingLayout.FIRST_DIRECTION);
                scene.header().setLongRelease(lockAt, owner);
                AtomicBoolean lockTaken = new AtomicBoolean();
                Ring ring = scene.ring(SMALL, () -> {
                    if (lockTaken.getAndSet(true)) {
                        scene.header().setLongRelease(lockAt, robber);
                        throw new HandleClosedException("left in between");
                    }
                });

                assertThrows(HandleClosedException.class, () -> putOrTake(ring, puts));

                assertEquals(robber, scene.header().getLongAcquire(lockAt), "puts=" + puts + ", owner=" + owner);
                scene.header().setLongRelease(lockAt, 0);
            }
        }
        assertTrue(Files.exists(scene.file("ring.spill-1")), "the robber's file is gone");
    }

    @Test
    void bytesOfADeadProducerAreNotCountedIfItsFileCannotBeDeleted() throws IOException {
        Ring ring = scene.ring(SMALL);
        RingScene.offer(ring, Messages.of(1, 0, 100), PATIENCE);
        Cursors cursors = new Cursors(scene.header(), ThingLayout.FIRST_DIRECTION);
        cursors.addMade(cursors.tail(), 5_000_000);
        Files.createDirectories(scene.file("ring.spill-1").resolve("in-the-way"));
        scene.header().setLongRelease(ThingLayout.producersLockAt(ThingLayout.FIRST_DIRECTION), deadParticipant());

        assertThrows(TransportException.class, () -> RingScene.offer(ring, Messages.of(1, 1, 100), PATIENCE));
        assertEquals(0, cursors.bytes());
        Files.delete(scene.file("ring.spill-1").resolve("in-the-way"));
        RingScene.offer(ring, Messages.of(1, 1, 100), PATIENCE);

        assertEquals(0, cursors.bytes());
    }

    @Test
    void headBehindTheTailIsRefused() {
        Ring ring = scene.ring(SMALL);
        RingScene.offer(ring, Messages.of(1, 0, 100), PATIENCE);
        scene.header().setLongRelease(ThingLayout.headAt(ThingLayout.FIRST_DIRECTION), Cursor.of(9, 0, 0));

        assertThrows(CorruptDataException.class, ring::size);
        assertThrows(CorruptDataException.class, () -> ring.poll(collected, 1, PATIENCE));
        assertThrows(
                CorruptDataException.class, () -> RingScene.offer(scene.ring(SMALL), Messages.of(1, 0, 100), PATIENCE));
    }

    @Test
    void recordWithAnImpossibleLengthIsRefused() {
        for (int length : new int[] {Integer.MIN_VALUE, -3, 1024, Integer.MAX_VALUE}) {
            Ring ring = scene.ring(SMALL);
            RingScene.offer(ring, Messages.of(1, 0, 100), PATIENCE);
            SharedBytes segment = PrivateFiles.open(scene.file("ring.segment-0"));
            segment.setIntRelease(64, length);

            assertThrows(CorruptDataException.class, () -> ring.poll(collected, 1, PATIENCE), "length=" + length);
            segment.setIntRelease(64, 100);
            ring.poll(collected, 1, PATIENCE);
            scene.segments().delete(0);
            scene.header().setIntRelease(ThingLayout.begunAt(ThingLayout.FIRST_DIRECTION), 0);
            scene.startAt(0);
        }
    }

    @Test
    void indexBehindTheEndIsRefused() {
        Ring ring = scene.ring(SMALL);
        RingScene.offer(ring, Messages.of(1, 0, 100), PATIENCE);
        scene.header()
                .setLongRelease(ThingLayout.headAt(ThingLayout.FIRST_DIRECTION), Cursor.of(0, 0, Cursor.MAX_UNITS - 1));

        assertThrows(CorruptDataException.class, () -> ring.poll(collected, 1, PATIENCE));
    }

    @Test
    void damagedSegmentIsRefused() {
        RingScene.offer(scene.ring(SMALL), Messages.of(1, 0, 100), PATIENCE);
        SharedBytes segment = PrivateFiles.open(scene.file("ring.segment-0"));

        segment.setIntRelease(8, 1 << 20);
        assertThrows(CorruptDataException.class, () -> scene.ring(SMALL).poll(collected, 1, PATIENCE));

        segment.setLongRelease(0, 42);
        assertThrows(CorruptDataException.class, () -> scene.ring(SMALL).poll(collected, 1, PATIENCE));
    }

    @Test
    void spilledFileCutShortIsRefused() throws IOException {
        Ring ring = scene.ring(SMALL);
        RingScene.offer(ring, Messages.of(1, 0, 5000), PATIENCE);
        Files.write(scene.file("ring.spill-0"), new byte[4999]);

        CorruptDataException error = assertThrows(CorruptDataException.class, () -> ring.poll(collected, 1, PATIENCE));

        assertTrue(error.getMessage().contains("length=5000, size=4999"), error.getMessage());
    }

    private void putOrTake(Ring ring, boolean puts) {
        if (puts) {
            RingScene.offer(ring, Messages.of(1, 1, 100), PATIENCE);
        } else {
            ring.poll(collected, 1, PATIENCE);
        }
    }

    private long deadParticipant() {
        return ParticipantLayout.participant(900, 1);
    }

    /** Fills the first segment up to the unit that is always free; returns how many messages that took. */
    private int fillFirstSegment(Ring ring) {
        int recordUnits = Segment.unitsFor(100);
        int put = 0;
        while ((put + 1) * recordUnits < 128) {
            RingScene.offer(ring, Messages.of(1, put++, 100), PATIENCE);
        }
        int left = 127 - put * recordUnits;
        RingScene.offer(ring, Messages.of(1, put++, left * Segment.UNIT - Integer.BYTES), PATIENCE);
        assertEquals(List.of("ring.segment-0"), scene.files());
        return put;
    }

    /** Puts a message for which the next segment is made, but which cannot be written. */
    private void growButFail(Ring ring, int number) {
        assertThrows(TransportException.class, () -> RingScene.offer(ring, Messages.of(1, number, 5000), PATIENCE));
        assertTrue(scene.files().contains("ring.segment-1"), scene.files().toString());
    }

    private static void delete(Path directory) throws IOException {
        for (String name : Scene.list(directory)) {
            Files.delete(directory.resolve(name));
        }
        Files.delete(directory);
    }
}
