package dev.multiprocessing.tck;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.BooleanArray;
import dev.multiprocessing.ByteArray;
import dev.multiprocessing.CharArray;
import dev.multiprocessing.ChildProcess;
import dev.multiprocessing.DoubleArray;
import dev.multiprocessing.FloatArray;
import dev.multiprocessing.IntArray;
import dev.multiprocessing.IntValue;
import dev.multiprocessing.LongArray;
import dev.multiprocessing.Multiprocessing;
import dev.multiprocessing.Queue;
import dev.multiprocessing.ShortArray;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The rules of an array's elements. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public interface ArrayRules extends TransportRules {

    @Test
    default void required_A01_anArrayBeginsAsACopy() {
        try (Scene scene = Scene.open(this)) {
            Multiprocessing mp = scene.mp();
            int[] source = {1, -2, Integer.MIN_VALUE};
            IntArray array = mp.array(source);

            source[0] = 99;

            assertEquals(3, array.length());
            assertArrayEquals(new int[] {1, -2, Integer.MIN_VALUE}, array.toArray());
            assertArrayEquals(
                    new boolean[] {true, false},
                    mp.array(new boolean[] {true, false}).toArray());
            assertArrayEquals(new byte[] {1, -2}, mp.array(new byte[] {1, -2}).toArray());
            assertArrayEquals(new short[] {1, -2}, mp.array(new short[] {1, -2}).toArray());
            assertArrayEquals(
                    new char[] {'a', '\uffff'},
                    mp.array(new char[] {'a', '\uffff'}).toArray());
            assertArrayEquals(
                    new long[] {1, Long.MIN_VALUE},
                    mp.array(new long[] {1, Long.MIN_VALUE}).toArray());
            assertArrayEquals(
                    new float[] {1.5f, -0f}, mp.array(new float[] {1.5f, -0f}).toArray());
            assertArrayEquals(
                    new double[] {1.5, -0.0}, mp.array(new double[] {1.5, -0.0}).toArray());
        }
    }

    @Test
    default void required_A02_anArrayOfALengthIsZeroAlsoOnReusedMemory() {
        try (Scene scene = Scene.open(this)) {
            Multiprocessing mp = scene.mp();
            LongArray used = mp.longArray(10_000);
            used.fill(-1);
            used.close();

            assertArrayEquals(new long[10_000], mp.longArray(10_000).toArray());
            assertArrayEquals(new boolean[3], mp.booleanArray(3).toArray());
            assertArrayEquals(new byte[3], mp.byteArray(3).toArray());
            assertArrayEquals(new short[3], mp.shortArray(3).toArray());
            assertArrayEquals(new char[3], mp.charArray(3).toArray());
            assertArrayEquals(new int[3], mp.intArray(3).toArray());
            assertArrayEquals(new float[3], mp.floatArray(3).toArray());
            assertArrayEquals(new double[3], mp.doubleArray(3).toArray());
        }
    }

    @Test
    default void required_A03_anEmptyArrayIsAnArray() {
        try (Scene scene = Scene.open(this)) {
            IntArray array = scene.mp().intArray(0);

            array.fill(1);
            array.write(0, new int[0]);

            assertEquals(0, array.length());
            assertEquals(0, array.toArray().length);
            assertEquals(0, scene.mp().array(new byte[0]).length());
        }
    }

    @Test
    default void required_A04_elementsAreReadAndWrittenByIndex() {
        try (Scene scene = Scene.open(this)) {
            Multiprocessing mp = scene.mp();
            BooleanArray booleans = mp.booleanArray(3);
            booleans.set(1, true);
            assertTrue(booleans.getAndSet(1, false));
            assertTrue(booleans.compareAndSet(2, false, true));
            assertFalse(booleans.compareAndSet(0, true, false));
            assertArrayEquals(new boolean[] {false, false, true}, booleans.toArray());

            CharArray chars = mp.charArray(3);
            chars.set(1, 'a');
            assertEquals('a', chars.getAndSet(1, 'b'));
            assertTrue(chars.compareAndSet(2, '\0', 'c'));
            assertFalse(chars.compareAndSet(0, 'x', 'y'));
            assertArrayEquals(new char[] {'\0', 'b', 'c'}, chars.toArray());
        }
    }

    @Test
    default void required_A05_elementOperationsAreThoseOfValues() {
        try (Scene scene = Scene.open(this)) {
            Multiprocessing mp = scene.mp();
            ByteArray bytes = mp.array(new byte[] {0, Byte.MAX_VALUE, 0});
            ShortArray shorts = mp.array(new short[] {0, Short.MAX_VALUE, 0});
            IntArray ints = mp.array(new int[] {0, Integer.MAX_VALUE, 0});
            LongArray longs = mp.array(new long[] {0, Long.MAX_VALUE, 0});

            assertEquals(Byte.MAX_VALUE, bytes.getAndAdd(1, (byte) 1));
            assertEquals(Short.MAX_VALUE, shorts.getAndAdd(1, (short) 1));
            assertEquals(Integer.MAX_VALUE, ints.getAndAdd(1, 1));
            assertEquals(Long.MAX_VALUE, longs.getAndAdd(1, 1));
            assertEquals((byte) 1000, bytes.updateAndGet(2, x -> x + 1000));
            assertTrue(shorts.compareAndSet(2, (short) 0, (short) -5));
            assertEquals(0, ints.getAndSet(2, -5));
            assertEquals(-5L, longs.updateAndGet(2, x -> x - 5));

            assertArrayEquals(new byte[] {0, Byte.MIN_VALUE, (byte) 1000}, bytes.toArray());
            assertArrayEquals(new short[] {0, Short.MIN_VALUE, -5}, shorts.toArray());
            assertArrayEquals(new int[] {0, Integer.MIN_VALUE, -5}, ints.toArray());
            assertArrayEquals(new long[] {0, Long.MIN_VALUE, -5}, longs.toArray());
        }
    }

    @Test
    default void required_A06_floatingPointElementsCompareBits() {
        try (Scene scene = Scene.open(this)) {
            FloatArray floats = scene.mp().array(new float[] {Float.NaN, 0f});
            DoubleArray doubles = scene.mp().array(new double[] {Double.NaN, 0});

            assertTrue(floats.compareAndSet(0, Float.NaN, 1f));
            assertTrue(doubles.compareAndSet(0, Double.NaN, 1));
            assertFalse(floats.compareAndSet(1, -0f, 1f));
            assertFalse(doubles.compareAndSet(1, -0.0, 1));

            assertEquals(1f, floats.getAndAdd(0, 0.5f));
            assertEquals(3, doubles.updateAndGet(0, x -> x * 3));
            assertArrayEquals(new float[] {1.5f, 0f}, floats.toArray());
            assertArrayEquals(new double[] {3, 0}, doubles.toArray());
        }
    }

    @Test
    default void required_A07_atomicOperationsOfSeveralProcessesLoseNothing() throws Exception {
        try (Scene scene = Scene.open(this)) {
            IntArray array = scene.mp().intArray(4);
            Queue<Integer> reports = scene.mp().queue();
            List<ChildProcess> children = List.of(
                    scene.start(scene.mp().process(MemoryTargets::addToElements, array, 1, reports)),
                    scene.start(scene.mp().process(MemoryTargets::addToElements, array, 2, reports)));

            Laps.runBeside(children, () -> MemoryTargets.addToElements(array, 1, reports));
            scene.awaitSuccess();

            int total = Laps.total(reports);
            assertEquals(total, array.get(0));
            assertEquals(total, array.get(1) + array.get(2));
            assertEquals(0, array.get(3));
        }
    }

    @Test
    default void required_A08_anOperationNeverDisturbsItsNeighbours() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            ByteArray bytes = scene.mp().byteArray(4);
            ShortArray shorts = scene.mp().shortArray(4);
            CharArray chars = scene.mp().charArray(4);
            long nanos = Times.TICK.toNanos();
            ChildProcess left =
                    scene.start(scene.mp().process(MemoryTargets::countAlone, bytes, shorts, chars, 0, 2 * nanos));
            ChildProcess right =
                    scene.start(scene.mp().process(MemoryTargets::countAlone, bytes, shorts, chars, 2, 2 * nanos));

            while (left.isAlive() || right.isAlive()) {
                MemoryTargets.countAlone(bytes, shorts, chars, 1, nanos);
            }
            scene.awaitSuccess();

            assertEquals(0, bytes.get(3));
            assertEquals(0, shorts.get(3));
            assertEquals(0, chars.get(3));
        }
    }

    @Test
    default void required_A09_bulkCopiesReachEveryProcess() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            int length = 300_000;
            double[] expected = new double[length];
            Arrays.setAll(expected, i -> 2.0 * i);
            double[] initial = new double[length];
            Arrays.setAll(initial, i -> i);
            DoubleArray array = scene.mp().array(initial);
            scene.start(scene.mp().process(MemoryTargets::doubleAll, array));

            scene.awaitSuccess();

            assertArrayEquals(expected, array.toArray());
        }
    }

    @Test
    default void required_A10_underTheLockNobodySeesAPartOfABulkCopy() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            IntArray array = scene.mp().intArray(2_000);
            Queue<String> said = scene.mp().queue();
            IntValue stop = scene.mp().value(0);
            int looks = Knobs.HERE.effort(100);
            scene.start(scene.mp().process(MemoryTargets::fillUnderLock, array, 0, said, stop));
            Task<Void> other = Task.run(() -> MemoryTargets.fillUnderLock(array, 1 << 30, said, stop));
            assertEquals("filled", said.get(Times.LONG));
            assertEquals("filled", said.get(Times.LONG));

            for (int i = 0; i < looks; i++) {
                assertUniform(array);
            }

            stop.set(1);
            other.result();
            scene.awaitSuccess();
        }
    }

    private static void assertUniform(IntArray array) {
        array.lock().lock();
        try {
            assertEquals(1, Arrays.stream(array.toArray()).distinct().count(), "numbers that are seen at once");
        } finally {
            array.lock().unlock();
        }
    }
}
