package dev.multiprocessing.transport.socket;

import dev.multiprocessing.spi.MessageQueue;
import dev.multiprocessing.spi.Settings;
import dev.multiprocessing.spi.TransportException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where a session listens: at a socket in a directory of its own, or at the port that the deployer set. */
final class Listening {

    /** {@code host:port}; 0 is any port that is free. Without it, a Unix-domain socket. */
    static final String ADDRESS = "multiprocessing.socket.address";

    private static final int BACKLOG = 128;

    /** The longest message, and what comes with it. */
    private static final int LONGEST_FRAME = MessageQueue.MAX_MESSAGE + 64;

    private Listening() {}

    /** Listens, and hosts a session there. */
    static Host open(Settings settings) {
        Optional<String> address = settings.text(ADDRESS);
        try {
            return address.isPresent() ? openTcp(address.get()) : openUnix();
        } catch (IOException e) {
            throw new TransportException(
                    "cannot listen: address=" + address.orElse("a Unix-domain socket") + ", reason=" + e + "; set "
                            + ADDRESS + " to host:port, port 0 for any that is free",
                    e);
        }
    }

    private static Host openTcp(String setting) throws IOException {
        int colon = setting.lastIndexOf(':');
        try {
            InetSocketAddress wanted =
                    new InetSocketAddress(setting.substring(0, colon), Integer.parseInt(setting.substring(colon + 1)));
            ServerSocketChannel server = bind(StandardProtocolFamily.INET, wanted);
            InetSocketAddress bound = (InetSocketAddress) server.getLocalAddress();
            Address address =
                    new Address(Handshake.newKey(), new InetSocketAddress(wanted.getHostString(), bound.getPort()));
            return Host.start(address, server, LONGEST_FRAME, () -> {});
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new TransportException("not an address: " + ADDRESS + "=" + setting + "; write host:port", e);
        }
    }

    private static Host openUnix() throws IOException {
        Path directory = Files.createTempDirectory("mp-socket-");
        Path file = directory.resolve("hub");
        UnixDomainSocketAddress place = UnixDomainSocketAddress.of(file);
        ServerSocketChannel server = bind(StandardProtocolFamily.UNIX, place);
        return Host.start(new Address(Handshake.newKey(), place), server, LONGEST_FRAME, () -> delete(directory, file));
    }

    private static ServerSocketChannel bind(ProtocolFamily family, SocketAddress address) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open(family);
        boolean bound = false;
        try {
            server.bind(address, BACKLOG);
            bound = true;
            return server;
        } finally {
            if (!bound) {
                server.close();
            }
        }
    }

    private static void delete(Path directory, Path file) {
        try {
            Files.deleteIfExists(file);
            Files.deleteIfExists(directory);
        } catch (IOException e) {
            throw new TransportException("cannot delete a socket: file=" + file, e);
        }
    }
}
