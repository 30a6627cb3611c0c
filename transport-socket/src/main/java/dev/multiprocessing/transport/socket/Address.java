package dev.multiprocessing.transport.socket;

import dev.multiprocessing.spi.TransportException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.util.HexFormat;

/**
 * Where a session's hub listens, and the key to it; as text {@code key:unix:path}, {@code key:tcp:host:port} or {@code
 * key:tls:host:port}.
 *
 * @param key what a guest has to know
 * @param place where the hub listens
 * @param isTls whether it speaks TLS there
 */
record Address(byte[] key, SocketAddress place, boolean isTls) {

    private static final String UNIX = "unix";
    private static final String TCP = "tcp";
    private static final String TLS = "tls";

    /** Without TLS. */
    Address(byte[] key, SocketAddress place) {
        this(key, place, false);
    }

    static Address parse(String text) {
        try {
            String[] parts = text.split(":", 3);
            byte[] key = HexFormat.of().parseHex(parts[0]);
            return switch (parts[1]) {
                case UNIX -> new Address(key, UnixDomainSocketAddress.of(parts[2]));
                case TCP -> new Address(key, port(parts[2]));
                case TLS -> new Address(key, port(parts[2]), true);
                default -> throw new IllegalArgumentException(parts[1]);
            };
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new TransportException("no address of a session of sockets; pass on what Transport.address() says");
        }
    }

    /** What {@code host:port} says. */
    static InetSocketAddress port(String text) {
        int colon = text.lastIndexOf(':');
        return new InetSocketAddress(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    }

    /** The whole of it, with the key. */
    String text() {
        return HexFormat.of().formatHex(key) + ":" + where();
    }

    /** Without the key. */
    String where() {
        if (place instanceof InetSocketAddress tcp) {
            String host = tcp.getHostString();
            return (isTls ? TLS : TCP) + ":" + (host.contains(":") ? "[" + host + "]" : host) + ":" + tcp.getPort();
        }
        return UNIX + ":" + place;
    }

    boolean isUnix() {
        return place instanceof UnixDomainSocketAddress;
    }
}
