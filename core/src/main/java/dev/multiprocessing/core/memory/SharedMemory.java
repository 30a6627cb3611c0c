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

/**
 * Makes values, arrays and locks that processes share, on any transport.
 *
 * <p>All of them can travel: each is a {@link dev.multiprocessing.core.shared.Shareable}.
 */
public final class SharedMemory {

    private final Regions regions;

    /** Shared memory whose bytes the transport keeps. */
    public SharedMemory(Transport transport) {
        this.regions = new Regions(transport);
    }

    /** Makes a lock. */
    public SharedLock lock() {
        return regions.createLock();
    }

    /** Makes a boolean. */
    public BooleanValue value(boolean initial) {
        BooleanValue value =
                new RegionBooleanValue(new RegionBooleanArray(regions.createElements(Kind.BOOLEAN_VALUE, 1)));
        value.set(initial);
        return value;
    }

    /** Makes a byte. */
    public ByteValue value(byte initial) {
        ByteValue value = new RegionByteValue(new RegionByteArray(regions.createElements(Kind.BYTE_VALUE, 1)));
        value.set(initial);
        return value;
    }

    /** Makes a short. */
    public ShortValue value(short initial) {
        ShortValue value = new RegionShortValue(new RegionShortArray(regions.createElements(Kind.SHORT_VALUE, 1)));
        value.set(initial);
        return value;
    }

    /** Makes a char. */
    public CharValue value(char initial) {
        CharValue value = new RegionCharValue(new RegionCharArray(regions.createElements(Kind.CHAR_VALUE, 1)));
        value.set(initial);
        return value;
    }

    /** Makes an int. */
    public IntValue value(int initial) {
        IntValue value = new RegionIntValue(new RegionIntArray(regions.createElements(Kind.INT_VALUE, 1)));
        value.set(initial);
        return value;
    }

    /** Makes a long. */
    public LongValue value(long initial) {
        LongValue value = new RegionLongValue(new RegionLongArray(regions.createElements(Kind.LONG_VALUE, 1)));
        value.set(initial);
        return value;
    }

    /** Makes a float. */
    public FloatValue value(float initial) {
        FloatValue value = new RegionFloatValue(new RegionFloatArray(regions.createElements(Kind.FLOAT_VALUE, 1)));
        value.set(initial);
        return value;
    }

    /** Makes a double. */
    public DoubleValue value(double initial) {
        DoubleValue value = new RegionDoubleValue(new RegionDoubleArray(regions.createElements(Kind.DOUBLE_VALUE, 1)));
        value.set(initial);
        return value;
    }

    /** Makes a copy of the elements. */
    public BooleanArray array(boolean[] initial) {
        BooleanArray array = booleanArray(initial.length);
        array.write(0, initial);
        return array;
    }

    /** Makes a copy of the elements. */
    public ByteArray array(byte[] initial) {
        ByteArray array = byteArray(initial.length);
        array.write(0, initial);
        return array;
    }

    /** Makes a copy of the elements. */
    public ShortArray array(short[] initial) {
        ShortArray array = shortArray(initial.length);
        array.write(0, initial);
        return array;
    }

    /** Makes a copy of the elements. */
    public CharArray array(char[] initial) {
        CharArray array = charArray(initial.length);
        array.write(0, initial);
        return array;
    }

    /** Makes a copy of the elements. */
    public IntArray array(int[] initial) {
        IntArray array = intArray(initial.length);
        array.write(0, initial);
        return array;
    }

    /** Makes a copy of the elements. */
    public LongArray array(long[] initial) {
        LongArray array = longArray(initial.length);
        array.write(0, initial);
        return array;
    }

    /** Makes a copy of the elements. */
    public FloatArray array(float[] initial) {
        FloatArray array = floatArray(initial.length);
        array.write(0, initial);
        return array;
    }

    /** Makes a copy of the elements. */
    public DoubleArray array(double[] initial) {
        DoubleArray array = doubleArray(initial.length);
        array.write(0, initial);
        return array;
    }

    /** Makes an array of false. */
    public BooleanArray booleanArray(int length) {
        return new RegionBooleanArray(regions.createElements(Kind.BOOLEAN_ARRAY, length));
    }

    /** Makes an array of zeros. */
    public ByteArray byteArray(int length) {
        return new RegionByteArray(regions.createElements(Kind.BYTE_ARRAY, length));
    }

    /** Makes an array of zeros. */
    public ShortArray shortArray(int length) {
        return new RegionShortArray(regions.createElements(Kind.SHORT_ARRAY, length));
    }

    /** Makes an array of zeros. */
    public CharArray charArray(int length) {
        return new RegionCharArray(regions.createElements(Kind.CHAR_ARRAY, length));
    }

    /** Makes an array of zeros. */
    public IntArray intArray(int length) {
        return new RegionIntArray(regions.createElements(Kind.INT_ARRAY, length));
    }

    /** Makes an array of zeros. */
    public LongArray longArray(int length) {
        return new RegionLongArray(regions.createElements(Kind.LONG_ARRAY, length));
    }

    /** Makes an array of zeros. */
    public FloatArray floatArray(int length) {
        return new RegionFloatArray(regions.createElements(Kind.FLOAT_ARRAY, length));
    }

    /** Makes an array of zeros. */
    public DoubleArray doubleArray(int length) {
        return new RegionDoubleArray(regions.createElements(Kind.DOUBLE_ARRAY, length));
    }

    /** Whether {@link #attach} is for objects of this kind. */
    public boolean knows(String kind) {
        return Kind.of(kind).isPresent();
    }

    /** The object that arrived as this kind and ticket. */
    public Shareable attach(String kind, String ticket) {
        Kind known = Kind.of(kind).orElseThrow(() -> new IllegalArgumentException("not shared memory: kind=" + kind));
        if (known == Kind.LOCK) {
            return regions.attachLock(ticket);
        }
        return over(known, regions.attachElements(known, ticket));
    }

    private static Shareable over(Kind kind, Elements elements) {
        return switch (kind) {
            case LOCK -> elements.lock();
            case BOOLEAN_VALUE -> new RegionBooleanValue(new RegionBooleanArray(elements));
            case BYTE_VALUE -> new RegionByteValue(new RegionByteArray(elements));
            case SHORT_VALUE -> new RegionShortValue(new RegionShortArray(elements));
            case CHAR_VALUE -> new RegionCharValue(new RegionCharArray(elements));
            case INT_VALUE -> new RegionIntValue(new RegionIntArray(elements));
            case LONG_VALUE -> new RegionLongValue(new RegionLongArray(elements));
            case FLOAT_VALUE -> new RegionFloatValue(new RegionFloatArray(elements));
            case DOUBLE_VALUE -> new RegionDoubleValue(new RegionDoubleArray(elements));
            case BOOLEAN_ARRAY -> new RegionBooleanArray(elements);
            case BYTE_ARRAY -> new RegionByteArray(elements);
            case SHORT_ARRAY -> new RegionShortArray(elements);
            case CHAR_ARRAY -> new RegionCharArray(elements);
            case INT_ARRAY -> new RegionIntArray(elements);
            case LONG_ARRAY -> new RegionLongArray(elements);
            case FLOAT_ARRAY -> new RegionFloatArray(elements);
            case DOUBLE_ARRAY -> new RegionDoubleArray(elements);
        };
    }
}
