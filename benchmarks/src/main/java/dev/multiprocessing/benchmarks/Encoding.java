package dev.multiprocessing.benchmarks;

import java.io.IOException;

/** How objects are made bytes for a peer, which carries bytes only. */
interface Encoding {

    /** No object of ours is longer. */
    int LONGEST = 1024;

    /** The one that the end of the driver's name says. */
    static Encoding of(String driver) {
        return driver.endsWith("-tagged") ? new Tagged() : new Serialized();
    }

    byte[] encode(Object object) throws IOException;

    /** The object whose bytes come first in the array. */
    Object decode(byte[] bytes) throws IOException;
}
