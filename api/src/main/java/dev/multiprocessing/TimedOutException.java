package dev.multiprocessing;

/** A pipe was full, no message came, or nobody came or answered, for as long as the caller wanted to wait. */
public final class TimedOutException extends MultiprocessingException {

    private static final long serialVersionUID = 1;

    /** With a message that says what failed, the values, and the cure. */
    public TimedOutException(String message) {
        super(message);
    }

    /** With a message and what caused it. */
    public TimedOutException(String message, Throwable cause) {
        super(message, cause);
    }
}
