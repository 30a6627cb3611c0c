package dev.multiprocessing.core.memory;

import java.util.Optional;

/** What a region holds: its word in messages, its code in the region, and the width of an element in bytes. */
enum Kind {
    LOCK("Lock", 0x00, 0),
    BOOLEAN_VALUE("BooleanValue", 0x10, Byte.BYTES),
    BYTE_VALUE("ByteValue", 0x11, Byte.BYTES),
    SHORT_VALUE("ShortValue", 0x12, Short.BYTES),
    CHAR_VALUE("CharValue", 0x13, Character.BYTES),
    INT_VALUE("IntValue", 0x14, Integer.BYTES),
    LONG_VALUE("LongValue", 0x15, Long.BYTES),
    FLOAT_VALUE("FloatValue", 0x16, Float.BYTES),
    DOUBLE_VALUE("DoubleValue", 0x17, Double.BYTES),
    BOOLEAN_ARRAY("BooleanArray", 0x20, Byte.BYTES),
    BYTE_ARRAY("ByteArray", 0x21, Byte.BYTES),
    SHORT_ARRAY("ShortArray", 0x22, Short.BYTES),
    CHAR_ARRAY("CharArray", 0x23, Character.BYTES),
    INT_ARRAY("IntArray", 0x24, Integer.BYTES),
    LONG_ARRAY("LongArray", 0x25, Long.BYTES),
    FLOAT_ARRAY("FloatArray", 0x26, Float.BYTES),
    DOUBLE_ARRAY("DoubleArray", 0x27, Double.BYTES);

    private final String word;
    private final int code;
    private final int width;

    Kind(String word, int code, int width) {
        this.word = word;
        this.code = code;
        this.width = width;
    }

    static Optional<Kind> of(String word) {
        for (Kind kind : values()) {
            if (kind.word.equals(word)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    String word() {
        return word;
    }

    int width() {
        return width;
    }

    int signature() {
        return RegionLayout.FORMAT | code;
    }

    boolean isArray() {
        return (code & 0x20) != 0;
    }

    /** Whether a region with this count of elements can be of this kind. */
    boolean allows(int count) {
        return switch (code & 0xF0) {
            case 0x00 -> count == 0;
            case 0x10 -> count == 1;
            default -> count >= 0;
        };
    }

    /** The bytes that a region with this count of elements needs, which may exceed an int. */
    long regionSize(int count) {
        long bytes = (long) count * width;
        return RegionLayout.ELEMENTS + (bytes + RegionLayout.UNIT - 1) / RegionLayout.UNIT * RegionLayout.UNIT;
    }
}
