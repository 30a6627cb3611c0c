package dev.multiprocessing.transport.socket;

import dev.multiprocessing.spi.TransportException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Files;
import java.nio.file.LinkOption;

/** Says why a session's host cannot be reached, and what can be done about it. */
record Refusal(Address address, Exception reason) {

    TransportException toTransportException() {
        return new TransportException(
                "cannot reach the process that hosts the session: address=" + address.where() + ", reason=" + reason
                        + "; " + cure(),
                reason);
    }

    private String cure() {
        if (reason instanceof UnresolvedAddressException) {
            return "no host is known by this name: is it right?";
        }
        if (reason instanceof SocketTimeoutException) {
            return address.isUnix()
                    ? "is its process stopped?"
                    : "is it the right host, and does a firewall let this through?";
        }
        if (address.place() instanceof UnixDomainSocketAddress unix
                && !Files.exists(unix.getPath(), LinkOption.NOFOLLOW_LINKS)) {
            return "there is no such file: the session has ended, or is another machine's";
        }
        if (reason instanceof ConnectException) {
            return "nobody listens there: has the session ended, or is it another one's port?";
        }
        return "has the session just ended?";
    }
}
