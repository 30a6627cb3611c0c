package dev.multiprocessing.transport.socket;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.locks.LockSupport;

/** The way out of a socket, where those wait who write more than it takes; its selector is opened for the first. */
final class Drain implements AutoCloseable {

    /** After so long it is looked again where no selector can be opened. */
    private static final long PAUSE_NANOS = 1_000_000;

    private final SocketChannel socket;
    private Selector writable; // null before the first has waited; guarded by this

    Drain(SocketChannel socket) {
        this.socket = socket;
    }

    /** Waits so long, at most, until the socket may take more, as several threads may at once. */
    void await(long nanos) throws IOException {
        Selector selector;
        try {
            selector = writable();
        } catch (ClosedChannelException e) {
            throw e;
        } catch (IOException e) {
            LockSupport.parkNanos(this, Math.min(nanos, PAUSE_NANOS)); // this process has too many files open
            return;
        }
        Outgoing.select(selector, nanos);
    }

    private synchronized Selector writable() throws IOException {
        if (writable == null) {
            Selector selector = Selector.open();
            try {
                socket.register(selector, SelectionKey.OP_WRITE);
                writable = selector;
            } finally {
                if (writable == null) {
                    selector.close();
                }
            }
        }
        return writable;
    }

    /** Whoever waits is told that it is closed; the socket is closed before. */
    @Override
    public synchronized void close() throws IOException {
        if (writable != null) {
            writable.close();
        }
    }
}
