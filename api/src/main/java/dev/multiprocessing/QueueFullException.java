package dev.multiprocessing;

/** A queue was full for as long as the caller wanted to wait. */
public final class QueueFullException extends MultiprocessingException {

    private static final long serialVersionUID = 1;

    /** With a message that says what failed, the values, and the cure. */
    public QueueFullException(String message) {
        super(message);
    }

    /** With a message and what caused it. */
    public QueueFullException(String message, Throwable cause) {
        super(message, cause);
    }
}
