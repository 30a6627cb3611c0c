package dev.multiprocessing.transport.agrona;

import dev.multiprocessing.tck.ChildrenFromJars;
import dev.multiprocessing.tck.TransportTck;
import org.junit.jupiter.api.extension.ExtendWith;

/** The agrona transport is one. */
@ExtendWith(ChildrenFromJars.class)
class AgronaTransportTckTest implements TransportTck {

    @Override
    public String transport() {
        return "agrona";
    }
}
