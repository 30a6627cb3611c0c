package dev.multiprocessing.transport.socket;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.SocketChannel;

/**
 * A socket as TLS sees it.
 *
 * <p>It takes all that is written, and keeps what the socket has no room for: so TLS, which may have to say something
 * before it can read on, never has to wait for that. Whoever writes sees to it that this does not grow, by a {@link
 * #flush()} before each record; one who only makes this side talk, and does not listen, is cut off.
 *
 * <p>It brings so much at a time only, and then nothing once: so whoever reads until there is nothing has all that TLS
 * has put together, and yet lets others have their turn.
 */
final class Ciphertext implements ByteChannel {

    /** Less than the turn of {@link Inbound}, by all that TLS may hold. */
    private static final int TURN_BYTES = 512 * 1024;

    /** Several records, or the longest answer in a handshake. */
    private static final int MOST_LEFT = 128 * 1024;

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final SocketChannel socket;
    private int turn; // how much it has brought; by the one that reads only
    private ByteBuffer left = NOTHING; // what the socket had no room for; guarded by this

    Ciphertext(SocketChannel socket) {
        this.socket = socket;
    }

    @Override
    public int read(ByteBuffer bytes) throws IOException {
        int count = turn < TURN_BYTES ? socket.read(bytes) : 0;
        turn = count > 0 ? turn + count : 0;
        return count;
    }

    @Override
    public synchronized int write(ByteBuffer bytes) throws IOException {
        int count = bytes.remaining();
        if (flush()) {
            socket.write(bytes);
        }
        if (bytes.hasRemaining()) {
            keep(bytes);
        }
        return count;
    }

    private void keep(ByteBuffer bytes) throws IOException {
        int length = left.remaining() + bytes.remaining();
        if (length > MOST_LEFT) {
            throw new IOException("the other side does not take what it asks for: bytes=" + length);
        }
        left = ByteBuffer.allocate(length).put(left).put(bytes).flip();
    }

    /** Writes what is left, and says whether that was all. */
    synchronized boolean flush() throws IOException {
        if (left.hasRemaining()) {
            socket.write(left);
        }
        if (left.hasRemaining()) {
            return false;
        }
        left = NOTHING;
        return true;
    }

    /** Whether there is something left. */
    synchronized boolean isFull() {
        return left.hasRemaining();
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
