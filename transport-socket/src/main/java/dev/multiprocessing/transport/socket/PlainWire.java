package dev.multiprocessing.transport.socket;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** A socket as it is. */
final class PlainWire implements Wire {

    private static final byte[] NOTHING = new byte[0];

    private final SocketChannel socket;
    private boolean isEmpty; // as the last read has found; by who reads

    PlainWire(SocketChannel socket) {
        this.socket = socket;
    }

    /** Whoever was given less than there was room for need not ask the kernel whether that was all. */
    @Override
    public int read(ByteBuffer bytes) throws IOException {
        if (isEmpty) {
            isEmpty = false;
            return 0;
        }
        int count = socket.read(bytes);
        isEmpty = count > 0 && bytes.hasRemaining();
        return count;
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
        return socket.write(bytes);
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
        return NOTHING;
    }

    @Override
    public boolean isOpen() {
        return socket.isOpen();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
