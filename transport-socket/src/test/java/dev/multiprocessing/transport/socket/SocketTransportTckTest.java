package dev.multiprocessing.transport.socket;

import dev.multiprocessing.tck.TransportTck;

/** The socket transport is one. */
class SocketTransportTckTest implements TransportTck {

    @Override
    public String transport() {
        return "socket";
    }
}
