package dev.multiprocessing.core.codec;

/**
 * The first byte of each encoded object.
 *
 * <p>Numbers are varints, seven bits a byte, the low ones first; signed ones are zigzagged. Floating point numbers and
 * elements of primitive arrays have their fixed width, big-endian. A text is a length and that many bytes of Latin-1, or of
 * UTF-16, which keeps unpaired surrogates.
 */
final class Tag {

    static final byte NULL = 0;
    static final byte TRUE = 1;
    static final byte FALSE = 2;
    static final byte BYTE = 3;
    static final byte SHORT = 4;
    static final byte CHAR = 5;
    static final byte INT = 6;
    static final byte LONG = 7;
    static final byte FLOAT = 8;
    static final byte DOUBLE = 9;
    static final byte LATIN1 = 10;
    static final byte UTF16 = 11;
    static final byte BIG_INTEGER = 12;
    static final byte BIG_DECIMAL = 13;
    static final byte UUID = 14;
    static final byte INSTANT = 15;
    static final byte DURATION = 16;
    static final byte LOCAL_DATE = 17;
    static final byte LOCAL_TIME = 18;
    static final byte LOCAL_DATE_TIME = 19;
    static final byte OPTIONAL_INT = 20;
    static final byte OPTIONAL_LONG = 21;
    static final byte OPTIONAL_DOUBLE = 22;

    static final byte BOOLEANS = 30;
    static final byte BYTES = 31;
    static final byte SHORTS = 32;
    static final byte CHARS = 33;
    static final byte INTS = 34;
    static final byte LONGS = 35;
    static final byte FLOATS = 36;
    static final byte DOUBLES = 37;
    static final byte OBJECTS = 38;

    static final byte LIST = 40;
    static final byte SET = 41;
    static final byte SORTED_SET = 42;
    static final byte MAP = 43;
    static final byte SORTED_MAP = 44;
    static final byte OPTIONAL = 45;

    /** An enum constant: the class's name and the constant's. */
    static final byte ENUM = 50;
    /** A record: the class's name, and its components in order. */
    static final byte RECORD = 51;
    /** A handle: its text. */
    static final byte HANDLE = 52;
    /** A lambda: the class that has it, how it names itself there, and what it captured. */
    static final byte LAMBDA = 53;
    /** Anything else: its Java serialization, with its length. */
    static final byte SERIALIZED = 54;

    private Tag() {}
}
