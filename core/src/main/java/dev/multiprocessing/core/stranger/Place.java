package dev.multiprocessing.core.stranger;

import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;

/** Where somebody listens: {@code host:port}, or the path of a Unix-domain socket, which has a slash. */
record Place(SocketAddress address) {

    static Place parse(String text) {
        if (text.contains("/")) {
            return new Place(UnixDomainSocketAddress.of(text));
        }
        int colon = text.lastIndexOf(':');
        try {
            int port = Integer.parseInt(text.substring(colon + 1));
            return new Place(new InetSocketAddress(text.substring(0, colon), port));
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "not an address: " + text + "; write host:port, or a path with a slash", e);
        }
    }

    StandardProtocolFamily family() {
        if (address instanceof InetSocketAddress tcp) {
            return tcp.getAddress() instanceof Inet6Address
                    ? StandardProtocolFamily.INET6
                    : StandardProtocolFamily.INET;
        }
        return StandardProtocolFamily.UNIX;
    }

    @Override
    public String toString() {
        return address instanceof InetSocketAddress tcp
                ? tcp.getHostString() + ":" + tcp.getPort()
                : address.toString();
    }
}
