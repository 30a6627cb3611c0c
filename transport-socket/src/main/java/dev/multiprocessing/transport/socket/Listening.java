package dev.multiprocessing.transport.socket;

import dev.multiprocessing.spi.Settings;
import dev.multiprocessing.spi.TransportException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.Optional;

/** Where a session listens: at a socket in a directory of its own, or at the port that the deployer set. */
final class Listening {

    /** {@code host:port}; 0 is any port that is free. Without it, a Unix-domain socket. */
    static final String ADDRESS = "multiprocessing.socket.address";

    private static final int BACKLOG = 128;

    private Listening() {}

    /** Listens, and hosts a session there; if that is at a file, in a directory of its own in this one. */
    static Host open(Settings settings, Path parent) {
        Optional<String> address = settings.text(ADDRESS);
        Limits limits = Limits.of(settings);
        try {
            return address.isPresent() ? openTcp(address.get(), settings, limits) : openUnix(limits, parent);
        } catch (IOException e) {
            throw new TransportException(
                    "cannot listen: address=" + address.orElse("a Unix-domain socket") + ", reason=" + e + "; set "
                            + ADDRESS
                            + " to host:port, port 0 for any that is free, or java.io.tmpdir to a shorter path",
                    e);
        }
    }

    private static Host openTcp(String setting, Settings settings, Limits limits) throws IOException {
        Optional<Wiring> tls = Tls.ofHost(settings);
        Wiring wiring = Tcp.below(tls.orElse(Wiring.PLAIN), settings);
        try {
            InetSocketAddress wanted = Address.port(setting);
            ServerSocketChannel server = bind(StandardProtocolFamily.INET, wanted);
            InetSocketAddress bound = (InetSocketAddress) server.getLocalAddress();
            InetSocketAddress place = new InetSocketAddress(wanted.getHostString(), bound.getPort());
            Address address = new Address(Handshake.newKey(), place, tls.isPresent());
            return Host.start(address, server, wiring, limits, () -> {});
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new TransportException("not an address: " + ADDRESS + "=" + setting + "; write host:port", e);
        }
    }

    private static Host openUnix(Limits limits, Path parent) throws IOException {
        SocketDirectory directory = SocketDirectory.createIn(parent);
        boolean bound = false;
        try {
            ServerSocketChannel server = bind(StandardProtocolFamily.UNIX, directory.address());
            bound = true;
            Address address = new Address(Handshake.newKey(), directory.address());
            return Host.start(address, server, Unix.WIRING, limits, directory::delete);
        } finally {
            if (!bound) {
                directory.delete();
            }
        }
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
}
