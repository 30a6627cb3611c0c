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
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Objects;
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

    /** So many wait in the system. Over TCP, one more may believe that it is connected, and be forgotten. */
    private static final int BACKLOG = 1024;

    private static final long PAUSE_MILLIS = 100;

    private final Place place;
    private final ServerSocketChannel server;
    private final Object fileKey; // of its own socket's file; null where there is none, or no way to tell files apart
    private final Doorman doorman;
    private final Consumer<AutoCloseable> onClose;
    private final Semaphore strangers = new Semaphore(STRANGERS);
    private final BlockingQueue<Optional<Connection>> admitted = new LinkedBlockingQueue<>(); // empty: it is closed
    private volatile boolean closed; // set once, by close()

    private StrangerListener(Place place, ServerSocketChannel server, Doorman doorman, Consumer<AutoCloseable> onClose)
            throws IOException {
        this.place = place;
        this.server = server;
        this.fileKey = fileKey(place);
        this.doorman = doorman;
        this.onClose = onClose;
    }

    static StrangerListener open(Place wanted, Doorman doorman, Consumer<AutoCloseable> onClose) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open(wanted.family());
        StrangerListener listener = null;
        try {
            server.bind(wanted.address(), BACKLOG);
            listener = new StrangerListener(bound(wanted, server), server, doorman, onClose);
        } finally {
            if (listener == null) {
                server.close();
            }
        }
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
            deleteFile();
        } catch (IOException e) {
            throw new MultiprocessingException("cannot close a listener: address=" + place, e);
        } finally {
            dismiss();
        }
    }

    /** Somebody may have moved the file away, and listen at one of his own there. */
    private void deleteFile() throws IOException {
        if (place.address() instanceof UnixDomainSocketAddress unix && Objects.equals(fileKey, fileKey(place))) {
            Files.deleteIfExists(unix.getPath());
        }
    }

    private static Object fileKey(Place place) throws IOException {
        return place.address() instanceof UnixDomainSocketAddress unix && Files.exists(unix.getPath())
                ? Files.readAttributes(unix.getPath(), BasicFileAttributes.class)
                        .fileKey()
                : null;
    }

    /** Closes those that nobody has accepted, who would wait for ever, and wakes the threads that wait for some. */
    private void dismiss() {
        for (Optional<Connection> next = admitted.poll(); next != null; next = admitted.poll()) {
            next.ifPresent(Connection::close);
        }
        admitted.add(Optional.empty());
    }

    private void run() {
        try {
            while (server.isOpen()) {
                strangers.acquire();
                if (!greetNext() && server.isOpen()) {
                    Thread.sleep(PAUSE_MILLIS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            close();
        }
    }

    /** False if nobody can be greeted, as this process may have too many files open, or threads. */
    private boolean greetNext() {
        boolean greeted = false;
        SocketChannel socket = null;
        try {
            SocketChannel next = server.accept();
            socket = next;
            Thread thread = new Thread(() -> admit(next), "multiprocessing-handshake");
            thread.setDaemon(true);
            thread.start();
            greeted = true;
        } catch (IOException | OutOfMemoryError e) {
            turnAway(socket);
        } finally {
            if (!greeted) {
                strangers.release();
            }
        }
        return greeted;
    }

    private static void turnAway(SocketChannel socket) {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException e) {
            return; // it is closed all the same
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
