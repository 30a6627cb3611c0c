package dev.multiprocessing.core.memory;

import dev.multiprocessing.BooleanArray;
import dev.multiprocessing.BooleanValue;
import dev.multiprocessing.ByteArray;
import dev.multiprocessing.ByteValue;
import dev.multiprocessing.CharArray;
import dev.multiprocessing.CharValue;
import dev.multiprocessing.DoubleArray;
import dev.multiprocessing.DoubleValue;
import dev.multiprocessing.FloatArray;
import dev.multiprocessing.FloatValue;
import dev.multiprocessing.IntArray;
import dev.multiprocessing.IntValue;
import dev.multiprocessing.LongArray;
import dev.multiprocessing.LongValue;
import dev.multiprocessing.SharedLock;
import dev.multiprocessing.ShortArray;
import dev.multiprocessing.ShortValue;
import dev.multiprocessing.core.shared.Shareable;
import dev.multiprocessing.spi.Transport;
import java.util.Optional;

/** Makes values, arrays and locks on one transport, and attaches to those that arrive in messages. */
public final class SharedMemory {

    private final Transport transport;

    /** On a transport. */
    public SharedMemory(Transport transport) {
        this.transport = transport;
    }

    /** Attaches to a thing of a kind that is made here; empty for other kinds. */
    public Optional<Shareable> attach(String kind, String ticket) {
        return Optional.ofNullable(
                switch (kind) {
                    case RegionLock.KIND -> Memory.attachLock(transport, ticket);
                    case RegionBooleanValue.KIND -> new RegionBooleanValue(attach(ticket, RegionBooleanArray.WIDTH));
                    case RegionByteValue.KIND -> new RegionByteValue(attach(ticket, RegionByteArray.WIDTH));
                    case RegionShortValue.KIND -> new RegionShortValue(attach(ticket, RegionShortArray.WIDTH));
                    case RegionCharValue.KIND -> new RegionCharValue(attach(ticket, RegionCharArray.WIDTH));
                    case RegionIntValue.KIND -> new RegionIntValue(attach(ticket, RegionIntArray.WIDTH));
                    case RegionLongValue.KIND -> new RegionLongValue(attach(ticket, RegionLongArray.WIDTH));
                    case RegionFloatValue.KIND -> new RegionFloatValue(attach(ticket, RegionFloatArray.WIDTH));
                    case RegionDoubleValue.KIND -> new RegionDoubleValue(attach(ticket, RegionDoubleArray.WIDTH));
                    case RegionBooleanArray.KIND -> new RegionBooleanArray(attach(ticket, RegionBooleanArray.WIDTH));
                    case RegionByteArray.KIND -> new RegionByteArray(attach(ticket, RegionByteArray.WIDTH));
                    case RegionShortArray.KIND -> new RegionShortArray(attach(ticket, RegionShortArray.WIDTH));
                    case RegionCharArray.KIND -> new RegionCharArray(attach(ticket, RegionCharArray.WIDTH));
                    case RegionIntArray.KIND -> new RegionIntArray(attach(ticket, RegionIntArray.WIDTH));
                    case RegionLongArray.KIND -> new RegionLongArray(attach(ticket, RegionLongArray.WIDTH));
                    case RegionFloatArray.KIND -> new RegionFloatArray(attach(ticket, RegionFloatArray.WIDTH));
                    case RegionDoubleArray.KIND -> new RegionDoubleArray(attach(ticket, RegionDoubleArray.WIDTH));
                    default -> null;
                });
    }

    private Memory attach(String ticket, int width) {
        return Memory.attach(transport, ticket, width);
    }

    /** Makes a lock. */
    public SharedLock lock() {
        return Memory.create(transport, 0, 1).lock();
    }

    /** Makes a value. */
    public BooleanValue value(boolean initial) {
        BooleanValue value = new RegionBooleanValue(Memory.create(transport, 1, RegionBooleanArray.WIDTH));
        value.set(initial);
        return value;
    }

    /** Makes a value. */
    public ByteValue value(byte initial) {
        ByteValue value = new RegionByteValue(Memory.create(transport, 1, RegionByteArray.WIDTH));
        value.set(initial);
        return value;
    }

    /** Makes a value. */
    public ShortValue value(short initial) {
        ShortValue value = new RegionShortValue(Memory.create(transport, 1, RegionShortArray.WIDTH));
        value.set(initial);
        return value;
    }

    /** Makes a value. */
    public CharValue value(char initial) {
        CharValue value = new RegionCharValue(Memory.create(transport, 1, RegionCharArray.WIDTH));
        value.set(initial);
        return value;
    }

    /** Makes a value. */
    public IntValue value(int initial) {
        IntValue value = new RegionIntValue(Memory.create(transport, 1, RegionIntArray.WIDTH));
        value.set(initial);
        return value;
    }

    /** Makes a value. */
    public LongValue value(long initial) {
        LongValue value = new RegionLongValue(Memory.create(transport, 1, RegionLongArray.WIDTH));
        value.set(initial);
        return value;
    }

    /** Makes a value. */
    public FloatValue value(float initial) {
        FloatValue value = new RegionFloatValue(Memory.create(transport, 1, RegionFloatArray.WIDTH));
        value.set(initial);
        return value;
    }

    /** Makes a value. */
    public DoubleValue value(double initial) {
        DoubleValue value = new RegionDoubleValue(Memory.create(transport, 1, RegionDoubleArray.WIDTH));
        value.set(initial);
        return value;
    }

    /** Makes an array. */
    public BooleanArray array(boolean[] initial) {
        BooleanArray array = booleanArray(initial.length);
        array.write(0, initial);
        return array;
    }

    /** Makes an array. */
    public ByteArray array(byte[] initial) {
        ByteArray array = byteArray(initial.length);
        array.write(0, initial);
        return array;
    }

    /** Makes an array. */
    public ShortArray array(short[] initial) {
        ShortArray array = shortArray(initial.length);
        array.write(0, initial);
        return array;
    }

    /** Makes an array. */
    public CharArray array(char[] initial) {
        CharArray array = charArray(initial.length);
        array.write(0, initial);
        return array;
    }

    /** Makes an array. */
    public IntArray array(int[] initial) {
        IntArray array = intArray(initial.length);
        array.write(0, initial);
        return array;
    }

    /** Makes an array. */
    public LongArray array(long[] initial) {
        LongArray array = longArray(initial.length);
        array.write(0, initial);
        return array;
    }

    /** Makes an array. */
    public FloatArray array(float[] initial) {
        FloatArray array = floatArray(initial.length);
        array.write(0, initial);
        return array;
    }

    /** Makes an array. */
    public DoubleArray array(double[] initial) {
        DoubleArray array = doubleArray(initial.length);
        array.write(0, initial);
        return array;
    }

    /** Makes an array of zeros. */
    public BooleanArray booleanArray(int length) {
        return new RegionBooleanArray(Memory.create(transport, length, RegionBooleanArray.WIDTH));
    }

    /** Makes an array of zeros. */
    public ByteArray byteArray(int length) {
        return new RegionByteArray(Memory.create(transport, length, RegionByteArray.WIDTH));
    }

    /** Makes an array of zeros. */
    public ShortArray shortArray(int length) {
        return new RegionShortArray(Memory.create(transport, length, RegionShortArray.WIDTH));
    }

    /** Makes an array of zeros. */
    public CharArray charArray(int length) {
        return new RegionCharArray(Memory.create(transport, length, RegionCharArray.WIDTH));
    }

    /** Makes an array of zeros. */
    public IntArray intArray(int length) {
        return new RegionIntArray(Memory.create(transport, length, RegionIntArray.WIDTH));
    }

    /** Makes an array of zeros. */
    public LongArray longArray(int length) {
        return new RegionLongArray(Memory.create(transport, length, RegionLongArray.WIDTH));
    }

    /** Makes an array of zeros. */
    public FloatArray floatArray(int length) {
        return new RegionFloatArray(Memory.create(transport, length, RegionFloatArray.WIDTH));
    }

    /** Makes an array of zeros. */
    public DoubleArray doubleArray(int length) {
        return new RegionDoubleArray(Memory.create(transport, length, RegionDoubleArray.WIDTH));
    }
}
