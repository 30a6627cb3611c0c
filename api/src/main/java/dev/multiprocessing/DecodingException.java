package dev.multiprocessing;

/** A message cannot be made an object here, or holds something that is not allowed. It was consumed. */
public final class DecodingException extends MultiprocessingException {

    private static final long serialVersionUID = 1;

    /** With a message that says what failed, the values, and the cure. */
    public DecodingException(String message) {
        super(message);
    }

    /** With a message and what caused it. */
    public DecodingException(String message, Throwable cause) {
        super(message, cause);
    }
}
