package dev.multiprocessing.transport.mmap;

import dev.multiprocessing.tck.TransportTck;

/** The mmap transport is one. */
class MmapTransportTckTest implements TransportTck {

    @Override
    public String transport() {
        return "mmap";
    }
}
