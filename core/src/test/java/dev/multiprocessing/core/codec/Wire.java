package dev.multiprocessing.core.codec;

import dev.multiprocessing.Codec;
import java.nio.ByteBuffer;

/** What tests do with messages. */
final class Wire {

    private Wire() {}

    /** The object after a journey; like a transport, it copies the bytes before the codec is used again. */
    @SuppressWarnings("unchecked") // the caller knows what it sent
    static <T> T roundTrip(T object) {
        Codec codec = new CompactCodec();
        return (T) decode(codec, encode(codec, object));
    }

    static byte[] encode(Codec codec, Object object) {
        ByteBuffer message = codec.encode(object, new FakeHandles());
        byte[] copy = new byte[message.remaining()];
        message.get(copy);
        return copy;
    }

    static Object decode(Codec codec, byte[] message) {
        return codec.decode(ByteBuffer.wrap(message), new FakeHandles());
    }

    static Object decode(byte[] message) {
        return decode(new CompactCodec(), message);
    }

    static byte[] encode(Object object) {
        return encode(new CompactCodec(), object);
    }
}
