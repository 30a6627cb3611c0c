package dev.multiprocessing.core.process;

import dev.multiprocessing.core.exchange.Encoding;
import dev.multiprocessing.spi.Transport;

/** A child's own part in the session it was started in. */
public interface ChildSession extends AutoCloseable {

    /** Its transport. */
    Transport transport();

    /** Decodes what it was given. */
    Encoding encoding();

    /** Leaves the session. */
    @Override
    void close();

    /** Joins sessions. */
    @FunctionalInterface
    interface Attacher {

        /** Joins the session that the record names; from then on it is the current context of the calling child. */
        ChildSession attach(LaunchRecord record);
    }
}
