package dev.multiprocessing.core.heap;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.HandleClosedException;
import dev.multiprocessing.spi.Region;
import dev.multiprocessing.spi.Settings;
import dev.multiprocessing.spi.Transport;
import dev.multiprocessing.spi.TransportException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HeapRegionTest {

    private static final int SIZE = 64;

    private final Transport transport = new HeapTransportProvider().open(Settings.none());
    private final Region region = transport.createRegion(SIZE);

    @AfterEach
    void leave() {
        transport.close();
    }

    private List<Executable> intUses(long offset) {
        return List.of(
                () -> region.getInt(offset),
                () -> region.setInt(offset, 1),
                () -> region.compareAndSetInt(offset, 0, 1),
                () -> region.getAndAddInt(offset, 1));
    }

    private List<Executable> longUses(long offset) {
        return List.of(
                () -> region.getLong(offset),
                () -> region.setLong(offset, 1),
                () -> region.compareAndSetLong(offset, 0, 1),
                () -> region.getAndAddLong(offset, 1),
                () -> region.await(offset, 1, Deadline.NOW),
                () -> region.wake(offset));
    }

    private List<Executable> byteUses(long offset, int length) {
        return List.of(
                () -> region.read(offset, ByteBuffer.allocate(length)),
                () -> region.write(offset, ByteBuffer.allocate(length)));
    }

    @Test
    void isAllZeroAtFirst() {
        byte[] all = new byte[SIZE];
        region.read(0, ByteBuffer.wrap(all));

        assertArrayEquals(new byte[SIZE], all);
        assertEquals(SIZE, region.size());
    }

    @Test
    void intsAreReadAsWritten() {
        region.setInt(4, Integer.MIN_VALUE);
        region.setInt(SIZE - 4, 7);

        assertEquals(Integer.MIN_VALUE, region.getInt(4));
        assertEquals(7, region.getInt(SIZE - 4));
        assertEquals(0, region.getInt(8));
    }

    @Test
    void longsAreReadAsWritten() {
        region.setLong(8, Long.MIN_VALUE);
        region.setLong(SIZE - 8, 7);

        assertEquals(Long.MIN_VALUE, region.getLong(8));
        assertEquals(7, region.getLong(SIZE - 8));
        assertEquals(0, region.getLong(16));
    }

    @Test
    void compareAndSetWritesOnlyOverTheExpected() {
        assertTrue(region.compareAndSetInt(4, 0, 5));
        assertFalse(region.compareAndSetInt(4, 0, 6));
        assertTrue(region.compareAndSetLong(8, 0, 5));
        assertFalse(region.compareAndSetLong(8, 0, 6));

        assertEquals(5, region.getInt(4));
        assertEquals(5, region.getLong(8));
    }

    @Test
    void getAndAddReturnsWhatWasBefore() {
        assertEquals(0, region.getAndAddInt(4, 3));
        assertEquals(3, region.getAndAddInt(4, -5));
        assertEquals(0, region.getAndAddLong(8, 3));
        assertEquals(3, region.getAndAddLong(8, -5));

        assertEquals(-2, region.getInt(4));
        assertEquals(-2, region.getLong(8));
    }

    @Test
    void bytesAreCopiedFromAndToTheRemainingPartOfABuffer() {
        ByteBuffer from =
                ByteBuffer.wrap(new byte[] {0, 1, 2, 3, 0}).position(1).limit(4);
        ByteBuffer into = ByteBuffer.allocate(6).position(2).limit(5);

        region.write(3, from);
        region.read(3, into);

        assertArrayEquals(new byte[] {0, 0, 1, 2, 3, 0}, into.array());
        assertEquals(4, from.position());
        assertEquals(5, into.position());
    }

    @Test
    void wordsHaveTheByteOrderOfTheMachine() {
        region.setLong(0, 0x0102030405060708L);
        ByteBuffer bytes = ByteBuffer.allocate(8).order(ByteOrder.nativeOrder());

        region.read(0, bytes);

        assertEquals(0x0102030405060708L, bytes.getLong(0));
    }

    @Test
    void handlesOfOneRegionSeeTheSameBytes() {
        Region another = transport.attachRegion(region.share());

        another.setLong(8, 9);

        assertEquals(9, region.getLong(8));
    }

    @Test
    void nothingAtTheVeryEndIsAllowed() {
        ByteBuffer empty = ByteBuffer.allocate(0);

        region.read(SIZE, empty);
        region.write(SIZE, empty);

        assertEquals(0, empty.position());
    }

    @ParameterizedTest
    @ValueSource(longs = {-8, SIZE, Long.MAX_VALUE - 7, Long.MIN_VALUE, 1L << 32})
    void offsetOutsideTheRegionIsRefused(long offset) {
        intUses(offset).forEach(use -> assertThrows(IndexOutOfBoundsException.class, use));
        longUses(offset).forEach(use -> assertThrows(IndexOutOfBoundsException.class, use));
        byteUses(offset, 1).forEach(use -> assertThrows(IndexOutOfBoundsException.class, use));
    }

    @Test
    void lengthOverTheEndIsRefusedAndNothingIsCopied() {
        byteUses(SIZE - 3, 4).forEach(use -> assertThrows(IndexOutOfBoundsException.class, use));
        ByteBuffer from = ByteBuffer.allocate(SIZE + 1);

        IndexOutOfBoundsException error = assertThrows(IndexOutOfBoundsException.class, () -> region.write(0, from));

        assertEquals("outside the region: offset=0, length=65, size=64", error.getMessage());
        assertEquals(0, from.position());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5})
    void misalignedIntIsRefused(long offset) {
        intUses(offset).forEach(use -> assertThrows(IllegalArgumentException.class, use));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 4, 12})
    void misalignedLongIsRefused(long offset) {
        longUses(offset).forEach(use -> assertThrows(IllegalArgumentException.class, use));
    }

    @Test
    void misalignedOffsetIsNamed() {
        IllegalArgumentException error = assertThrows(IllegalArgumentException.class, () -> region.getLong(4));

        assertEquals("misaligned offset: offset=4, width=8; choose a multiple of the width", error.getMessage());
    }

    @Test
    void closedHandleRefusesEveryUse() {
        region.close();

        intUses(0).forEach(use -> assertThrows(HandleClosedException.class, use));
        longUses(0).forEach(use -> assertThrows(HandleClosedException.class, use));
        byteUses(0, 1).forEach(use -> assertThrows(HandleClosedException.class, use));
        assertThrows(HandleClosedException.class, region::size);
        assertThrows(HandleClosedException.class, region::share);
    }

    @Test
    void negativeSizeIsRefused() {
        IllegalArgumentException error = assertThrows(IllegalArgumentException.class, () -> transport.createRegion(-1));

        assertEquals("unusable size: size=-1; choose 0 or more", error.getMessage());
    }

    @Test
    void sizeBeyondABufferIsRefusedWithTheCure() {
        TransportException error =
                assertThrows(TransportException.class, () -> transport.createRegion(Integer.MAX_VALUE + 1L));

        assertEquals(
                "region too large for the heap transport: size=2147483648, max=2147483647; split it",
                error.getMessage());
    }

    @Test
    void lackOfMemoryIsReportedWithTheCure() {
        OutOfMemoryError cause = new OutOfMemoryError();

        TransportException error = assertThrows(
                TransportException.class,
                () -> Memory.allocate(1000, size -> {
                    throw cause;
                }));

        assertEquals(
                "not enough direct memory for a region: size=1000; raise -XX:MaxDirectMemorySize", error.getMessage());
        assertEquals(cause, error.getCause());
    }
}
