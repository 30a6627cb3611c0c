package dev.multiprocessing.core.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.spi.Region;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Where the narrow cells lie, and what a change of one leaves alone. */
@Timeout(60)
class NarrowCellsTest {

    private final Region bytes = new TestSession().join(1).createRegion(16);
    private final CheckedRegion region = new CheckedRegion(bytes, Kind.BYTE_ARRAY, "session");

    @Test
    void aCellLiesWhereAByteCopyFindsIt() {
        NarrowCells cells = new NarrowCells(region, Byte.BYTES);

        for (int i = 0; i < 16; i++) {
            cells.set(i, i + 100);
        }

        ByteBuffer copy = ByteBuffer.allocate(16);
        bytes.read(0, copy);
        for (int i = 0; i < 16; i++) {
            assertEquals(i + 100, copy.get(i));
        }
    }

    @Test
    void aCellOfTwoBytesLiesWhereACopyInNativeOrderFindsIt() {
        NarrowCells cells = new NarrowCells(region, Short.BYTES);

        for (int i = 0; i < 16; i += 2) {
            cells.set(i, 0x1200 + i);
        }

        ByteBuffer copy = ByteBuffer.allocate(16).order(ByteOrder.nativeOrder());
        bytes.read(0, copy);
        for (int i = 0; i < 16; i += 2) {
            assertEquals(0x1200 + i, copy.getShort(i));
        }
    }

    @Test
    void everyChangeLeavesTheNeighboursAsTheyAre() {
        NarrowCells cells = new NarrowCells(region, Byte.BYTES);
        region.setInt(4, 0x5555_5555);

        cells.set(5, 0xAA);
        cells.getAndSet(5, 0xFF);
        cells.getAndAdd(5, 1);
        cells.compareAndSet(5, 0, 0x55);

        assertEquals(0x5555_5555, region.getInt(4));
    }

    @Test
    void bitsAboveTheWidthAreIgnored() {
        NarrowCells cells = new NarrowCells(region, Byte.BYTES);

        cells.set(2, -1);

        assertEquals(0xFF, cells.get(2));
        assertTrue(cells.compareAndSet(2, -1, 0x101));
        assertEquals(1, cells.get(2));
        assertEquals(0, cells.get(3));
    }

    @Test
    void anAdditionDoesNotCarryIntoTheNeighbour() {
        NarrowCells cells = new NarrowCells(region, Short.BYTES);
        cells.set(0, 0xFFFF);
        cells.set(2, 0xFFFF);

        assertEquals(0xFFFF, cells.getAndAdd(0, 1));
        assertEquals(0xFFFF, cells.getAndAdd(2, 2));

        assertEquals(0, cells.get(0));
        assertEquals(1, cells.get(2));
    }

    @Test
    void aNeighbourThatChangesMeanwhileMakesNoChangeFailAndIsKept() {
        NarrowCells cells =
                new NarrowCells(new CheckedRegion(withBusyNeighbour(), Kind.BYTE_ARRAY, "session"), Byte.BYTES);

        cells.set(0, 5);
        assertTrue(cells.compareAndSet(0, 5, 6));
        assertEquals(6, cells.getAndAdd(0, 1));

        assertEquals(7, cells.get(0));
        assertEquals(3, cells.get(1));
    }

    @Test
    void aDifferentCellIsNotSwapped() {
        NarrowCells cells = new NarrowCells(region, Byte.BYTES);
        cells.set(3, 7);

        assertFalse(cells.compareAndSet(3, 8, 9));
        assertEquals(7, cells.get(3));
    }

    @Test
    void inLittleEndianTheFirstCellIsTheLowest() {
        assertEquals(0, NarrowCells.shift(64, 1, ByteOrder.LITTLE_ENDIAN));
        assertEquals(24, NarrowCells.shift(67, 1, ByteOrder.LITTLE_ENDIAN));
        assertEquals(0, NarrowCells.shift(64, 2, ByteOrder.LITTLE_ENDIAN));
        assertEquals(16, NarrowCells.shift(66, 2, ByteOrder.LITTLE_ENDIAN));
    }

    @Test
    void inBigEndianTheFirstCellIsTheHighest() {
        assertEquals(24, NarrowCells.shift(64, 1, ByteOrder.BIG_ENDIAN));
        assertEquals(0, NarrowCells.shift(67, 1, ByteOrder.BIG_ENDIAN));
        assertEquals(16, NarrowCells.shift(64, 2, ByteOrder.BIG_ENDIAN));
        assertEquals(0, NarrowCells.shift(66, 2, ByteOrder.BIG_ENDIAN));
    }

    /** The region as it is when somebody adds to cell 1 before every other compare-and-set. */
    private Region withBusyNeighbour() {
        NarrowCells neighbours = new NarrowCells(region, Byte.BYTES);
        AtomicInteger swaps = new AtomicInteger();
        return (Region) Proxy.newProxyInstance(
                Region.class.getClassLoader(), new Class<?>[] {Region.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("compareAndSetInt") && swaps.getAndIncrement() % 2 == 0) {
                        neighbours.getAndAdd(1, 1);
                    }
                    return method.invoke(bytes, arguments);
                });
    }
}
