package dev.multiprocessing.core.stranger;

import dev.multiprocessing.ClosedException;
import dev.multiprocessing.Connection;
import dev.multiprocessing.Listener;
import dev.multiprocessing.MultiprocessingException;
import dev.multiprocessing.TimedOutException;
import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.TransportException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Listens at a socket. One thread takes who knocks, and gives each a thread of its own for the handshake, so that
 * nobody who takes long holds up another; of those there are a limited number.
 */
final class StrangerListener implements Listener {

    private static final int STRANGERS = 64;
    private static final int BACKLOG = 128;

    private final Place place;
    private final ServerSocketChannel server;
    private final Doorman doorman;
    private final Consumer<AutoCloseable> onClose;
    private final Semaphore strangers = new Semaphore(STRANGERS);
    private final BlockingQueue<Optional<Connection>> admitted = new LinkedBlockingQueue<>(); // empty: it is closed
    private volatile boolean closed; // set once, by close()

    private StrangerListener(
            Place place, ServerSocketChannel server, Doorman doorman, Consumer<AutoCloseable> onClose) {
        this.place = place;
        this.server = server;
        this.doorman = doorman;
        this.onClose = onClose;
    }

    static StrangerListener open(Place wanted, Doorman doorman, Consumer<AutoCloseable> onClose) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open(wanted.family());
        boolean bound = false;
        try {
            server.bind(wanted.address(), BACKLOG);
            bound = true;
        } finally {
            if (!bound) {
                server.close();
            }
        }
        StrangerListener listener = new StrangerListener(bound(wanted, server), server, doorman, onClose);
        Thread thread = new Thread(listener::run, "multiprocessing-listener");
        thread.setDaemon(true);
        thread.start();
        return listener;
    }

    private static Place bound(Place wanted, ServerSocketChannel server) throws IOException {
        if (wanted.address() instanceof InetSocketAddress tcp) {
            int port = ((InetSocketAddress) server.getLocalAddress()).getPort();
            return new Place(InetSocketAddress.createUnresolved(tcp.getHostString(), port));
        }
        return wanted;
    }

    @Override
    public String address() {
        return place.toString();
    }

    @Override
    public Connection accept() throws InterruptedException {
        return accept(Deadline.NEVER);
    }

    @Override
    public Connection accept(Duration timeout) throws InterruptedException {
        return accept(Deadline.after(timeout));
    }

    private Connection accept(Deadline deadline) throws InterruptedException {
        requireOpen();
        Optional<Connection> next = admitted.poll(Math.max(0, deadline.remainingNanos()), TimeUnit.NANOSECONDS);
        if (next == null) {
            throw new TimedOutException("nobody came before the timeout passed: address=" + place);
        }
        if (next.isEmpty()) {
            admitted.add(next); // for the other threads that wait
            requireOpen();
        }
        return next.orElseThrow();
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        onClose.accept(this);
        try {
            server.close();
            if (place.address() instanceof UnixDomainSocketAddress unix) {
                Files.deleteIfExists(unix.getPath());
            }
        } catch (IOException e) {
            throw new MultiprocessingException("cannot close a listener: address=" + place, e);
        } finally {
            dismiss();
        }
    }

    /** Closes those that nobody has accepted, who would wait for ever, and wakes the threads that wait for some. */
    private void dismiss() {
        for (Optional<Connection> next = admitted.poll(); next != null; next = admitted.poll()) {
            next.ifPresent(Connection::close);
        }
        admitted.add(Optional.empty());
    }

    private void run() {
        while (!closed) {
            try {
                strangers.acquire();
                SocketChannel socket = server.accept();
                Thread thread = new Thread(() -> admit(socket), "multiprocessing-handshake");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                strangers.release();
                if (!server.isOpen()) {
                    close();
                }
            } catch (InterruptedException e) {
                close();
            }
        }
    }

    private void admit(SocketChannel socket) {
        try {
            Connection connection = doorman.admit(socket);
            admitted.add(Optional.of(connection));
            if (closed) {
                dismiss();
            }
        } catch (IOException | InterruptedException | MultiprocessingException | TransportException e) {
            return; // whoever it was is not let in, and hears so if it listens
        } finally {
            strangers.release();
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new ClosedException("listener is closed: address=" + place);
        }
    }

    /** Lets in who knows the key; fails for others, having closed the socket. */
    @FunctionalInterface
    interface Doorman {
        Connection admit(SocketChannel socket) throws IOException, InterruptedException;
    }
}
