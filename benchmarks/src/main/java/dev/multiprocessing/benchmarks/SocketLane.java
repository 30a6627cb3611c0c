package dev.multiprocessing.benchmarks;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.locks.LockSupport;

/** A socket of either kind, buffered or flushed at each message. */
final class SocketLane implements Lane {

    private static final int BUFFER = 64 * 1024;
    private static final int ATTEMPTS = 10_000;
    private static final long PAUSE_NANOS = 1_000_000;

    private final SocketChannel channel;
    private final DataOutputStream out; // null at the receiving end
    private final DataInputStream in; // null at the sending end
    private final boolean flushing;

    private SocketLane(SocketChannel channel, DataOutputStream out, DataInputStream in, boolean flushing) {
        this.channel = channel;
        this.out = out;
        this.in = in;
        this.flushing = flushing;
    }

    /** The receiver listens, and says where in the file beside. */
    static SocketLane unix(Path file, boolean sends, boolean flushing) throws IOException {
        SocketAddress address = UnixDomainSocketAddress.of(file);
        if (sends) {
            return of(connect(address), true, flushing);
        }
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            return of(server.bind(address).accept(), false, flushing);
        }
    }

    static SocketLane tcp(Path file, boolean sends, boolean flushing) throws IOException {
        if (sends) {
            awaitFile(file);
            int port = Integer.parseInt(Files.readString(file));
            SocketChannel channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            return of(channel, true, flushing);
        }
        try (ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            Path aside = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(aside, Integer.toString(((InetSocketAddress) server.getLocalAddress()).getPort()));
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
            return of(server.accept(), false, flushing);
        }
    }

    private static SocketLane of(SocketChannel channel, boolean sends, boolean flushing) {
        DataOutputStream out = sends
                ? new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER))
                : null;
        DataInputStream in =
                sends ? null : new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel), BUFFER));
        return new SocketLane(channel, out, in, flushing);
    }

    /** The socket's file is there a moment before anybody listens. */
    private static SocketChannel connect(SocketAddress address) throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                return SocketChannel.open(address);
            } catch (SocketException e) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
        return SocketChannel.open(address);
    }

    private static void awaitFile(Path file) {
        while (!Files.exists(file)) {
            Thread.onSpinWait();
        }
    }

    @Override
    public void send(byte[] message) throws IOException {
        out.writeInt(message.length);
        out.write(message);
        if (flushing) {
            out.flush();
        }
    }

    @Override
    public void receive(byte[] into) throws IOException {
        in.readFully(into, 0, in.readInt());
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        if (out != null) {
            out.flush();
        }
        channel.close();
    }
}
