package dev.multiprocessing;

/** A transport is on the path but does not load, cannot run on this machine, or shares its name with another. */
public final class TransportUnavailableException extends MultiprocessingException {

    private static final long serialVersionUID = 1;

    /** With a message that says what failed, the values, and the cure. */
    public TransportUnavailableException(String message) {
        super(message);
    }

    /** With a message and what caused it. */
    public TransportUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
