package dev.multiprocessing.core.codec;

import dev.multiprocessing.Codec;
import dev.multiprocessing.DecodingException;
import java.nio.ByteBuffer;

/**
 * The default codec: one byte that says what follows, and the content.
 *
 * <p>JDK values, primitive arrays, collections, optionals, enums and records have compact forms; lists come back as {@link
 * java.util.ArrayList}, sets and maps as linked or tree ones. Everything else goes by Java serialization, within the limits
 * of {@link DecodingFilter}. Two references to one object become two objects, and a cycle is refused, except inside an
 * object that goes by Java serialization.
 */
public final class CompactCodec implements Codec {

    /** The codec's name. */
    public static final String NAME = "compact";

    private static final ThreadLocal<MessageWriter> WRITERS = new ThreadLocal<>();

    /** For the service loader. */
    public CompactCodec() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ByteBuffer encode(Object object, Handles handles) {
        MessageWriter writer = WRITERS.get();
        WRITERS.remove(); // an object whose own serialization encodes something meanwhile gets another one
        writer = writer == null ? new MessageWriter() : writer.reset();
        new Encoder(writer, handles).encode(object);
        if (writer.isWorthKeeping()) {
            WRITERS.set(writer);
        }
        return writer.message();
    }

    @Override
    public Object decode(ByteBuffer message, Handles handles) {
        MessageReader reader = new MessageReader(message);
        Object object = new Decoder(reader, handles).decode();
        if (reader.remaining() > 0) {
            throw new DecodingException("damaged message: bytes behind its end: remaining=" + reader.remaining());
        }
        return object;
    }
}
