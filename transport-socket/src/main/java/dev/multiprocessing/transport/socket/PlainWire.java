package dev.multiprocessing.transport.socket;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** A socket as it is. */
record PlainWire(SocketChannel socket) implements Wire {

    private static final byte[] NOTHING = new byte[0];

    @Override
    public int read(ByteBuffer bytes) throws IOException {
        return socket.read(bytes);
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
