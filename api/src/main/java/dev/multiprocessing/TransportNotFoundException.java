package dev.multiprocessing;

/** No transport, or not the chosen one, is on the path. The message lists those found and how to add one. */
public final class TransportNotFoundException extends MultiprocessingException {

    private static final long serialVersionUID = 1;

    /** With a message that says what failed, the values, and the cure. */
    public TransportNotFoundException(String message) {
        super(message);
    }

    /** With a message and what caused it. */
    public TransportNotFoundException(String message, Throwable cause) {
        super(message, cause);
    }
}
