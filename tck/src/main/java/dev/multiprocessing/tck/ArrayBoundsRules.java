package dev.multiprocessing.tck;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.ByteArray;
import dev.multiprocessing.DoubleArray;
import dev.multiprocessing.IntArray;
import dev.multiprocessing.LongArray;
import dev.multiprocessing.Multiprocessing;
import dev.multiprocessing.MultiprocessingException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The rules of an array's bounds. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public interface ArrayBoundsRules extends TransportRules {

    @Test
    default void required_A11_bulkCopiesMoveTheirRangeOnly() {
        try (Scene scene = Scene.open(this)) {
            IntArray array = scene.mp().array(new int[] {0, 1, 2, 3, 4, 5});
            int[] into = new int[4];

            array.read(4, into, 1, 2);
            assertArrayEquals(new int[] {0, 4, 5, 0}, into);
            array.read(2, into);
            assertArrayEquals(new int[] {2, 3, 4, 5}, into);

            array.write(1, new int[] {-1, -2});
            array.write(5, new int[] {9, 8, 7}, 1, 1);
            assertArrayEquals(new int[] {0, -1, -2, 3, 4, 8}, array.toArray());
            array.fill(6);
            assertArrayEquals(new int[] {6, 6, 6, 6, 6, 6}, array.toArray());
        }
    }

    @Test
    default void required_A12_bulkCopiesMayStartAtAnyElement() {
        try (Scene scene = Scene.open(this)) {
            ByteArray bytes = scene.mp().byteArray(100_003);
            byte[] part = Payload.of(100_000, 1);

            bytes.write(3, part);
            byte[] back = new byte[100_000];
            bytes.read(3, back);

            assertArrayEquals(part, back);
            assertEquals(0, bytes.get(2));
            assertEquals(part[0], bytes.get(3));
        }
    }

    @Test
    default void required_A13_anIndexOutsideIsRefusedWithItsValue() {
        try (Scene scene = Scene.open(this)) {
            DoubleArray array = scene.mp().array(new double[] {1, 2, 3});

            IndexOutOfBoundsException refusal = assertThrows(IndexOutOfBoundsException.class, () -> array.get(3));
            assertTrue(refusal.getMessage().contains("3"), refusal::getMessage);
            assertAll(
                    () -> assertThrows(IndexOutOfBoundsException.class, () -> array.get(-1)),
                    () -> assertThrows(IndexOutOfBoundsException.class, () -> array.get(Integer.MIN_VALUE)),
                    () -> assertThrows(IndexOutOfBoundsException.class, () -> array.set(3, 9)),
                    () -> assertThrows(IndexOutOfBoundsException.class, () -> array.set(Integer.MAX_VALUE, 9)),
                    () -> assertThrows(IndexOutOfBoundsException.class, () -> array.getAndSet(-1, 9)),
                    () -> assertThrows(IndexOutOfBoundsException.class, () -> array.compareAndSet(3, 0, 9)),
                    () -> assertThrows(IndexOutOfBoundsException.class, () -> array.getAndAdd(-1, 9)),
                    () -> assertThrows(IndexOutOfBoundsException.class, () -> array.updateAndGet(3, x -> 9)));

            assertArrayEquals(new double[] {1, 2, 3}, array.toArray());
        }
    }

    @Test
    default void required_A14_aRangeOutsideIsRefusedAndNothingMoves() {
        try (Scene scene = Scene.open(this)) {
            IntArray array = scene.mp().array(new int[] {1, 2, 3});
            int[] two = {8, 9};

            assertAll(
                    () -> assertThrows(IndexOutOfBoundsException.class, () -> array.read(2, two)),
                    () -> assertThrows(IndexOutOfBoundsException.class, () -> array.read(-1, two)),
                    () -> assertThrows(IndexOutOfBoundsException.class, () -> array.read(0, two, 1, 2)),
                    () -> assertThrows(IndexOutOfBoundsException.class, () -> array.read(0, two, 0, -1)),
                    () -> assertThrows(IndexOutOfBoundsException.class, () -> array.read(0, two, -1, 1)),
                    () -> assertThrows(IndexOutOfBoundsException.class, () -> array.write(2, two)),
                    () -> assertThrows(IndexOutOfBoundsException.class, () -> array.write(-1, two)),
                    () -> assertThrows(IndexOutOfBoundsException.class, () -> array.write(4, new int[0])),
                    () -> assertThrows(IndexOutOfBoundsException.class, () -> array.write(0, two, 2, 1)),
                    () -> assertThrows(IndexOutOfBoundsException.class, () -> array.write(Integer.MAX_VALUE, two)),
                    () -> assertThrows(
                            IndexOutOfBoundsException.class, () -> array.write(1, two, 1, Integer.MAX_VALUE)));

            assertArrayEquals(new int[] {1, 2, 3}, array.toArray());
            assertArrayEquals(new int[] {8, 9}, two);
        }
    }

    @Test
    default void required_A15_nullIsRefused() {
        try (Scene scene = Scene.open(this)) {
            LongArray array = scene.mp().array(new long[] {1, 2, 3});

            assertAll(
                    () -> assertThrows(
                            NullPointerException.class, () -> scene.mp().array((int[]) null)),
                    () -> assertThrows(
                            NullPointerException.class, () -> scene.mp().array((boolean[]) null)),
                    () -> assertThrows(NullPointerException.class, () -> array.read(0, null)),
                    () -> assertThrows(NullPointerException.class, () -> array.write(0, null)),
                    () -> assertThrows(NullPointerException.class, () -> array.write(0, null, 0, 0)),
                    () -> assertThrows(NullPointerException.class, () -> array.updateAndGet(0, null)));

            assertArrayEquals(new long[] {1, 2, 3}, array.toArray());
        }
    }

    @Test
    default void required_A16_aNegativeLengthIsRefusedWithItsValue() {
        try (Scene scene = Scene.open(this)) {
            Multiprocessing mp = scene.mp();

            IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, () -> mp.intArray(-3));
            assertTrue(refusal.getMessage().contains("-3"), refusal::getMessage);
            assertAll(
                    () -> assertThrows(IllegalArgumentException.class, () -> mp.booleanArray(-1)),
                    () -> assertThrows(IllegalArgumentException.class, () -> mp.byteArray(-1)),
                    () -> assertThrows(IllegalArgumentException.class, () -> mp.shortArray(-1)),
                    () -> assertThrows(IllegalArgumentException.class, () -> mp.charArray(-1)),
                    () -> assertThrows(IllegalArgumentException.class, () -> mp.longArray(-1)),
                    () -> assertThrows(IllegalArgumentException.class, () -> mp.floatArray(-1)),
                    () -> assertThrows(IllegalArgumentException.class, () -> mp.doubleArray(Integer.MIN_VALUE)));
        }
    }

    @Test
    default void optional_A17_whatDoesNotFitIsRefusedWhenItIsMadeAndHurtsNothing() {
        try (Scene scene = Scene.open(this)) {
            LongArray before = scene.mp().array(new long[] {1, 2});

            MultiprocessingException refusal = refusalOfHuge(scene.mp());

            assertTrue(refusal.getMessage().matches("(?s).*\\d{6,}.*"), refusal::getMessage);
            assertArrayEquals(new long[] {1, 2}, before.toArray());
            assertArrayEquals(new long[4], scene.mp().longArray(4).toArray());
        }
    }

    private static MultiprocessingException refusalOfHuge(Multiprocessing mp) {
        try {
            mp.longArray(Integer.MAX_VALUE).close();
        } catch (MultiprocessingException refusal) {
            return refusal;
        }
        return Assumptions.abort("this transport has room for it");
    }
}
