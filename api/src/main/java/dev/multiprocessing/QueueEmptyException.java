package dev.multiprocessing;

/** A queue was empty for as long as the caller wanted to wait. */
public final class QueueEmptyException extends MultiprocessingException {

    private static final long serialVersionUID = 1;

    /** With a message that says what failed, the values, and the cure. */
    public QueueEmptyException(String message) {
        super(message);
    }

    /** With a message and what caused it. */
    public QueueEmptyException(String message, Throwable cause) {
        super(message, cause);
    }
}
