package dev.multiprocessing.core.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.multiprocessing.ClosedException;
import java.lang.reflect.Array;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for the bulk copies of an array of every type. */
@Timeout(60)
class ArrayCopiesTest {

    private static final int LENGTH = 13;

    /** More than one buffer of every type, and no whole number of buffers. */
    private static final int LARGE = 3 * Elements.BUFFER_BYTES + 7;

    private final TestSession session = new TestSession();
    private final SharedMemory memory = new SharedMemory(session.join(1));

    static List<ArrayType<?, ?>> types() {
        return ArrayType.all();
    }

    @ParameterizedTest
    @MethodSource("types")
    <T, A> void isACopyOfWhatItWasMadeFrom(ArrayType<T, A> type) {
        A source = type.copy(LENGTH);

        TypedArray<T, A> array = type.typed().apply(type.ofCopy().apply(memory, source));

        assertSame(LENGTH, source, 0, array.toArray().get(), 0);
        assertEquals(LENGTH, array.array().length());
        assertEquals(Array.get(source, 2), array.get().apply(2));
    }

    @ParameterizedTest
    @MethodSource("types")
    <T, A> void copiesMoreThanOneBuffer(ArrayType<T, A> type) {
        A source = type.copy(LARGE);

        A copy = type.typed()
                .apply(type.ofCopy().apply(memory, source))
                .toArray()
                .get();

        assertEquals(LARGE, Array.getLength(copy));
        assertSame(LARGE, source, 0, copy, 0);
    }

    @ParameterizedTest
    @MethodSource("types")
    <T, A> void readsARangeIntoARange(ArrayType<T, A> type) {
        A source = type.copy(LARGE);
        TypedArray<T, A> array = type.typed().apply(type.ofCopy().apply(memory, source));
        A into = type.newCopy().apply(LARGE);

        array.read().copy(4, into, 1, LARGE - 6);

        assertSame(LARGE - 6, source, 4, into, 1);
        A untouched = type.newCopy().apply(5);
        assertSame(1, untouched, 0, into, 0);
        assertSame(5, untouched, 0, into, LARGE - 5);
    }

    @ParameterizedTest
    @MethodSource("types")
    <T, A> void writesARangeToARange(ArrayType<T, A> type) {
        A source = type.copy(LARGE);
        TypedArray<T, A> array = type.make(memory, LARGE);

        array.write().copy(1, source, 4, LARGE - 6);

        A copy = array.toArray().get();
        assertSame(LARGE - 6, source, 4, copy, 1);
        A untouched = type.newCopy().apply(5);
        assertSame(1, untouched, 0, copy, 0);
        assertSame(5, untouched, 0, copy, LARGE - 5);
    }

    @ParameterizedTest
    @MethodSource("types")
    <T, A> void readsUntilTheCopyIsFull(ArrayType<T, A> type) {
        A source = type.copy(LENGTH);
        TypedArray<T, A> array = type.typed().apply(type.ofCopy().apply(memory, source));
        A into = type.newCopy().apply(4);

        array.readAll().accept(3, into);

        assertSame(4, source, 3, into, 0);
    }

    @ParameterizedTest
    @MethodSource("types")
    <T, A> void writesAllOfTheSource(ArrayType<T, A> type) {
        A source = type.copy(4);
        TypedArray<T, A> array = type.make(memory, LENGTH);

        array.writeAll().accept(3, source);

        assertSame(4, source, 0, array.toArray().get(), 3);
    }

    @ParameterizedTest
    @MethodSource("types")
    <T, A> void fillsEveryElementWithEverySample(ArrayType<T, A> type) {
        TypedArray<T, A> array = type.make(memory, LENGTH);

        for (T sample : type.samples()) {
            array.fill().accept(sample);

            for (int i = 0; i < LENGTH; i++) {
                assertEquals(sample, array.get().apply(i));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    <T, A> void fillsMoreThanOneBuffer(ArrayType<T, A> type) {
        TypedArray<T, A> array = type.make(memory, LARGE);

        array.fill().accept(type.sample(0));

        A copy = array.toArray().get();
        for (int i = 0; i < LARGE; i++) {
            assertEquals(type.sample(0), Array.get(copy, i));
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    <T, A> void anArrayOfNothingIsCopiedAndFilled(ArrayType<T, A> type) {
        TypedArray<T, A> array = type.typed().apply(type.ofCopy().apply(memory, type.copy(0)));

        array.fill().accept(type.sample(0));

        assertEquals(0, array.array().length());
        assertEquals(0, Array.getLength(array.toArray().get()));
    }

    @ParameterizedTest
    @MethodSource("types")
    <T, A> void anEmptyRangeMayLieAtTheEnd(ArrayType<T, A> type) {
        TypedArray<T, A> array = type.make(memory, LENGTH);

        array.read().copy(LENGTH, type.newCopy().apply(3), 3, 0);
        array.write().copy(LENGTH, type.newCopy().apply(3), 3, 0);

        assertEquals(LENGTH, array.array().length());
    }

    @ParameterizedTest
    @MethodSource("types")
    <T, A> void refusesRangesOutside(ArrayType<T, A> type) {
        TypedArray<T, A> array = type.make(memory, LENGTH);
        A copy = type.newCopy().apply(LENGTH);

        for (int[] range : new int[][] {
            {-1, 0, 1},
            {LENGTH, 0, 1},
            {1, 0, LENGTH},
            {Integer.MAX_VALUE, 0, 2},
            {0, -1, 1},
            {0, 1, LENGTH},
            {0, 0, -1},
            {0, Integer.MAX_VALUE, 2},
            {LENGTH + 1, 0, 0}
        }) {
            assertThrows(IndexOutOfBoundsException.class, () -> array.read().copy(range[0], copy, range[1], range[2]));
            assertThrows(IndexOutOfBoundsException.class, () -> array.write().copy(range[0], copy, range[1], range[2]));
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    <T, A> void namesTheRangeThatIsOutside(ArrayType<T, A> type) {
        TypedArray<T, A> array = type.make(memory, LENGTH);
        A copy = type.newCopy().apply(4);

        String message = assertThrows(
                        IndexOutOfBoundsException.class, () -> array.writeAll().accept(10, copy))
                .getMessage();

        assertEquals("range outside the array: from=10, count=4, length=13", message);
    }

    @ParameterizedTest
    @MethodSource("types")
    <T, A> void namesTheRangeWhoseEndIsBeyondAnInt(ArrayType<T, A> type) {
        TypedArray<T, A> array = type.make(memory, LENGTH);
        A copy = type.newCopy().apply(4);

        String message = assertThrows(
                        IndexOutOfBoundsException.class, () -> array.readAll().accept(Integer.MAX_VALUE, copy))
                .getMessage();

        assertEquals("range outside the array: from=2147483647, count=4, length=13", message);
    }

    @ParameterizedTest
    @MethodSource("types")
    <T, A> void refusesNull(ArrayType<T, A> type) {
        TypedArray<T, A> array = type.make(memory, LENGTH);

        assertThrows(NullPointerException.class, () -> array.readAll().accept(0, null));
        assertThrows(NullPointerException.class, () -> array.writeAll().accept(0, null));
        assertThrows(NullPointerException.class, () -> type.ofCopy().apply(memory, null));
    }

    @ParameterizedTest
    @MethodSource("types")
    <T, A> void refusesCopiesAfterCloseEvenOfNothing(ArrayType<T, A> type) {
        TypedArray<T, A> array = type.make(memory, 0);
        A nothing = type.newCopy().apply(0);

        array.array().close();

        assertThrows(ClosedException.class, () -> array.readAll().accept(0, nothing));
        assertThrows(ClosedException.class, () -> array.writeAll().accept(0, nothing));
        assertThrows(ClosedException.class, () -> array.toArray().get());
        assertThrows(ClosedException.class, () -> array.fill().accept(type.sample(0)));
    }

    private static <A> void assertSame(int count, A expected, int expectedFrom, A actual, int actualFrom) {
        for (int i = 0; i < count; i++) {
            assertEquals(Array.get(expected, expectedFrom + i), Array.get(actual, actualFrom + i));
        }
    }
}
