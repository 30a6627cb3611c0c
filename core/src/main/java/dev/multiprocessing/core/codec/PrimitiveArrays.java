package dev.multiprocessing.core.codec;

import java.nio.ByteBuffer;

/** Arrays of primitives, in bulk. */
final class PrimitiveArrays {

    private PrimitiveArrays() {}

    static void write(MessageWriter out, byte tag, Object array) {
        out.writeByte(tag);
        switch (tag) {
            case Tag.BYTES -> out.writeBytes((byte[]) array);
            case Tag.BOOLEANS -> writeBooleans(out, (boolean[]) array);
            case Tag.CHARS -> {
                out.writeVarint(((char[]) array).length);
                out.writeChars((char[]) array);
            }
            case Tag.SHORTS ->
                room(out, ((short[]) array).length, 2).asShortBuffer().put((short[]) array);
            case Tag.INTS -> room(out, ((int[]) array).length, 4).asIntBuffer().put((int[]) array);
            case Tag.LONGS ->
                room(out, ((long[]) array).length, 8).asLongBuffer().put((long[]) array);
            case Tag.FLOATS ->
                room(out, ((float[]) array).length, 4).asFloatBuffer().put((float[]) array);
            case Tag.DOUBLES ->
                room(out, ((double[]) array).length, 8).asDoubleBuffer().put((double[]) array);
            default -> throw new AssertionError("no array for tag=" + tag);
        }
    }

    static Object read(MessageReader in, byte tag) {
        if (tag == Tag.BYTES) {
            return in.readBytes();
        }
        int width = widthOf(tag);
        int count = in.readCount(width);
        ByteBuffer elements = in.elements(count, width);
        return width < Integer.BYTES ? readNarrow(tag, elements, count) : readWide(tag, elements, count);
    }

    private static Object readNarrow(byte tag, ByteBuffer elements, int count) {
        if (tag == Tag.BOOLEANS) {
            return readBooleans(elements, count);
        }
        if (tag == Tag.CHARS) {
            char[] chars = new char[count];
            elements.asCharBuffer().get(chars);
            return chars;
        }
        short[] shorts = new short[count];
        elements.asShortBuffer().get(shorts);
        return shorts;
    }

    private static Object readWide(byte tag, ByteBuffer elements, int count) {
        if (tag == Tag.INTS) {
            int[] ints = new int[count];
            elements.asIntBuffer().get(ints);
            return ints;
        }
        if (tag == Tag.LONGS) {
            long[] longs = new long[count];
            elements.asLongBuffer().get(longs);
            return longs;
        }
        if (tag == Tag.FLOATS) {
            float[] floats = new float[count];
            elements.asFloatBuffer().get(floats);
            return floats;
        }
        double[] doubles = new double[count];
        elements.asDoubleBuffer().get(doubles);
        return doubles;
    }

    private static int widthOf(byte tag) {
        return switch (tag) {
            case Tag.BOOLEANS -> 1;
            case Tag.SHORTS, Tag.CHARS -> 2;
            case Tag.INTS, Tag.FLOATS -> 4;
            default -> 8;
        };
    }

    private static ByteBuffer room(MessageWriter out, int count, int width) {
        out.writeVarint(count);
        return out.room(count, width);
    }

    private static void writeBooleans(MessageWriter out, boolean[] array) {
        ByteBuffer room = room(out, array.length, 1);
        for (boolean element : array) {
            room.put((byte) (element ? 1 : 0));
        }
    }

    private static boolean[] readBooleans(ByteBuffer elements, int count) {
        boolean[] array = new boolean[count];
        for (int i = 0; i < count; i++) {
            array[i] = elements.get() != 0;
        }
        return array;
    }
}
