package dev.multiprocessing;

/** The other end of a pipe is closed, and everything it had sent was received. */
public class PeerClosedException extends MultiprocessingException {

    private static final long serialVersionUID = 1;

    /** With a message that says what failed, the values, and the cure. */
    public PeerClosedException(String message) {
        super(message);
    }

    /** With a message and what caused it. */
    public PeerClosedException(String message, Throwable cause) {
        super(message, cause);
    }
}
