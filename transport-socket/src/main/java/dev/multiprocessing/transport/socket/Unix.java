package dev.multiprocessing.transport.socket;

import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.Uninterrupted;
import dev.multiprocessing.spi.Waiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.time.Duration;

/**
 * Connects to Unix-domain sockets. Such a socket is never half connected: where too many wait already, since its
 * process accepts nobody, a call that blocks does so for as long as that process is stopped, and one that does not
 * block fails, with nothing to wait for. So it is made again.
 */
final class Unix {

    /** What a sender may have written that nobody has read: the more, the more seldom one side waits for the other. */
    private static final int BUFFER = 1024 * 1024;

    static final Wiring WIRING = socket -> {
        socket.setOption(StandardSocketOptions.SO_SNDBUF, BUFFER); // as much of it as the kernel allows
        return new PlainWire(socket);
    };

    private final UnixDomainSocketAddress place;
    private SocketChannel connected; // set once, by the thread that connects
    private IOException full; // why it is not yet; by the same

    private Unix(UnixDomainSocketAddress place) {
        this.place = place;
    }

    /** Connects a socket that does not block. */
    static SocketChannel connect(UnixDomainSocketAddress place, Duration patience) throws IOException {
        Unix connecting = new Unix(place);
        Deadline deadline = Deadline.after(patience);
        try {
            if (Uninterrupted.call(() -> Waiter.polling().until(deadline, connecting::isConnected))) {
                return connecting.connected;
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        IOException timeout = new SocketTimeoutException("nobody let in within " + patience.toSeconds() + " s");
        timeout.initCause(connecting.full);
        throw timeout;
    }

    private boolean isConnected() {
        try {
            connected = tryConnect(place);
            return true;
        } catch (IOException e) {
            if (!isFull(e)) {
                throw new UncheckedIOException(e);
            }
            full = e;
            return false;
        }
    }

    /** The JDK has no exception of its own for that; what is not there, or not for this user, is no better later. */
    private boolean isFull(IOException reason) {
        return reason instanceof SocketException
                && !(reason instanceof ConnectException)
                && Files.isWritable(place.getPath());
    }

    /**
     * Connects a socket that does not block, at once or not at all.
     *
     * @throws ConnectException if nobody listens there any more
     * @throws SocketException if there is no such file, or too many wait to be let in
     */
    static SocketChannel tryConnect(UnixDomainSocketAddress place) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        boolean done = false;
        try {
            channel.configureBlocking(false);
            done = channel.connect(place);
            if (!done) {
                throw new SocketException("not connected at once: file=" + place);
            }
            return channel;
        } finally {
            if (!done) {
                channel.close();
            }
        }
    }
}
