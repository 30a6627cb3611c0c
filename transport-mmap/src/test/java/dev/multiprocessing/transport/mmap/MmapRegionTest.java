package dev.multiprocessing.transport.mmap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.files.SharedTransport;
import dev.multiprocessing.files.crash.Blocked;
import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.HandleClosedException;
import dev.multiprocessing.spi.Region;
import dev.multiprocessing.spi.TransportException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class MmapRegionTest {

    private static final Deadline LONG = Deadline.after(Duration.ofHours(1));

    @TempDir
    Path directory;

    private SharedTransport transport; // both written before each test
    private Region region;

    @BeforeEach
    void open() {
        transport = new Scene(directory).open();
        region = transport.createRegion(64);
    }

    @AfterEach
    void closeAndLeaveNothing() {
        transport.close();
        assertEquals(List.of(), new Scene(directory).sessions());
    }

    @Test
    void newRegionIsZero() {
        ByteBuffer bytes = ByteBuffer.allocate(64);

        region.read(0, bytes);

        assertEquals(ByteBuffer.allocate(64), bytes.flip());
        assertEquals(64, region.size());
    }

    @Test
    void emptyRegionIsARegion() {
        assertEquals(0, transport.createRegion(0).size());
    }

    @Test
    void intsAndLongsAreReadAsTheyWereWritten() {
        region.setInt(60, -5);
        region.setLong(48, Long.MIN_VALUE);

        assertEquals(-5, region.getInt(60));
        assertEquals(Long.MIN_VALUE, region.getLong(48));
    }

    @Test
    void compareAndSetSetsOnlyWhatIsExpected() {
        assertTrue(region.compareAndSetInt(0, 0, 1));
        assertFalse(region.compareAndSetInt(0, 0, 2));
        assertTrue(region.compareAndSetLong(8, 0, 1));
        assertFalse(region.compareAndSetLong(8, 0, 2));
        assertEquals(1, region.getInt(0));
        assertEquals(1, region.getLong(8));
    }

    @Test
    void bulkCopiesAdvanceTheBuffer() {
        ByteBuffer from =
                ByteBuffer.wrap(new byte[] {1, 2, 3, 4, 5}).position(1).limit(4);
        ByteBuffer into = ByteBuffer.allocateDirect(4).position(1);

        region.write(10, from);
        region.read(10, into);

        assertEquals(4, from.position());
        assertEquals(4, into.position());
        assertEquals(ByteBuffer.wrap(new byte[] {0, 2, 3, 4}), into.flip());
    }

    @Test
    void offsetsOutsideAreRefused() {
        for (long offset : new long[] {-1, -4096, 61, 64, Long.MAX_VALUE, Long.MIN_VALUE}) {
            assertThrows(IndexOutOfBoundsException.class, () -> region.getInt(offset), "offset=" + offset);
        }
        assertThrows(IndexOutOfBoundsException.class, () -> region.getLong(60));
        assertThrows(IndexOutOfBoundsException.class, () -> region.read(63, ByteBuffer.allocate(2)));
        assertThrows(IndexOutOfBoundsException.class, () -> region.write(-1, ByteBuffer.allocate(2)));
    }

    @Test
    void misalignedOffsetsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> region.getInt(2));
        assertThrows(IllegalArgumentException.class, () -> region.setLong(4, 1));
        assertThrows(IllegalArgumentException.class, () -> region.await(4, 0, Deadline.NOW));
    }

    @Test
    void impossibleSizesAreRefusedAndLeaveNothing() {
        List<String> before = Scene.thingsIn(transport);

        assertThrows(IllegalArgumentException.class, () -> transport.createRegion(-1));
        TransportException error =
                assertThrows(TransportException.class, () -> transport.createRegion(Integer.MAX_VALUE));

        assertEquals(
                "region too large: size=2147483647, max=2147479551; share several smaller ones", error.getMessage());
        assertEquals(before, Scene.thingsIn(transport));
    }

    @Test
    void addingInTwoProcessesLosesNothing() {
        try (Peer one = Peer.start("count", transport.address(), region.share(), "100000");
                Peer two = Peer.start("count", transport.address(), region.share(), "100000")) {
            assertEquals(0, one.join());
            assertEquals(0, two.join());
        }

        assertEquals(200_000, region.getLong(0));
        assertEquals(200_000, region.getInt(8));
    }

    @Test
    void awaitReturnsAtOnceIfTheWordIsAnother() throws InterruptedException {
        region.await(0, 1, LONG);

        assertEquals(0, region.getLong(0));
    }

    @Test
    void awaitReturnsAtTheDeadline() throws InterruptedException {
        Deadline deadline = Deadline.after(Duration.ofMillis(20));

        while (!deadline.isExpired()) {
            region.await(0, 0, deadline);
        }

        assertEquals(0, region.getLong(0));
    }

    @Test
    void interruptEndsAnAwait() throws InterruptedException {
        Blocked sleeper = Blocked.in(this::awaitChange);

        sleeper.interrupt();

        assertTrue(sleeper.failure() instanceof InterruptedException);
    }

    @Test
    void closeEndsAnAwait() throws InterruptedException {
        Blocked sleeper = Blocked.in(this::awaitChange);

        region.close();

        assertTrue(sleeper.failure() instanceof HandleClosedException);
    }

    @Test
    void sleeperIsWokenByAnotherProcess() throws InterruptedException {
        try (Peer peer = Peer.start("wake", transport.address(), region.share())) {
            peer.line();
            Blocked sleeper = Blocked.in(this::awaitChange);

            peer.goOn();

            sleeper.requireReturn();
        }
    }

    @Test
    void wakesGoThereAndBackWithoutWaitingForSlices() throws InterruptedException {
        int rounds = 200;
        try (Peer peer = Peer.start("answer", transport.address(), region.share())) {
            peer.line();
            Slices slices = new Slices();
            for (long word = 0; word < 2 * rounds; word += 2) {
                region.compareAndSetLong(0, word, word + 1);
                region.wake(0);
                while (region.getLong(0) == word + 1) {
                    region.await(0, word + 1, LONG);
                }
                slices.roundIsOver();
            }
            region.compareAndSetLong(0, 2 * rounds, -1);
            region.wake(0);

            assertEquals(0, peer.join());
            slices.requireFew();
        }
    }

    @Test
    void regionOutlivesItsMaker() {
        region.setLong(0, 42);
        String ticket = region.share();
        region.close();

        Region heir = transport.attachRegion(ticket);

        assertEquals(42, heir.getLong(0));
        heir.close();
        assertEquals(List.of(), Scene.thingsIn(transport));
    }

    @Test
    void closedRegionRefusesEverything() {
        region.close();

        assertThrows(HandleClosedException.class, () -> region.getLong(0));
        assertThrows(HandleClosedException.class, () -> region.setInt(0, 1));
        assertThrows(HandleClosedException.class, () -> region.read(0, ByteBuffer.allocate(1)));
        assertThrows(HandleClosedException.class, () -> region.wake(0));
        assertThrows(HandleClosedException.class, () -> region.await(0, 0, Deadline.NOW));
        assertThrows(HandleClosedException.class, region::share);
    }

    private void awaitChange() throws InterruptedException {
        while (region.getLong(0) == 0) {
            region.await(0, 0, LONG);
        }
    }
}
