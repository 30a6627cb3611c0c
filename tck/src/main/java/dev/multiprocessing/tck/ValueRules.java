package dev.multiprocessing.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.BooleanValue;
import dev.multiprocessing.ByteValue;
import dev.multiprocessing.CharValue;
import dev.multiprocessing.ChildProcess;
import dev.multiprocessing.DoubleValue;
import dev.multiprocessing.FloatValue;
import dev.multiprocessing.IntValue;
import dev.multiprocessing.LongValue;
import dev.multiprocessing.Queue;
import dev.multiprocessing.ShortValue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The rules of one number, character or boolean in shared memory. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public interface ValueRules extends TransportRules {

    @Test
    default void required_V01_aValueBeginsAsItWasMadeAndIsWhatWasSetLast() {
        try (Scene scene = Scene.open(this)) {
            BooleanValue aBoolean = scene.mp().value(true);
            ByteValue aByte = scene.mp().value((byte) -7);
            ShortValue aShort = scene.mp().value((short) -700);
            CharValue aChar = scene.mp().value('\uffff');
            assertTrue(aBoolean.get());
            assertEquals((byte) -7, aByte.get());
            assertEquals((short) -700, aShort.get());
            assertEquals('\uffff', aChar.get());

            aBoolean.set(false);
            aByte.set(Byte.MIN_VALUE);
            aShort.set(Short.MAX_VALUE);
            aChar.set('\0');

            assertFalse(aBoolean.get());
            assertEquals(Byte.MIN_VALUE, aByte.get());
            assertEquals(Short.MAX_VALUE, aShort.get());
            assertEquals('\0', aChar.get());
        }
    }

    @Test
    default void required_V02_aNumberBeginsAsItWasMadeAndIsWhatWasSetLast() {
        try (Scene scene = Scene.open(this)) {
            IntValue anInt = scene.mp().value(-70_000);
            LongValue aLong = scene.mp().value(-7_000_000_000L);
            FloatValue aFloat = scene.mp().value(1.5f);
            DoubleValue aDouble = scene.mp().value(-0.0);
            assertEquals(-70_000, anInt.get());
            assertEquals(-7_000_000_000L, aLong.get());
            assertEquals(1.5f, aFloat.get());
            assertEquals(-0.0, aDouble.get());

            anInt.set(Integer.MIN_VALUE);
            aLong.set(Long.MAX_VALUE);
            aFloat.set(Float.NEGATIVE_INFINITY);
            aDouble.set(Double.MIN_VALUE);

            assertEquals(Integer.MIN_VALUE, anInt.get());
            assertEquals(Long.MAX_VALUE, aLong.get());
            assertEquals(Float.NEGATIVE_INFINITY, aFloat.get());
            assertEquals(Double.MIN_VALUE, aDouble.get());
        }
    }

    @Test
    default void required_V03_getAndSetReturnsWhatWasThere() {
        try (Scene scene = Scene.open(this)) {
            assertTrue(scene.mp().value(true).getAndSet(false));
            assertEquals((byte) -1, scene.mp().value((byte) -1).getAndSet((byte) 2));
            assertEquals((short) -1, scene.mp().value((short) -1).getAndSet((short) 2));
            assertEquals('a', scene.mp().value('a').getAndSet('b'));
            LongValue aLong = scene.mp().value(-1L);
            assertEquals(-1L, aLong.getAndSet(2L));
            assertEquals(2L, aLong.get());
            assertEquals(-1, scene.mp().value(-1).getAndSet(2));
            assertEquals(-1.5f, scene.mp().value(-1.5f).getAndSet(2f));
            assertEquals(-1.5, scene.mp().value(-1.5).getAndSet(2));
        }
    }

    @Test
    default void required_V04_compareAndSetSetsOnlyWhatIsExpected() {
        try (Scene scene = Scene.open(this)) {
            BooleanValue aBoolean = scene.mp().value(true);
            ByteValue aByte = scene.mp().value((byte) -1);
            CharValue aChar = scene.mp().value('a');
            IntValue anInt = scene.mp().value(-1);

            assertFalse(aBoolean.compareAndSet(false, true));
            assertFalse(aByte.compareAndSet((byte) 1, (byte) 2));
            assertFalse(aChar.compareAndSet('b', 'c'));
            assertFalse(anInt.compareAndSet(1, 2));
            assertTrue(aBoolean.compareAndSet(true, false));
            assertTrue(aByte.compareAndSet((byte) -1, (byte) 2));
            assertTrue(aChar.compareAndSet('a', 'c'));
            assertTrue(anInt.compareAndSet(-1, 2));

            assertFalse(aBoolean.get());
            assertEquals((byte) 2, aByte.get());
            assertEquals('c', aChar.get());
            assertEquals(2, anInt.get());
            assertTrue(scene.mp().value((short) -1).compareAndSet((short) -1, (short) 1));
            assertTrue(scene.mp().value(-1L).compareAndSet(-1L, 1L));
        }
    }

    @Test
    default void required_V05_floatingPointComparesBits() {
        try (Scene scene = Scene.open(this)) {
            assertTrue(scene.mp().value(Float.NaN).compareAndSet(Float.NaN, 1f));
            assertTrue(scene.mp().value(Double.NaN).compareAndSet(Double.NaN, 1));
            assertFalse(scene.mp().value(0f).compareAndSet(-0f, 1f));
            assertFalse(scene.mp().value(0.0).compareAndSet(-0.0, 1));
        }
    }

    @Test
    default void required_V06_getAndAddReturnsWhatWasThereAndWrapsAround() {
        try (Scene scene = Scene.open(this)) {
            ByteValue aByte = scene.mp().value(Byte.MAX_VALUE);
            ShortValue aShort = scene.mp().value(Short.MIN_VALUE);
            IntValue anInt = scene.mp().value(Integer.MAX_VALUE);
            LongValue aLong = scene.mp().value(Long.MIN_VALUE);
            FloatValue aFloat = scene.mp().value(1.5f);
            DoubleValue aDouble = scene.mp().value(1.5);

            assertEquals(Byte.MAX_VALUE, aByte.getAndAdd((byte) 1));
            assertEquals(Short.MIN_VALUE, aShort.getAndAdd((short) -1));
            assertEquals(Integer.MAX_VALUE, anInt.getAndAdd(1));
            assertEquals(Long.MIN_VALUE, aLong.getAndAdd(-1));
            assertEquals(1.5f, aFloat.getAndAdd(0.25f));
            assertEquals(1.5, aDouble.getAndAdd(0.25));

            assertEquals(Byte.MIN_VALUE, aByte.get());
            assertEquals(Short.MAX_VALUE, aShort.get());
            assertEquals(Integer.MIN_VALUE, anInt.get());
            assertEquals(Long.MAX_VALUE, aLong.get());
            assertEquals(1.75f, aFloat.get());
            assertEquals(1.75, aDouble.get());
        }
    }

    @Test
    default void required_V07_updateAndGetAppliesTheOperatorAndCutsToTheType() {
        try (Scene scene = Scene.open(this)) {
            assertEquals((byte) 300, scene.mp().value((byte) 3).updateAndGet(x -> x * 100));
            assertEquals((short) 300_000, scene.mp().value((short) 3).updateAndGet(x -> x * 100_000));
            assertEquals(-6, scene.mp().value(3).updateAndGet(x -> -2 * x));
            assertEquals(6_000_000_000L, scene.mp().value(3L).updateAndGet(x -> x * 2_000_000_000L));
            assertEquals((float) 0.1, scene.mp().value(1f).updateAndGet(x -> 0.1));
            assertEquals(0.1, scene.mp().value(1.0).updateAndGet(x -> 0.1));
        }
    }

    @Test
    default void required_V08_anOperatorThatFailsOrIsNullChangesNothing() {
        try (Scene scene = Scene.open(this)) {
            IntValue value = scene.mp().value(5);

            assertThrows(ArithmeticException.class, () -> value.updateAndGet(x -> Math.floorDiv(x, x - 5)));
            assertThrows(NullPointerException.class, () -> value.updateAndGet(null));

            assertEquals(5, value.get());
        }
    }

    @Test
    default void required_V09_aSetIsSeenByEveryProcess() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            DoubleValue number = scene.mp().value(0.0);
            CharValue letter = scene.mp().value('a');
            scene.start(scene.mp().process(MemoryTargets::setBoth, number, letter));

            scene.awaitSuccess();

            assertEquals(Math.PI, number.get());
            assertEquals('z', letter.get());
        }
    }

    @Test
    default void required_V10_atomicOperationsOfSeveralProcessesLoseNothing() throws Exception {
        try (Scene scene = Scene.open(this)) {
            IntValue added = scene.mp().value(0);
            LongValue updated = scene.mp().value(0L);
            ShortValue small = scene.mp().value((short) 0);
            DoubleValue fraction = scene.mp().value(0.0);
            Queue<Integer> reports = scene.mp().queue();
            List<ChildProcess> children = List.of(
                    scene.start(scene.mp().process(MemoryTargets::addToAll, added, updated, small, fraction, reports)),
                    scene.start(scene.mp().process(MemoryTargets::addToAll, added, updated, small, fraction, reports)));

            Laps.runBeside(children, () -> MemoryTargets.addToAll(added, updated, small, fraction, reports));
            scene.awaitSuccess();

            int total = Laps.total(reports);
            assertEquals(total, added.get());
            assertEquals(total, updated.get());
            assertEquals((short) total, small.get());
            assertEquals(0.5 * total, fraction.get());
        }
    }

    @Test
    default void required_V11_theLockIsTheSameEverywhereAndOperationsDoNotTakeIt() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            IntValue value = scene.mp().value(1);
            value.lock().lock();
            scene.start(scene.mp().process(MemoryTargets::setThoughLocked, value));

            scene.awaitSuccess();

            assertEquals(2, value.get());
            value.lock().unlock();
        }
    }
}
