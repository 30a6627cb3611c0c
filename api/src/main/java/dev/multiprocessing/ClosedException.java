package dev.multiprocessing;

/** An object was used after this process closed it, or was closed while the caller was blocked in it. */
public final class ClosedException extends MultiprocessingException {

    private static final long serialVersionUID = 1;

    /** With a message that says what failed, the values, and the cure. */
    public ClosedException(String message) {
        super(message);
    }

    /** With a message and what caused it. */
    public ClosedException(String message, Throwable cause) {
        super(message, cause);
    }
}
