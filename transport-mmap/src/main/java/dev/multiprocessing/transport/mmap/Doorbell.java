package dev.multiprocessing.transport.mmap;

import dev.multiprocessing.files.PrivateFiles;
import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.lang.invoke.VarHandle;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Where one participant hears that it should look again: a Unix-domain socket.
 *
 * <p><b>Who listens.</b> One of the threads that sleep does, so that whoever rings for it wakes it in one step, and not
 * a listener that wakes it in turn; it wakes the others that were rung for. A thread that cannot listen asks for a
 * listener of its own, a daemon thread: a virtual thread, which would keep its carrier, and one that sleeps elsewhere.
 *
 * <p>A byte says only "look"; which thread is meant is known to whoever sleeps. All sockets are non-blocking, so that a
 * ring neither waits for a process that is stopped nor is cut off by an interrupt.
 */
final class Doorbell implements AutoCloseable {

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Path address;
    private final Selector selector;
    private final Runnable onRing;
    private final ByteBuffer rings = ByteBuffer.allocateDirect(256); // guarded by listening
    private final ReentrantLock listening = new ReentrantLock();
    private final AtomicBoolean hasListener = new AtomicBoolean();
    private volatile Thread listener; // who holds the lock
    private volatile boolean closed; // or broken

    private Doorbell(Path address, Selector selector, Runnable onRing) {
        this.address = address;
        this.selector = selector;
        this.onRing = onRing;
    }

    static Path addressOf(Path session, int slot) {
        return session.resolve("bell-" + slot);
    }

    /**
     * Opens the door, at which nobody listens yet.
     *
     * @param onRing run by the thread that listens, after each ring
     * @throws IOException if the path is too long for a socket, or sockets are not to be had
     */
    static Doorbell hang(Path address, Runnable onRing) throws IOException {
        PrivateFiles.delete(address);
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            bind(server, address);
            PrivateFiles.makePrivate(address);
            server.configureBlocking(false);
            Selector selector = Selector.open();
            server.register(selector, SelectionKey.OP_ACCEPT);
            return new Doorbell(address, selector, onRing);
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private static void bind(ServerSocketChannel server, Path address) throws IOException {
        server.bind(UnixDomainSocketAddress.of(address));
    }

    /** Rings at another participant's door over an open line. */
    static boolean ring(SocketChannel line, ByteBuffer oneByte) {
        try {
            line.write(oneByte.clear()); // 0 if bytes enough are waiting there already
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
     * Listens in this thread, unless another one does, until there is a ring, the thread is told to
     * {@link #stopListening stop} or interrupted, or the time is over.
     *
     * @param worthIt looked at when whoever wakes this thread knows that it listens
     * @param nanos at least a millisecond, of which only whole ones are used
     * @return whether it listened
     */
    boolean listen(BooleanSupplier worthIt, long nanos) {
        return nanos >= NANOS_PER_MILLI && listening.tryLock() && select(worthIt, nanos / NANOS_PER_MILLI);
    }

    /** Has a thread that always listens. */
    void haveListener() {
        if (!hasListener.get() && hasListener.compareAndSet(false, true)) {
            Thread thread = new Thread(this::listenUntilClosed, "multiprocessing-doorbell");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Whether no thread listens, or is about to. */
    boolean isUnattended() {
        return !listening.isLocked();
    }

    /** Ends the listening of the thread, if it listens. */
    void stopListening(Thread thread) {
        if (listener == thread) {
            selector.wakeup();
        }
    }

    /** Takes the socket away; whoever listens returns. */
    @Override
    public void close() {
        closed = true;
        PrivateFiles.delete(address);
        selector.wakeup();
        listening.lock();
        try {
            for (SelectionKey key : selector.keys()) {
                close(key.channel());
            }
            close(selector);
        } finally {
            listening.unlock();
        }
    }

    private static void close(Closeable open) {
        try {
            open.close();
        } catch (IOException e) {
            return; // nothing was to be said or heard there any more
        }
    }

    private void listenUntilClosed() {
        while (!closed) {
            listening.lock();
            select(() -> true, 0);
        }
    }

    /** Listens, with the lock held, which it lets go. */
    private boolean select(BooleanSupplier worthIt, long millis) {
        int rung = 0;
        try {
            listener = Thread.currentThread();
            VarHandle.fullFence();
            if (closed || !worthIt.getAsBoolean()) {
                return !closed;
            }
            rung = selector.select(this::answer, millis);
            return true;
        } catch (IOException e) {
            closed = true;
            System.getLogger(Doorbell.class.getName())
                    .log(Level.WARNING, "the doorbell broke; waiting goes on in slices: address=" + address, e);
            return false;
        } finally {
            listener = null;
            listening.unlock();
            if (rung > 0) {
                onRing.run();
            }
        }
    }

    private void answer(SelectionKey key) {
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
