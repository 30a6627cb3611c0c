package dev.multiprocessing.transport.socket;

import dev.multiprocessing.tck.ChildrenFromJars;
import dev.multiprocessing.tck.TransportTck;
import org.junit.jupiter.api.extension.ExtendWith;

/** The socket transport is one. */
@ExtendWith(ChildrenFromJars.class)
class SocketTransportTckTest implements TransportTck {

    @Override
    public String transport() {
        return "socket";
    }
}
