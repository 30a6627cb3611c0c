package dev.multiprocessing.core.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.Array;
import dev.multiprocessing.ClosedException;
import dev.multiprocessing.core.shared.Shareable;
import dev.multiprocessing.core.shared.Ticket;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for an array of every type, one element at a time. */
@Timeout(60)
class ArraysTest {

    private static final int LENGTH = 13;

    private final TestSession session = new TestSession();
    private final SharedMemory memory = new SharedMemory(session.join(1));

    static List<ArrayType<?, ?>> types() {
        return ArrayType.all();
    }

    @ParameterizedTest
    @MethodSource("types")
    <T, A> void beginsWithZeros(ArrayType<T, A> type) {
        TypedArray<T, A> array = type.make(memory, LENGTH);

        for (int i = 0; i < LENGTH; i++) {
            assertEquals(
                    java.lang.reflect.Array.get(type.newCopy().apply(1), 0),
                    array.get().apply(i));
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    <T, A> void knowsItsLength(ArrayType<T, A> type) {
        assertEquals(LENGTH, type.make(memory, LENGTH).array().length());
    }

    @ParameterizedTest
    @MethodSource("types")
    <T, A> void returnsWhatWasSetAtEachIndex(ArrayType<T, A> type) {
        TypedArray<T, A> array = type.make(memory, LENGTH);

        for (int i = 0; i < LENGTH; i++) {
            array.set().accept(i, type.sample(i));
        }

        for (int i = 0; i < LENGTH; i++) {
            assertEquals(type.sample(i), array.get().apply(i));
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    <T, A> void getAndSetReturnsWhatItWasBefore(ArrayType<T, A> type) {
        TypedArray<T, A> array = type.make(memory, LENGTH);
        array.set().accept(3, type.sample(0));

        assertEquals(type.sample(0), array.getAndSet().apply(3, type.sample(1)));
        assertEquals(type.sample(1), array.get().apply(3));
    }

    @ParameterizedTest
    @MethodSource("types")
    <T, A> void compareAndSetSetsEverySampleThatIsExpected(ArrayType<T, A> type) {
        TypedArray<T, A> array = type.make(memory, LENGTH);
        array.set().accept(5, type.sample(0));

        for (int i = 0; i < type.samples().size(); i++) {
            assertTrue(array.compareAndSet().swap(5, type.sample(i), type.sample(i + 1)));
            assertEquals(type.sample(i + 1), array.get().apply(5));
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    <T, A> void compareAndSetLeavesWhatIsNotExpected(ArrayType<T, A> type) {
        TypedArray<T, A> array = type.make(memory, LENGTH);
        array.set().accept(5, type.sample(0));

        assertFalse(array.compareAndSet().swap(5, type.sample(1), type.sample(1)));
        assertEquals(type.sample(0), array.get().apply(5));
    }

    @ParameterizedTest
    @MethodSource("types")
    <T, A> void refusesEveryIndexOutside(ArrayType<T, A> type) {
        TypedArray<T, A> array = type.make(memory, LENGTH);

        for (int index : new int[] {-1, LENGTH, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            T any = type.sample(0);
            assertThrows(IndexOutOfBoundsException.class, () -> array.get().apply(index));
            assertThrows(IndexOutOfBoundsException.class, () -> array.set().accept(index, any));
            assertThrows(
                    IndexOutOfBoundsException.class, () -> array.getAndSet().apply(index, any));
            assertThrows(
                    IndexOutOfBoundsException.class, () -> array.compareAndSet().swap(index, any, any));
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    <T, A> void namesTheIndexThatIsOutside(ArrayType<T, A> type) {
        TypedArray<T, A> array = type.make(memory, LENGTH);

        String message = assertThrows(
                        IndexOutOfBoundsException.class, () -> array.get().apply(LENGTH))
                .getMessage();

        assertEquals("index outside the array: index=13, length=13", message);
    }

    @ParameterizedTest
    @MethodSource("types")
    <T, A> void refusesANegativeLength(ArrayType<T, A> type) {
        String message = assertThrows(IllegalArgumentException.class, () -> type.make(memory, -1))
                .getMessage();

        assertEquals("array length must not be negative: length=-1", message);
        assertEquals(0, session.openHandles());
    }

    @ParameterizedTest
    @MethodSource("types")
    <T, A> void isTheSameWhereItArrives(ArrayType<T, A> type) {
        TypedArray<T, A> array = type.make(memory, LENGTH);

        TypedArray<T, A> arrived = type.typed().apply(arrived(array.array()));
        array.set().accept(LENGTH - 1, type.sample(0));

        assertEquals(LENGTH, arrived.array().length());
        assertEquals(type.sample(0), arrived.get().apply(LENGTH - 1));
    }

    @ParameterizedTest
    @MethodSource("types")
    <T, A> void locksTheSameLockWhereItArrives(ArrayType<T, A> type) {
        Array array = type.make(memory, LENGTH).array();
        Array arrived = arrived(array);

        array.lock().lock();

        assertFalse(arrived.lock().tryLock());
    }

    @ParameterizedTest
    @MethodSource("types")
    <T, A> void refusesEveryUseAfterClose(ArrayType<T, A> type) {
        TypedArray<T, A> array = type.make(memory, LENGTH);
        T any = type.sample(0);

        array.array().close();

        assertThrows(ClosedException.class, () -> array.array().length());
        assertThrows(ClosedException.class, () -> array.get().apply(0));
        assertThrows(ClosedException.class, () -> array.set().accept(0, any));
        assertThrows(ClosedException.class, () -> array.getAndSet().apply(0, any));
        assertThrows(ClosedException.class, () -> array.compareAndSet().swap(0, any, any));
        assertThrows(ClosedException.class, () -> array.array().lock().tryLock());
        assertThrows(ClosedException.class, () -> ((Shareable) array.array()).ticket(TestSession.ADDRESS));
    }

    @ParameterizedTest
    @MethodSource("types")
    <T, A> void namesItsTypeWhenItIsClosed(ArrayType<T, A> type) {
        TypedArray<T, A> array = type.make(memory, LENGTH);
        array.array().close();

        String message =
                assertThrows(ClosedException.class, () -> array.get().apply(0)).getMessage();

        assertEquals(type.name() + " is closed: this process closed it, or its context", message);
    }

    @ParameterizedTest
    @MethodSource("types")
    <T, A> void closesItsHandleOnceHoweverOftenItIsClosed(ArrayType<T, A> type) {
        Array array = type.make(memory, LENGTH).array();

        array.close();
        array.close();

        assertEquals(0, session.openHandles());
    }

    private Array arrived(Array array) {
        Ticket ticket = ((Shareable) array).ticket(TestSession.ADDRESS);
        return (Array) new SharedMemory(session.join(2)).attach(ticket.kind(), ticket.word());
    }
}
