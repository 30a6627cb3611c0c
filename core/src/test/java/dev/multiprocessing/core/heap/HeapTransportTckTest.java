package dev.multiprocessing.core.heap;

import dev.multiprocessing.tck.TransportTck;

/** The heap transport is one: rules about processes are skipped, since its participants are threads. */
class HeapTransportTckTest implements TransportTck {

    @Override
    public String transport() {
        return "heap";
    }
}
