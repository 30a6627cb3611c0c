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

    private static final int BACKLOG = 1024;

    private Listening() {}

    /** Listens, and hosts a session there; if that is at a file, in a directory of its own in this one. */
    static Host open(Settings settings, Path parent) {
        Optional<String> address = settings.text(ADDRESS);
        Limits limits = Limits.of(settings);
        return address.isPresent() ? openTcp(address.get(), settings, limits) : openUnix(limits, parent);
    }

    private static Host openTcp(String setting, Settings settings, Limits limits) {
        Optional<Wiring> tls = Tls.ofHost(settings);
        Wiring wiring = Tcp.below(tls.orElse(Wiring.PLAIN), settings);
        InetSocketAddress wanted = place(setting);
        try {
            ServerSocketChannel server = bind(Tcp.family(wanted), wanted);
            InetSocketAddress bound = (InetSocketAddress) server.getLocalAddress();
            InetSocketAddress place = new InetSocketAddress(wanted.getHostString(), bound.getPort());
            return start(new Address(Handshake.newKey(), place, tls.isPresent()), server, wiring, limits, () -> {});
        } catch (IOException e) {
            throw new TransportException(
                    "cannot listen: " + ADDRESS + "=" + setting + ", reason=" + e
                            + "; choose a port that nobody else listens at, or port 0 for any, and an address of this"
                            + " machine",
                    e);
        }
    }

    private static InetSocketAddress place(String setting) {
        try {
            InetSocketAddress place = Address.port(setting);
            if (place.isUnresolved()) {
                throw new TransportException(
                        "no host is known by this name: " + ADDRESS + "=" + setting + "; is it right?");
            }
            return place;
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new TransportException("not an address: " + ADDRESS + "=" + setting + "; write host:port", e);
        }
    }

    private static Host openUnix(Limits limits, Path parent) {
        try {
            SocketDirectory directory = SocketDirectory.createIn(parent);
            boolean started = false;
            try {
                ServerSocketChannel server = bind(StandardProtocolFamily.UNIX, directory.address());
                Address address = new Address(Handshake.newKey(), directory.address());
                Host host = start(address, server, Unix.WIRING, limits, directory::delete);
                started = true;
                return host;
            } finally {
                if (!started) {
                    directory.delete();
                }
            }
        } catch (IOException e) {
            throw new TransportException(
                    "cannot listen: address=a Unix-domain socket in " + parent + ", reason=" + e
                            + "; set java.io.tmpdir to a shorter path that this user may write to, or " + ADDRESS
                            + " to host:port",
                    e);
        }
    }

    /** Hosts a session at a server, which is closed if that fails. */
    private static Host start(Address address, ServerSocketChannel server, Wiring wiring, Limits limits, Runnable atEnd)
            throws IOException {
        boolean started = false;
        try {
            Host host = Host.start(address, server, wiring, limits, atEnd);
            started = true;
            return host;
        } finally {
            if (!started) {
                server.close();
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
