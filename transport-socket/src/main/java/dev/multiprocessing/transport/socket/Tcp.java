package dev.multiprocessing.transport.socket;

import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.Settings;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import jdk.net.ExtendedSocketOptions;

/**
 * What is asked of the kernel for connections over TCP: nothing waits for more to go with it, and the kernel of the
 * other side is asked for a sign of life now and then, which it gives also for a process that is stopped.
 */
final class Tcp implements Wiring {

    /** After so many seconds of silence the other side's kernel is asked; 0 is never. */
    static final String KEEPALIVE = "multiprocessing.socket.keepalive.seconds";

    private static final int USUAL_SECONDS = 10;
    private static final int MOST_SECONDS = 32_767; // as the kernel has it
    private static final int PROBES = 3; // a second apart, before the connection counts as lost

    private final int seconds;
    private final Wiring above;

    private Tcp(int seconds, Wiring above) {
        this.seconds = seconds;
        this.above = above;
    }

    /** As the deployer set it, with that above. */
    static Wiring below(Wiring above, Settings settings) {
        return new Tcp((int) settings.number(KEEPALIVE, USUAL_SECONDS, 0, MOST_SECONDS), above);
    }

    /** Of which kind a socket for that place is. */
    static ProtocolFamily family(InetSocketAddress place) {
        return place.getAddress() instanceof Inet6Address ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET;
    }

    /** Connects a socket that does not block. */
    static SocketChannel connect(InetSocketAddress place, Duration patience) throws IOException {
        SocketChannel socket = SocketChannel.open(family(place));
        boolean connected = false;
        try (Selector selector = Selector.open()) {
            socket.configureBlocking(false);
            socket.register(selector, SelectionKey.OP_CONNECT);
            Deadline deadline = Deadline.after(patience);
            connected = socket.connect(place);
            while (!connected) {
                if (deadline.isExpired()) {
                    throw new SocketTimeoutException("no answer within " + patience.toSeconds() + " s");
                }
                selector.select(
                        Math.max(1, Duration.ofNanos(deadline.remainingNanos()).toMillis()));
                connected = socket.finishConnect();
            }
            return socket;
        } finally {
            if (!connected) {
                socket.close();
            }
        }
    }

    @Override
    public Wire over(SocketChannel socket) throws IOException {
        try {
            prepare(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
        return above.over(socket);
    }

    private void prepare(SocketChannel socket) throws IOException {
        socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
        socket.setOption(StandardSocketOptions.SO_KEEPALIVE, seconds > 0);
        if (seconds > 0 && socket.supportedOptions().contains(ExtendedSocketOptions.TCP_KEEPIDLE)) {
            socket.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, seconds);
            socket.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, 1);
            socket.setOption(ExtendedSocketOptions.TCP_KEEPCOUNT, PROBES);
        }
    }

    @Override
    public String cure() {
        return above.cure();
    }
}
