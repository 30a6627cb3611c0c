package dev.multiprocessing.mirror;

import dev.multiprocessing.Codec;
import dev.multiprocessing.core.codec.CompactCodec;
import java.nio.ByteBuffer;

/** The codec that faults are in. */
public final class BrokenCodec implements Codec {

    private final Codec codec = Fault.here().seam().codec(new CompactCodec());

    /** For the service loader. */
    public BrokenCodec() {}

    @Override
    public String name() {
        return BrokenProvider.NAME;
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
