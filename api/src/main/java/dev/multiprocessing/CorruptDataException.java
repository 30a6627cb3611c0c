package dev.multiprocessing;

/** Shared data is damaged or was written by something else: it was not used. */
public final class CorruptDataException extends MultiprocessingException {

    private static final long serialVersionUID = 1;

    /** With a message that says what failed, the values, and the cure. */
    public CorruptDataException(String message) {
        super(message);
    }

    /** With a message and what caused it. */
    public CorruptDataException(String message, Throwable cause) {
        super(message, cause);
    }
}
