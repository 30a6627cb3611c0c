package dev.multiprocessing.mirror;

import dev.multiprocessing.Codec;
import java.nio.ByteBuffer;

/** Passes everything on; a fault overrides what it does otherwise. */
class PassingCodec implements Codec {

    private final Codec codec;

    PassingCodec(Codec codec) {
        this.codec = codec;
    }

    @Override
    public String name() {
        return codec.name();
    }

    @Override
    public ByteBuffer encode(Object object, Handles handles) {
        return codec.encode(object, handles);
    }

    @Override
    public Object decode(ByteBuffer message, Handles handles) {
        return codec.decode(message, handles);
    }
}
