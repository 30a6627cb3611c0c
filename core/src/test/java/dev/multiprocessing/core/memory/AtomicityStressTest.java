package dev.multiprocessing.core.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.BooleanArray;
import dev.multiprocessing.BooleanValue;
import dev.multiprocessing.ByteArray;
import dev.multiprocessing.ByteValue;
import dev.multiprocessing.CharArray;
import dev.multiprocessing.CharValue;
import dev.multiprocessing.DoubleValue;
import dev.multiprocessing.FloatValue;
import dev.multiprocessing.IntValue;
import dev.multiprocessing.LongValue;
import dev.multiprocessing.ShortArray;
import dev.multiprocessing.ShortValue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** No change is lost where threads change the same element, or elements that lie side by side. */
@Timeout(60)
class AtomicityStressTest {

    private static final int THREADS = 4;
    private static final int ROUNDS = 20_000;
    private static final int TOTAL = THREADS * ROUNDS;

    private final SharedMemory memory = new SharedMemory(new TestSession().join(1));

    @Test
    void additionsToABoundedTypeAreExactUpToWrapAround() throws Exception {
        ByteValue bytes = memory.value((byte) 0);
        ShortValue shorts = memory.value((short) 0);

        everyThread(() -> {
            bytes.getAndAdd((byte) 1);
            shorts.getAndAdd((short) 1);
        });

        assertEquals((byte) TOTAL, bytes.get());
        assertEquals((short) TOTAL, shorts.get());
    }

    @Test
    void additionsToAWideTypeAreExact() throws Exception {
        IntValue ints = memory.value(0);
        LongValue longs = memory.value(0L);

        everyThread(() -> {
            ints.getAndAdd(1);
            longs.getAndAdd(1L << 32);
        });

        assertEquals(TOTAL, ints.get());
        assertEquals((long) TOTAL << 32, longs.get());
    }

    @Test
    void additionsToAFloatingTypeAreExact() throws Exception {
        FloatValue floats = memory.value(0f);
        DoubleValue doubles = memory.value(0d);

        everyThread(() -> {
            floats.getAndAdd(1);
            doubles.getAndAdd(0.5);
        });

        assertEquals((float) TOTAL, floats.get());
        assertEquals(TOTAL / 2.0, doubles.get());
    }

    @Test
    void updatesAreExact() throws Exception {
        ByteValue bytes = memory.value((byte) 0);
        ShortValue shorts = memory.value((short) 0);
        IntValue ints = memory.value(0);
        LongValue longs = memory.value(0L);
        FloatValue floats = memory.value(0f);
        DoubleValue doubles = memory.value(0d);

        everyThread(() -> {
            bytes.updateAndGet(b -> b + 1);
            shorts.updateAndGet(s -> s + 1);
            ints.updateAndGet(i -> i + 1);
            longs.updateAndGet(l -> l + 1);
            floats.updateAndGet(f -> f + 1);
            doubles.updateAndGet(d -> d + 1);
        });

        assertEquals((byte) TOTAL, bytes.get());
        assertEquals((short) TOTAL, shorts.get());
        assertEquals(TOTAL, ints.get());
        assertEquals(TOTAL, longs.get());
        assertEquals(TOTAL, floats.get());
        assertEquals(TOTAL, doubles.get());
    }

    @Test
    void ofManyWhoSwapATokenOneGetsItAtATime() throws Exception {
        BooleanValue free = memory.value(true);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger entered = new AtomicInteger();

        everyThread(() -> {
            if (free.compareAndSet(true, false)) {
                assertEquals(1, inside.incrementAndGet());
                entered.incrementAndGet();
                inside.decrementAndGet();
                assertFalse(free.getAndSet(true));
            }
        });

        assertTrue(free.get());
        assertTrue(entered.get() > 0);
    }

    @Test
    void everyValueThatGetAndSetPutInComesOutOnce() throws Exception {
        IntValue value = memory.value(0);
        AtomicInteger next = new AtomicInteger();
        AtomicInteger sumOfBefore = new AtomicInteger();

        everyThread(() -> sumOfBefore.addAndGet(value.getAndSet(next.incrementAndGet())));

        int sumOfAll = (int) (TOTAL * (TOTAL + 1L) / 2); // wraps around, as the sums do
        assertEquals(sumOfAll, sumOfBefore.get() + value.get());
    }

    @Test
    void aCharCountsByCompareAndSet() throws Exception {
        CharValue value = memory.value('\0');

        everyThread(() -> {
            char before;
            do {
                before = value.get();
            } while (!value.compareAndSet(before, (char) (before + 1)));
        });

        assertEquals((char) TOTAL, value.get());
    }

    @Test
    void neighboursOfBytesAreNeverDisturbed() throws Exception {
        ByteArray array = memory.byteArray(THREADS + 1);

        Crew.run(THREADS, member -> {
            for (int i = 1; i <= ROUNDS; i++) {
                array.set(member, (byte) i);
                assertEquals((byte) i, array.getAndAdd(member, (byte) 0));
            }
        });

        byte last = (byte) ROUNDS;
        assertArrayEquals(new byte[] {last, last, last, last, 0}, array.toArray());
    }

    @Test
    void neighboursOfShortsAreNeverDisturbed() throws Exception {
        ShortArray array = memory.shortArray(THREADS + 1);

        Crew.run(THREADS, member -> {
            for (int i = 1; i <= ROUNDS; i++) {
                array.set(member, (short) i);
                assertEquals((short) i, array.getAndSet(member, (short) i));
            }
        });

        short last = (short) ROUNDS;
        assertArrayEquals(new short[] {last, last, last, last, 0}, array.toArray());
    }

    @Test
    void neighboursOfCharsAreNeverDisturbed() throws Exception {
        CharArray array = memory.charArray(THREADS + 1);

        Crew.run(THREADS, member -> {
            for (int i = 1; i <= ROUNDS; i++) {
                array.set(member, (char) i);
                assertEquals((char) i, array.get(member));
            }
        });

        char last = (char) ROUNDS;
        assertArrayEquals(new char[] {last, last, last, last, 0}, array.toArray());
    }

    @Test
    void neighboursOfBooleansAreNeverDisturbed() throws Exception {
        BooleanArray array = memory.booleanArray(THREADS + 1);

        Crew.run(THREADS, member -> {
            for (int i = 1; i <= ROUNDS; i++) {
                array.set(member, i % 2 == 1);
                assertEquals(i % 2 == 1, array.get(member));
            }
        });

        assertArrayEquals(new boolean[THREADS + 1], array.toArray());
    }

    @Test
    void bulkWritesDoNotDisturbTheElementsBesideThem() throws Exception {
        ByteArray array = memory.byteArray(12);

        Crew.run(2, member -> {
            for (int i = 1; i <= ROUNDS; i++) {
                if (member == 0) {
                    array.write(5, new byte[] {(byte) i});
                } else {
                    array.set(6, (byte) i);
                    assertEquals((byte) i, array.get(6));
                }
            }
        });

        assertEquals((byte) ROUNDS, array.get(5));
        assertEquals((byte) ROUNDS, array.get(6));
    }

    private static void everyThread(Runnable round) throws Exception {
        Crew.run(THREADS, member -> {
            for (int i = 0; i < ROUNDS; i++) {
                round.run();
            }
        });
    }
}
