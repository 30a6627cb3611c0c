package dev.multiprocessing.core.memory;

import dev.multiprocessing.BooleanValue;
import dev.multiprocessing.ByteValue;
import dev.multiprocessing.CharValue;
import dev.multiprocessing.DoubleValue;
import dev.multiprocessing.FloatValue;
import dev.multiprocessing.IntValue;
import dev.multiprocessing.LongValue;
import dev.multiprocessing.ShortValue;
import dev.multiprocessing.Value;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** One of the eight value types behind one shape, for tests that hold for all. */
record TypedValue<T>(Value value, Supplier<T> get, Consumer<T> set, Function<T, T> getAndSet, Swap<T> compareAndSet) {

    /** A compare-and-set. */
    interface Swap<T> {
        boolean swap(T expected, T value);
    }

    /** A type to test: how to make and see one, and two different values, the first not the default. */
    record Type<T>(
            String name,
            T first,
            T second,
            BiFunction<SharedMemory, T, Value> of,
            Function<Value, TypedValue<T>> typed) {

        TypedValue<T> make(SharedMemory memory, T initial) {
            return typed.apply(of.apply(memory, initial));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Type<?>> types() {
        return List.of(
                new Type<Boolean>("BooleanValue", true, false, SharedMemory::value, v -> of((BooleanValue) v)),
                new Type<Byte>(
                        "ByteValue", Byte.MIN_VALUE, Byte.MAX_VALUE, SharedMemory::value, v -> of((ByteValue) v)),
                new Type<Short>(
                        "ShortValue", Short.MIN_VALUE, Short.MAX_VALUE, SharedMemory::value, v -> of((ShortValue) v)),
                new Type<Character>("CharValue", Character.MAX_VALUE, 'x', SharedMemory::value, v -> of((CharValue) v)),
                new Type<Integer>(
                        "IntValue", Integer.MIN_VALUE, Integer.MAX_VALUE, SharedMemory::value, v -> of((IntValue) v)),
                new Type<Long>(
                        "LongValue", Long.MIN_VALUE, Long.MAX_VALUE, SharedMemory::value, v -> of((LongValue) v)),
                new Type<Float>("FloatValue", Float.MIN_VALUE, Float.NaN, SharedMemory::value, v -> of((FloatValue) v)),
                new Type<Double>(
                        "DoubleValue", Double.MIN_VALUE, Double.NaN, SharedMemory::value, v -> of((DoubleValue) v)));
    }

    private static TypedValue<Boolean> of(BooleanValue v) {
        return new TypedValue<>(v, v::get, v::set, v::getAndSet, v::compareAndSet);
    }

    private static TypedValue<Byte> of(ByteValue v) {
        return new TypedValue<>(v, v::get, v::set, v::getAndSet, v::compareAndSet);
    }

    private static TypedValue<Short> of(ShortValue v) {
        return new TypedValue<>(v, v::get, v::set, v::getAndSet, v::compareAndSet);
    }

    private static TypedValue<Character> of(CharValue v) {
        return new TypedValue<>(v, v::get, v::set, v::getAndSet, v::compareAndSet);
    }

    private static TypedValue<Integer> of(IntValue v) {
        return new TypedValue<>(v, v::get, v::set, v::getAndSet, v::compareAndSet);
    }

    private static TypedValue<Long> of(LongValue v) {
        return new TypedValue<>(v, v::get, v::set, v::getAndSet, v::compareAndSet);
    }

    private static TypedValue<Float> of(FloatValue v) {
        return new TypedValue<>(v, v::get, v::set, v::getAndSet, v::compareAndSet);
    }

    private static TypedValue<Double> of(DoubleValue v) {
        return new TypedValue<>(v, v::get, v::set, v::getAndSet, v::compareAndSet);
    }
}
