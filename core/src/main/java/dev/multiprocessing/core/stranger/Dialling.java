package dev.multiprocessing.core.stranger;

import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.Waiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Connects a socket within a time: by itself, the system tries for minutes where nobody answers. */
final class Dialling {

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Place place;
    private final Deadline deadline;
    private SocketChannel connected; // set once, by the thread that dials

    private Dialling(Place place, Deadline deadline) {
        this.place = place;
        this.deadline = deadline;
    }

    /** The connected socket, or nothing if nobody has answered in time. */
    static Optional<SocketChannel> dial(Place place, Deadline deadline) throws IOException, InterruptedException {
        Dialling dialling = new Dialling(place, deadline);
        try {
            boolean done = place.address() instanceof InetSocketAddress ? dialling.tcp() : dialling.unix();
            return done ? Optional.of(dialling.connected) : Optional.empty();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private boolean tcp() throws IOException, InterruptedException {
        connected = SocketChannel.open(place.family());
        boolean done = false;
        try (Selector selector = Selector.open()) {
            connected.configureBlocking(false);
            if (!connected.connect(place.address())) {
                connected.register(selector, SelectionKey.OP_CONNECT);
                done = answer(selector).until(deadline, this::isAnswered);
            } else {
                done = true;
            }
        } finally {
            if (!done) {
                connected.close();
            }
        }
        return done;
    }

    private boolean isAnswered() {
        try {
            return connected.finishConnect();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Waiter answer(Selector selector) {
        return new Waiter() {
            @Override
            protected void sleep(long nanos) {
                try {
                    selector.select(Math.max(1, nanos / NANOS_PER_MILLI));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
    }

    /**
     * A Unix-domain socket is never half connected: where too many wait already, a call that does not block fails, with
     * nothing to wait for. So one that blocks is made, by a thread that ends when the socket is closed.
     */
    private boolean unix() throws IOException, InterruptedException {
        connected = SocketChannel.open(place.family());
        FutureTask<Boolean> connecting = new FutureTask<>(() -> connected.connect(place.address()));
        Thread thread = new Thread(connecting, "multiprocessing-dialling");
        thread.setDaemon(true);
        thread.start();
        boolean done = false;
        try {
            done = connecting.get(Math.max(0, deadline.remainingNanos()), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException reason ? reason : new IOException(e.getCause());
        } catch (TimeoutException e) {
            return false;
        } finally {
            if (!done) {
                connected.close();
            }
        }
        return done;
    }
}
