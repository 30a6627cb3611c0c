package dev.multiprocessing.transport.socket;

import java.nio.ByteBuffer;

/** Brings nothing. */
abstract class SilentWire implements Wire {

    @Override
    public int read(ByteBuffer bytes) {
        return 0;
    }

    @Override
    public boolean flush() {
        return true;
    }

    @Override
    public boolean waitsForRoom() {
        return true;
    }

    @Override
    public byte[] binding() {
        return new byte[0];
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {}
}
