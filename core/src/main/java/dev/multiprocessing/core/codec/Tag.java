package dev.multiprocessing.core.codec;

/**
 * The byte that begins each value, which says what follows.
 *
 * <pre>
 * message   := VERSION value | VERSION_WITH_HANDLES value list int(bytes in the list)
 * list      := varint(size) text…                 all handles in the value; all numbers big-endian
 * value     := tag body                           a body may contain further values
 * tag       := 0..63 as named below | 64..255: the Integer (tag - SMALL_INT_BIAS), no body
 * varint    := 7 bits per byte, lowest first, top bit set on all but the last; signed ones in zigzag
 * text      := LATIN1 varint(length) byte… | UTF16 varint(length) char…
 * class     := varint(0) text(name), which gets the next number from 1 on | varint(number)
 * list, set := varint(size) value…
 * map       := varint(size) (value value)…
 * array     := varint(length) element…            elements of primitive arrays in their natural width
 * enum      := class text(name)
 * record    := class int(hash of the component names and types) value…
 * lambda    := class(that it was written in) text… (of its SerializedLambda) varint(captured values) value…
 * handle    := text
 * java      := int(length) a Java serialization stream
 * </pre>
 *
 * The tags are in families, in ascending order, so that a comparison finds the family.
 */
final class Tag {

    /** The first byte of each message; a format that is not compatible gets another one. */
    static final int VERSION = 1;

    static final int VERSION_WITH_HANDLES = 2;

    static final int NULL = 0;
    static final int FALSE = 1;
    static final int TRUE = 2;
    static final int BYTE = 3;
    static final int SHORT = 4;
    static final int CHAR = 5;
    static final int INT = 6;
    static final int LONG = 7;
    static final int LONG_FIXED = 8;
    static final int FLOAT = 9;
    static final int DOUBLE = 10;
    static final int LATIN1 = 11;
    static final int UTF16 = 12;
    static final int LAST_BASIC = UTF16;

    static final int BIG_INTEGER = 13;
    static final int BIG_DECIMAL = 14;
    static final int UUID = 15;
    static final int INSTANT = 16;
    static final int DURATION = 17;
    static final int PERIOD = 18;
    static final int LOCAL_DATE = 19;
    static final int LOCAL_TIME = 20;
    static final int LOCAL_DATE_TIME = 21;
    static final int OFFSET_TIME = 22;
    static final int OFFSET_DATE_TIME = 23;
    static final int ZONED_DATE_TIME = 24;
    static final int ZONE_OFFSET = 25;
    static final int ZONE_REGION = 26;
    static final int YEAR = 27;
    static final int YEAR_MONTH = 28;
    static final int MONTH_DAY = 29;
    static final int LAST_VALUE = MONTH_DAY;

    static final int BOOLEANS = 30;
    static final int BYTES = 31;
    static final int SHORTS = 32;
    static final int CHARS = 33;
    static final int INTS = 34;
    static final int LONGS = 35;
    static final int FLOATS = 36;
    static final int DOUBLES = 37;
    static final int LAST_PRIMITIVE_ARRAY = DOUBLES;

    static final int ARRAY_LIST = 38;
    static final int LINKED_LIST = 39;
    static final int COPY_ON_WRITE_LIST = 40;
    static final int ARRAY_DEQUE = 41;
    static final int LINKED_SET = 42;
    static final int TREE_SET = 43;
    static final int LINKED_MAP = 44;
    static final int TREE_MAP = 45;
    static final int CONCURRENT_MAP = 46;
    static final int ENTRY = 47;
    static final int OPTIONAL = 48;
    static final int OPTIONAL_INT = 49;
    static final int OPTIONAL_LONG = 50;
    static final int OPTIONAL_DOUBLE = 51;
    static final int OBJECTS = 52;
    static final int LAST_CONTAINER = OBJECTS;

    static final int TYPED_ARRAY = 53;
    static final int ENUM = 54;
    static final int ENUM_SET = 55;
    static final int ENUM_MAP = 56;
    static final int LAMBDA = 57;
    static final int RECORD = 58;
    static final int LAST_NAMED = RECORD;

    static final int HANDLE = 59;
    static final int JAVA = 60;

    /** Tags from here on are small Integers. */
    static final int SMALL_INT = 64;

    /** Makes the small Integers those from -32 to 159. */
    static final int SMALL_INT_BIAS = 96;

    static final int MIN_SMALL_INT = SMALL_INT - SMALL_INT_BIAS;
    static final int MAX_SMALL_INT = 255 - SMALL_INT_BIAS;

    private Tag() {}
}
