package dev.multiprocessing.core.memory;

import dev.multiprocessing.Array;
import dev.multiprocessing.BooleanArray;
import dev.multiprocessing.ByteArray;
import dev.multiprocessing.CharArray;
import dev.multiprocessing.DoubleArray;
import dev.multiprocessing.FloatArray;
import dev.multiprocessing.IntArray;
import dev.multiprocessing.LongArray;
import dev.multiprocessing.ShortArray;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** One of the eight array types behind one shape, for tests that hold for all: {@code T} elements, {@code A} copies. */
record TypedArray<T, A>(
        Array array,
        IntFunction<T> get,
        BiConsumer<Integer, T> set,
        BiFunction<Integer, T, T> getAndSet,
        Swap<T> compareAndSet,
        Copy<A> read,
        Copy<A> write,
        BiConsumer<Integer, A> readAll,
        BiConsumer<Integer, A> writeAll,
        Supplier<A> toArray,
        Consumer<T> fill) {

    /** A compare-and-set at an index. */
    interface Swap<T> {
        boolean swap(int index, T expected, T value);
    }

    /** A bulk copy with offsets. */
    interface Copy<A> {
        void copy(int from, A copy, int offset, int count);
    }

    static TypedArray<Boolean, boolean[]> of(BooleanArray a) {
        return new TypedArray<>(
                a,
                a::get,
                a::set,
                a::getAndSet,
                a::compareAndSet,
                a::read,
                a::write,
                a::read,
                a::write,
                a::toArray,
                a::fill);
    }

    static TypedArray<Byte, byte[]> of(ByteArray a) {
        return new TypedArray<>(
                a,
                a::get,
                a::set,
                a::getAndSet,
                a::compareAndSet,
                a::read,
                a::write,
                a::read,
                a::write,
                a::toArray,
                a::fill);
    }

    static TypedArray<Short, short[]> of(ShortArray a) {
        return new TypedArray<>(
                a,
                a::get,
                a::set,
                a::getAndSet,
                a::compareAndSet,
                a::read,
                a::write,
                a::read,
                a::write,
                a::toArray,
                a::fill);
    }

    static TypedArray<Character, char[]> of(CharArray a) {
        return new TypedArray<>(
                a,
                a::get,
                a::set,
                a::getAndSet,
                a::compareAndSet,
                a::read,
                a::write,
                a::read,
                a::write,
                a::toArray,
                a::fill);
    }

    static TypedArray<Integer, int[]> of(IntArray a) {
        return new TypedArray<>(
                a,
                a::get,
                a::set,
                a::getAndSet,
                a::compareAndSet,
                a::read,
                a::write,
                a::read,
                a::write,
                a::toArray,
                a::fill);
    }

    static TypedArray<Long, long[]> of(LongArray a) {
        return new TypedArray<>(
                a,
                a::get,
                a::set,
                a::getAndSet,
                a::compareAndSet,
                a::read,
                a::write,
                a::read,
                a::write,
                a::toArray,
                a::fill);
    }

    static TypedArray<Float, float[]> of(FloatArray a) {
        return new TypedArray<>(
                a,
                a::get,
                a::set,
                a::getAndSet,
                a::compareAndSet,
                a::read,
                a::write,
                a::read,
                a::write,
                a::toArray,
                a::fill);
    }

    static TypedArray<Double, double[]> of(DoubleArray a) {
        return new TypedArray<>(
                a,
                a::get,
                a::set,
                a::getAndSet,
                a::compareAndSet,
                a::read,
                a::write,
                a::read,
                a::write,
                a::toArray,
                a::fill);
    }
}
