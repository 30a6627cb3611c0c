package dev.multiprocessing.spi;

/** The machine or the medium refused: the message says what failed, the values, and the cure. */
public class TransportException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** With a message that says what failed, the values, and the cure. */
    public TransportException(String message) {
        super(message);
    }

    /** With a message and what caused it. */
    public TransportException(String message, Throwable cause) {
        super(message, cause);
    }
}
