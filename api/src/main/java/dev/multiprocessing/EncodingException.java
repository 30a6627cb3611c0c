package dev.multiprocessing;

/** An object cannot be made a message. The message has the path to the offending field. */
public final class EncodingException extends MultiprocessingException {

    private static final long serialVersionUID = 1;

    /** With a message that says what failed, the values, and the cure. */
    public EncodingException(String message) {
        super(message);
    }

    /** With a message and what caused it. */
    public EncodingException(String message, Throwable cause) {
        super(message, cause);
    }
}
