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
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;

/** An array type to test: how to make an array of it, how to see one, and values that cover its range. */
record ArrayType<T, A>(
        String name,
        List<T> samples,
        BiFunction<SharedMemory, Integer, Array> ofLength,
        BiFunction<SharedMemory, A, Array> ofCopy,
        Function<Array, TypedArray<T, A>> typed,
        IntFunction<A> newCopy) {

    static List<ArrayType<?, ?>> all() {
        return List.of(booleans(), bytes(), shorts(), chars(), ints(), longs(), floats(), doubles());
    }

    TypedArray<T, A> make(SharedMemory memory, int length) {
        return typed.apply(ofLength.apply(memory, length));
    }

    /** The samples over and over. */
    T sample(int i) {
        return samples.get(i % samples.size());
    }

    /** A Java array with the samples over and over. */
    A copy(int length) {
        A copy = newCopy.apply(length);
        for (int i = 0; i < length; i++) {
            java.lang.reflect.Array.set(copy, i, sample(i));
        }
        return copy;
    }

    @Override
    public String toString() {
        return name;
    }

    private static ArrayType<Boolean, boolean[]> booleans() {
        List<Boolean> samples = List.of(true, false, true);
        return new ArrayType<>(
                "BooleanArray",
                samples,
                SharedMemory::booleanArray,
                SharedMemory::array,
                a -> TypedArray.of((BooleanArray) a),
                boolean[]::new);
    }

    private static ArrayType<Byte, byte[]> bytes() {
        List<Byte> samples = List.of(Byte.MIN_VALUE, (byte) -1, Byte.MAX_VALUE, (byte) 0, (byte) 5);
        return new ArrayType<>(
                "ByteArray",
                samples,
                SharedMemory::byteArray,
                SharedMemory::array,
                a -> TypedArray.of((ByteArray) a),
                byte[]::new);
    }

    private static ArrayType<Short, short[]> shorts() {
        List<Short> samples = List.of(Short.MIN_VALUE, (short) -1, Short.MAX_VALUE, (short) 0x1234, (short) 0);
        return new ArrayType<>(
                "ShortArray",
                samples,
                SharedMemory::shortArray,
                SharedMemory::array,
                a -> TypedArray.of((ShortArray) a),
                short[]::new);
    }

    private static ArrayType<Character, char[]> chars() {
        List<Character> samples = List.of(Character.MAX_VALUE, 'x', '\u8001', Character.MIN_VALUE);
        return new ArrayType<>(
                "CharArray",
                samples,
                SharedMemory::charArray,
                SharedMemory::array,
                a -> TypedArray.of((CharArray) a),
                char[]::new);
    }

    private static ArrayType<Integer, int[]> ints() {
        List<Integer> samples = List.of(Integer.MIN_VALUE, -1, Integer.MAX_VALUE, 0x12345678, 0);
        return new ArrayType<>(
                "IntArray",
                samples,
                SharedMemory::intArray,
                SharedMemory::array,
                a -> TypedArray.of((IntArray) a),
                int[]::new);
    }

    private static ArrayType<Long, long[]> longs() {
        List<Long> samples = List.of(Long.MIN_VALUE, -1L, Long.MAX_VALUE, 0x0123_4567_89AB_CDEFL, 0L);
        return new ArrayType<>(
                "LongArray",
                samples,
                SharedMemory::longArray,
                SharedMemory::array,
                a -> TypedArray.of((LongArray) a),
                long[]::new);
    }

    private static ArrayType<Float, float[]> floats() {
        List<Float> samples = List.of(Float.MIN_VALUE, -0.0f, Float.NEGATIVE_INFINITY, Float.NaN, Float.MAX_VALUE);
        return new ArrayType<>(
                "FloatArray",
                samples,
                SharedMemory::floatArray,
                SharedMemory::array,
                a -> TypedArray.of((FloatArray) a),
                float[]::new);
    }

    private static ArrayType<Double, double[]> doubles() {
        List<Double> samples = List.of(Double.MIN_VALUE, -0.0, Double.NEGATIVE_INFINITY, Double.NaN, Double.MAX_VALUE);
        return new ArrayType<>(
                "DoubleArray",
                samples,
                SharedMemory::doubleArray,
                SharedMemory::array,
                a -> TypedArray.of((DoubleArray) a),
                double[]::new);
    }
}
