package dev.multiprocessing.transport.socket;

import dev.multiprocessing.spi.TransportException;
import java.time.Duration;

/** The process that hosts the session has said nothing for a while, and taken nothing. */
final class SilentHostException extends TransportException {

    private static final long serialVersionUID = 1;

    /** It was silent for so long; {@code consequence} says what that means for the caller. */
    SilentHostException(Duration silence, String consequence) {
        super("the process that hosts the session does not answer: waited=" + silence.toSeconds()
                + " s; is it stopped? " + consequence);
    }
}
