package dev.multiprocessing.mirror;

import dev.multiprocessing.MultiprocessingOptions;
import dev.multiprocessing.tck.TransportTck;

/** The transport that is held to the rules: one that is right, if a property names it, or else the broken one. */
class Accused implements TransportTck {

    /** Names the transport. */
    static final String PROPERTY = "multiprocessing.mirror.transport";

    @Override
    public String transport() {
        return System.getProperty(PROPERTY, BrokenProvider.NAME);
    }

    @Override
    public MultiprocessingOptions options() {
        MultiprocessingOptions options = TransportTck.super.options();
        return transport().equals(BrokenProvider.NAME) ? options.withCodec(BrokenProvider.NAME) : options;
    }
}
