package dev.multiprocessing.transport.socket;

import dev.multiprocessing.spi.TransportException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.util.HexFormat;

/** Where a session's hub listens, and the key to it; as text {@code key:unix:path} or {@code key:tcp:host:port}. */
record Address(byte[] key, SocketAddress place) {

    static Address parse(String text) {
        try {
            String[] parts = text.split(":", 3);
            byte[] key = HexFormat.of().parseHex(parts[0]);
            if (parts[1].equals("unix")) {
                return new Address(key, UnixDomainSocketAddress.of(parts[2]));
            }
            int colon = parts[2].lastIndexOf(':');
            return new Address(
                    key,
                    new InetSocketAddress(
                            parts[2].substring(0, colon), Integer.parseInt(parts[2].substring(colon + 1))));
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new TransportException("no address of a session of sockets; pass on what Transport.address() says");
        }
    }

    /** The whole of it, with the key. */
    String text() {
        return HexFormat.of().formatHex(key) + ":" + where();
    }

    /** Without the key. */
    String where() {
        if (place instanceof InetSocketAddress tcp) {
            return "tcp:" + tcp.getHostString() + ":" + tcp.getPort();
        }
        return "unix:" + place;
    }

    StandardProtocolFamily family() {
        return place instanceof UnixDomainSocketAddress ? StandardProtocolFamily.UNIX : StandardProtocolFamily.INET;
    }
}
