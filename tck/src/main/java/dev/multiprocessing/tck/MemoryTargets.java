package dev.multiprocessing.tck;

import dev.multiprocessing.ByteArray;
import dev.multiprocessing.CharArray;
import dev.multiprocessing.CharValue;
import dev.multiprocessing.DoubleArray;
import dev.multiprocessing.DoubleValue;
import dev.multiprocessing.IntArray;
import dev.multiprocessing.IntValue;
import dev.multiprocessing.LongValue;
import dev.multiprocessing.Queue;
import dev.multiprocessing.ShortArray;
import dev.multiprocessing.ShortValue;
import org.junit.jupiter.api.Assertions;

/** What the children of the value and array rules do. */
final class MemoryTargets {

    static {
        Quiet.inChildren();
    }

    private MemoryTargets() {}

    static void setBoth(DoubleValue number, CharValue letter) {
        number.set(Math.PI);
        letter.set('z');
    }

    static void addToAll(
            IntValue added, LongValue updated, ShortValue small, DoubleValue fraction, Queue<Integer> reports)
            throws Exception {
        Laps.run(
                () -> {
                    added.getAndAdd(1);
                    updated.updateAndGet(x -> x + 1);
                    small.getAndAdd((short) 1);
                    fraction.getAndAdd(0.5);
                },
                reports);
    }

    static void setThoughLocked(IntValue value) throws InterruptedException {
        Assertions.assertFalse(value.lock().tryLock(Times.TICK));
        value.set(2);
    }

    static void addToElements(IntArray array, Integer index, Queue<Integer> reports) throws Exception {
        Laps.run(
                () -> {
                    array.getAndAdd(0, 1);
                    array.updateAndGet(index, x -> x + 1);
                },
                reports);
    }

    /** Counts in one element of each array for so long, and fails if a neighbour's operation changed it. */
    static void countAlone(ByteArray bytes, ShortArray shorts, CharArray chars, Integer index, Long nanos) {
        long start = System.nanoTime();
        for (int i = 0; System.nanoTime() - start < nanos; i++) {
            bytes.set(index, (byte) i);
            shorts.set(index, (short) i);
            chars.set(index, (char) i);
            Assertions.assertEquals((byte) i, bytes.get(index), "byte");
            Assertions.assertEquals((short) i, shorts.get(index), "short");
            Assertions.assertEquals((char) i, chars.get(index), "char");
        }
    }

    /** Doubles all elements by bulk copies. */
    static void doubleAll(DoubleArray array) {
        double[] copy = array.toArray();
        for (int i = 0; i < copy.length; i++) {
            copy[i] *= 2;
        }
        array.write(0, copy);
    }

    /** Writes rows of one number each, always another one, under the array's lock; says so once, and goes on. */
    static void fillUnderLock(IntArray array, Integer first, Queue<String> said, IntValue stop)
            throws InterruptedException {
        fillUnderLock(array, first);
        said.put("filled");
        for (int number = first + 1; stop.get() == 0; number++) {
            fillUnderLock(array, number);
        }
    }

    private static void fillUnderLock(IntArray array, int number) {
        array.lock().lock();
        try {
            array.fill(number);
        } finally {
            array.lock().unlock();
        }
    }
}
