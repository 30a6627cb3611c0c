package dev.multiprocessing.tck.runner;

import dev.multiprocessing.tck.TransportTck;

/** The test class of the transport that is judged, whose settings are system properties. */
public final class Candidate implements TransportTck {

    /** The property with its name. */
    static final String TRANSPORT = "multiprocessing.tck.transport";

    @Override
    public String transport() {
        return System.getProperty(TRANSPORT);
    }
}
