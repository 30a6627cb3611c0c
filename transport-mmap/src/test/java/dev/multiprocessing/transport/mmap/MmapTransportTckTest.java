package dev.multiprocessing.transport.mmap;

import dev.multiprocessing.tck.ChildrenFromJars;
import dev.multiprocessing.tck.TransportTck;
import org.junit.jupiter.api.extension.ExtendWith;

/** The mmap transport is one. */
@ExtendWith(ChildrenFromJars.class)
class MmapTransportTckTest implements TransportTck {

    @Override
    public String transport() {
        return "mmap";
    }
}
