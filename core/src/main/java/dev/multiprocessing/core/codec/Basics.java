package dev.multiprocessing.core.codec;

/** Writes and reads what nearly every message consists of: booleans, numbers, characters, strings. */
final class Basics {

    private Basics() {}

    static void write(MessageWriter out, int tag, Object object) {
        switch (tag) {
            case Tag.TRUE -> out.putByte((Boolean) object ? Tag.TRUE : Tag.FALSE);
            case Tag.INT -> writeInt(out, (Integer) object);
            case Tag.LONG -> writeLong(out, (Long) object);
            case Tag.LATIN1 -> out.putText((String) object);
            default -> {
                out.putByte(tag);
                writeFixed(out, tag, object);
            }
        }
    }

    private static void writeFixed(MessageWriter out, int tag, Object object) {
        switch (tag) {
            case Tag.BYTE -> out.putByte((Byte) object);
            case Tag.SHORT -> out.putShort((Short) object);
            case Tag.CHAR -> out.putShort((Character) object);
            case Tag.FLOAT -> out.putInt(Float.floatToRawIntBits((Float) object));
            case Tag.DOUBLE -> out.putLong(Double.doubleToRawLongBits((Double) object));
            default -> throw new IllegalStateException("not a basic type: tag=" + tag);
        }
    }

    private static void writeInt(MessageWriter out, int value) {
        if (value >= Tag.MIN_SMALL_INT && value <= Tag.MAX_SMALL_INT) {
            out.putByte(value + Tag.SMALL_INT_BIAS);
            return;
        }
        out.putByte(Tag.INT);
        out.putZigzag(value);
    }

    private static void writeLong(MessageWriter out, long value) {
        boolean isShort = value << 8 >> 8 == value; // up to 8 bytes as a varint
        out.putByte(isShort ? Tag.LONG : Tag.LONG_FIXED);
        if (isShort) {
            out.putZigzag(value);
            return;
        }
        out.putLong(value);
    }

    static Object read(MessageReader in, int tag) {
        return switch (tag) {
            case Tag.NULL -> null;
            case Tag.FALSE -> Boolean.FALSE;
            case Tag.TRUE -> Boolean.TRUE;
            case Tag.BYTE -> in.signedByte();
            case Tag.SHORT -> in.int16();
            case Tag.CHAR -> in.char16();
            case Tag.INT -> in.zigzagInt();
            case Tag.LONG -> in.zigzag();
            case Tag.LONG_FIXED -> in.int64();
            case Tag.FLOAT -> Float.intBitsToFloat(in.int32());
            case Tag.DOUBLE -> Double.longBitsToDouble(in.int64());
            default -> in.text(tag);
        };
    }
}
