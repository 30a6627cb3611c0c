package dev.multiprocessing.core.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.ByteArray;
import dev.multiprocessing.ByteValue;
import dev.multiprocessing.DoubleArray;
import dev.multiprocessing.DoubleValue;
import dev.multiprocessing.FloatArray;
import dev.multiprocessing.FloatValue;
import dev.multiprocessing.IntArray;
import dev.multiprocessing.IntValue;
import dev.multiprocessing.LongArray;
import dev.multiprocessing.LongValue;
import dev.multiprocessing.ShortArray;
import dev.multiprocessing.ShortValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the types that are numbers do beyond the others. */
@Timeout(60)
class ArithmeticTest {

    private final SharedMemory memory = new SharedMemory(new TestSession().join(1));

    @Test
    void aByteWrapsAround() {
        ByteValue value = memory.value(Byte.MAX_VALUE);

        assertEquals(Byte.MAX_VALUE, value.getAndAdd((byte) 2));
        assertEquals(Byte.MIN_VALUE + 1, value.get());
    }

    @Test
    void aShortWrapsAround() {
        ShortValue value = memory.value(Short.MIN_VALUE);

        assertEquals(Short.MIN_VALUE, value.getAndAdd((short) -1));
        assertEquals(Short.MAX_VALUE, value.get());
    }

    @Test
    void anIntWrapsAround() {
        IntValue value = memory.value(Integer.MAX_VALUE);

        assertEquals(Integer.MAX_VALUE, value.getAndAdd(1));
        assertEquals(Integer.MIN_VALUE, value.get());
    }

    @Test
    void aLongWrapsAround() {
        LongValue value = memory.value(Long.MIN_VALUE);

        assertEquals(Long.MIN_VALUE, value.getAndAdd(-1));
        assertEquals(Long.MAX_VALUE, value.get());
    }

    @Test
    void aFloatIsAddedTo() {
        FloatValue value = memory.value(1.5f);

        assertEquals(1.5f, value.getAndAdd(0.25f));
        assertEquals(1.75f, value.get());
    }

    @Test
    void aDoubleIsAddedTo() {
        DoubleValue value = memory.value(-0.5);

        assertEquals(-0.5, value.getAndAdd(0.25));
        assertEquals(-0.25, value.get());
    }

    @Test
    void anUpdateOfAByteIsCut() {
        assertEquals((byte) 300, memory.value((byte) 100).updateAndGet(b -> b * 3));
    }

    @Test
    void anUpdateOfAShortIsCut() {
        assertEquals((short) 90_000, memory.value((short) 30_000).updateAndGet(s -> s * 3));
    }

    @Test
    void anUpdateOfAFloatIsRounded() {
        assertEquals(0.1f, memory.value(1.0f).updateAndGet(f -> f / 10));
    }

    @Test
    void anUpdateSeesTheSignOfNarrowElements() {
        assertEquals((byte) -2, memory.value((byte) -1).updateAndGet(b -> b == -1 ? -2 : 0));
        assertEquals((short) -2, memory.value((short) -1).updateAndGet(s -> s == -1 ? -2 : 0));
    }

    @Test
    void anUpdateIsStored() {
        IntValue ints = memory.value(20);
        LongValue longs = memory.value(20L);
        DoubleValue doubles = memory.value(20.0);

        assertEquals(21, ints.updateAndGet(i -> i + 1));
        assertEquals(21L, longs.updateAndGet(l -> l + 1));
        assertEquals(20.5, doubles.updateAndGet(d -> d + 0.5));

        assertEquals(21, ints.get());
        assertEquals(21L, longs.get());
        assertEquals(20.5, doubles.get());
    }

    @Test
    void anUpdateThatWasOvertakenIsAppliedAgain() {
        IntValue value = memory.value(1);

        int updated = value.updateAndGet(i -> {
            if (i == 1) {
                value.set(10);
            }
            return i + 1;
        });

        assertEquals(11, updated);
        assertEquals(11, value.get());
    }

    @Test
    void aNullOperatorIsRefused() {
        assertThrows(NullPointerException.class, () -> memory.value(1).updateAndGet(null));
        assertThrows(NullPointerException.class, () -> memory.doubleArray(1).updateAndGet(0, null));
    }

    @Test
    void everyNanIsEqualWhateverItsBits() {
        float oddFloat = Float.intBitsToFloat(0x7FC0_1234);
        double oddDouble = Double.longBitsToDouble(0x7FF8_0000_0000_1234L);

        assertTrue(memory.value(oddFloat).compareAndSet(Float.NaN, 1f));
        assertTrue(memory.value(oddDouble).compareAndSet(Double.NaN, 1));
    }

    @Test
    void theZerosOfBothSignsDiffer() {
        assertFalse(memory.value(0.0f).compareAndSet(-0.0f, 1));
        assertFalse(memory.value(0.0).compareAndSet(-0.0, 1));
    }

    @Test
    void arraysAddAndUpdateAtTheIndex() {
        ByteArray bytes = memory.array(new byte[] {1, Byte.MAX_VALUE, 1});
        ShortArray shorts = memory.array(new short[] {1, Short.MAX_VALUE, 1});
        IntArray ints = memory.array(new int[] {1, 2, 1});
        LongArray longs = memory.array(new long[] {1, 2, 1});
        FloatArray floats = memory.array(new float[] {1, 2, 1});
        DoubleArray doubles = memory.array(new double[] {1, 2, 1});

        assertEquals(Byte.MAX_VALUE, bytes.getAndAdd(1, (byte) 1));
        assertEquals(Byte.MIN_VALUE + 1, bytes.updateAndGet(1, b -> b + 1));
        assertEquals(Short.MAX_VALUE, shorts.getAndAdd(1, (short) 1));
        assertEquals(Short.MIN_VALUE + 1, shorts.updateAndGet(1, s -> s + 1));
        assertEquals(2, ints.getAndAdd(1, 1));
        assertEquals(4, ints.updateAndGet(1, i -> i + 1));
        assertEquals(2, longs.getAndAdd(1, 1));
        assertEquals(4, longs.updateAndGet(1, l -> l + 1));
        assertEquals(2, floats.getAndAdd(1, 1));
        assertEquals(4, floats.updateAndGet(1, f -> f + 1));
        assertEquals(2, doubles.getAndAdd(1, 1));
        assertEquals(4, doubles.updateAndGet(1, d -> d + 1));
    }
}
