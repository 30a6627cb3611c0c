package dev.multiprocessing.transport.mmap;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/**
 * Where one participant hears that it should look again: a Unix-domain socket, and a daemon thread that listens at it.
 *
 * <p>A byte says only "look"; which thread is meant is not said, since whoever sleeps looks for itself. All sockets are
 * non-blocking, so that a ring neither waits for a process that is stopped nor is cut off by an interrupt.
 */
final class Doorbell implements AutoCloseable {

    private final Path address;
    private final Selector selector;
    private final Runnable onRing;
    private volatile boolean closed; // written by close; the listener then closes all sockets

    private Doorbell(Path address, Selector selector, Runnable onRing) {
        this.address = address;
        this.selector = selector;
        this.onRing = onRing;
    }

    static Path addressOf(Path session, int slot) {
        return session.resolve("bell-" + slot);
    }

    /**
     * Starts to listen.
     *
     * @throws IOException if the path is too long for a socket, or sockets are not to be had
     */
    static Doorbell hang(Path address, Runnable onRing) throws IOException {
        PrivateFiles.delete(address);
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            server.bind(UnixDomainSocketAddress.of(address));
            PrivateFiles.makePrivate(address);
            server.configureBlocking(false);
            return listenAt(address, server, onRing);
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private static Doorbell listenAt(Path address, ServerSocketChannel server, Runnable onRing) throws IOException {
        Selector selector = Selector.open();
        boolean listening = false;
        try {
            server.register(selector, SelectionKey.OP_ACCEPT);
            Doorbell bell = new Doorbell(address, selector, onRing);
            Thread listener = new Thread(bell::listen, "multiprocessing-doorbell");
            listener.setDaemon(true);
            listener.start();
            listening = true;
            return bell;
        } finally {
            if (!listening) {
                selector.close();
            }
        }
    }

    /** Rings at another participant's door over an open line. */
    static boolean ring(SocketChannel line) {
        try {
            line.write(ByteBuffer.allocate(1)); // 0 if bytes enough are waiting there already
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Opens a line to another participant's door; null if nobody is there. */
    static SocketChannel connect(Path address) {
        try {
            SocketChannel line = SocketChannel.open(StandardProtocolFamily.UNIX);
            try {
                line.configureBlocking(false);
                line.connect(UnixDomainSocketAddress.of(address));
                return line;
            } catch (IOException e) {
                line.close();
                return null;
            }
        } catch (IOException | UnsupportedOperationException e) {
            return null;
        }
    }

    /**
     * Takes the socket away and stops listening; the listener closes what it has open, which is nobody else's to touch.
     */
    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        PrivateFiles.delete(address);
    }

    private void listen() {
        ByteBuffer rings = ByteBuffer.allocate(256);
        try (selector) {
            while (!closed) {
                selector.select(key -> answer(key, rings));
                onRing.run();
            }
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
        } catch (IOException e) {
            System.getLogger(Doorbell.class.getName())
                    .log(Level.WARNING, "the doorbell broke; waiting goes on in slices: address=" + address, e);
        }
    }

    private void answer(SelectionKey key, ByteBuffer rings) {
        try {
            if (key.channel() instanceof ServerSocketChannel server) {
                SocketChannel line = server.accept();
                if (line != null) {
                    line.configureBlocking(false);
                    line.register(selector, SelectionKey.OP_READ);
                }
                return;
            }
            if (((SocketChannel) key.channel()).read(rings.clear()) < 0) {
                key.channel().close();
            }
        } catch (IOException e) {
            key.cancel(); // the other side is gone: it will not ring again
        }
    }
}
