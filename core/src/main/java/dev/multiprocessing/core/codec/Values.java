package dev.multiprocessing.core.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.UUID;

/** Writes and reads the JDK's value types that are not about time. */
final class Values {

    private Values() {}

    static void write(MessageWriter out, int tag, Object object) {
        out.putByte(tag);
        switch (tag) {
            case Tag.BIG_INTEGER -> writeBigInteger(out, (BigInteger) object);
            case Tag.BIG_DECIMAL -> {
                BigDecimal decimal = (BigDecimal) object;
                out.putZigzag(decimal.scale());
                writeBigInteger(out, decimal.unscaledValue());
            }
            case Tag.UUID -> {
                UUID uuid = (UUID) object;
                out.putLong(uuid.getMostSignificantBits());
                out.putLong(uuid.getLeastSignificantBits());
            }
            default -> Times.write(out, tag, object);
        }
    }

    static Object read(MessageReader in, int tag) {
        return switch (tag) {
            case Tag.BIG_INTEGER -> readBigInteger(in);
            case Tag.BIG_DECIMAL -> {
                int scale = in.zigzagInt();
                yield new BigDecimal(readBigInteger(in), scale);
            }
            case Tag.UUID -> new UUID(in.int64(), in.int64());
            default -> Times.read(in, tag);
        };
    }

    private static void writeBigInteger(MessageWriter out, BigInteger value) {
        byte[] bytes = value.toByteArray();
        out.putVarint(bytes.length);
        out.putBytes(bytes, 0, bytes.length);
    }

    private static BigInteger readBigInteger(MessageReader in) {
        return new BigInteger(in.bytes(in.length(1)));
    }
}
