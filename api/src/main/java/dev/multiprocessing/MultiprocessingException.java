package dev.multiprocessing;

/** What can go wrong in this library beyond misuse. Its message says what failed, the values, and the cure. */
public class MultiprocessingException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** With a message that says what failed, the values, and the cure. */
    public MultiprocessingException(String message) {
        super(message);
    }

    /** With a message and what caused it. */
    public MultiprocessingException(String message, Throwable cause) {
        super(message, cause);
    }
}
