package dev.multiprocessing.core.codec;

import java.nio.ByteBuffer;

/** Writes and reads arrays of primitives with bulk copies. */
final class PrimitiveArrays {

    private PrimitiveArrays() {}

    static void write(MessageWriter out, int tag, Object array) {
        out.putByte(tag);
        switch (tag) {
            case Tag.BOOLEANS -> writeBooleans(out, (boolean[]) array);
            case Tag.BYTES -> writeBytes(out, (byte[]) array);
            case Tag.SHORTS -> {
                short[] shorts = (short[]) array;
                room(out, shorts.length, Short.BYTES).asShortBuffer().put(shorts);
            }
            case Tag.CHARS -> {
                char[] chars = (char[]) array;
                room(out, chars.length, Character.BYTES).asCharBuffer().put(chars);
            }
            case Tag.INTS -> {
                int[] ints = (int[]) array;
                room(out, ints.length, Integer.BYTES).asIntBuffer().put(ints);
            }
            default -> writeWide(out, tag, array);
        }
    }

    private static void writeWide(MessageWriter out, int tag, Object array) {
        switch (tag) {
            case Tag.LONGS -> {
                long[] longs = (long[]) array;
                room(out, longs.length, Long.BYTES).asLongBuffer().put(longs);
            }
            case Tag.FLOATS -> {
                float[] floats = (float[]) array;
                room(out, floats.length, Float.BYTES).asFloatBuffer().put(floats);
            }
            default -> {
                double[] doubles = (double[]) array;
                room(out, doubles.length, Double.BYTES).asDoubleBuffer().put(doubles);
            }
        }
    }

    private static ByteBuffer room(MessageWriter out, int length, int width) {
        out.putVarint(length);
        return out.room((long) length * width);
    }

    private static void writeBytes(MessageWriter out, byte[] array) {
        out.putVarint(array.length);
        out.putBytes(array, 0, array.length);
    }

    private static void writeBooleans(MessageWriter out, boolean[] array) {
        ByteBuffer room = room(out, array.length, 1);
        for (boolean element : array) {
            room.put((byte) (element ? 1 : 0));
        }
    }

    static Object read(MessageReader in, int tag) {
        return switch (tag) {
            case Tag.BOOLEANS -> readBooleans(in);
            case Tag.BYTES -> in.bytes(in.length(1));
            case Tag.SHORTS -> {
                short[] shorts = new short[in.length(Short.BYTES)];
                in.slice(shorts.length * Short.BYTES).asShortBuffer().get(shorts);
                yield shorts;
            }
            case Tag.CHARS -> {
                char[] chars = new char[in.length(Character.BYTES)];
                in.slice(chars.length * Character.BYTES).asCharBuffer().get(chars);
                yield chars;
            }
            case Tag.INTS -> {
                int[] ints = new int[in.length(Integer.BYTES)];
                in.slice(ints.length * Integer.BYTES).asIntBuffer().get(ints);
                yield ints;
            }
            default -> readWide(in, tag);
        };
    }

    private static Object readWide(MessageReader in, int tag) {
        return switch (tag) {
            case Tag.LONGS -> {
                long[] longs = new long[in.length(Long.BYTES)];
                in.slice(longs.length * Long.BYTES).asLongBuffer().get(longs);
                yield longs;
            }
            case Tag.FLOATS -> {
                float[] floats = new float[in.length(Float.BYTES)];
                in.slice(floats.length * Float.BYTES).asFloatBuffer().get(floats);
                yield floats;
            }
            default -> {
                double[] doubles = new double[in.length(Double.BYTES)];
                in.slice(doubles.length * Double.BYTES).asDoubleBuffer().get(doubles);
                yield doubles;
            }
        };
    }

    private static boolean[] readBooleans(MessageReader in) {
        boolean[] array = new boolean[in.length(1)];
        for (int i = 0; i < array.length; i++) {
            array[i] = in.signedByte() != 0;
        }
        return array;
    }
}
