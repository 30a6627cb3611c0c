package dev.multiprocessing;

/**
 * The other end of a pipe was lost with a process that was killed, and everything it had sent was received; or, where a
 * transport has one process host the session for the others, that one was killed.
 */
public final class PeerDiedException extends PeerClosedException {

    private static final long serialVersionUID = 1;

    /** With a message that says what failed, the values, and the cure. */
    public PeerDiedException(String message) {
        super(message);
    }

    /** With a message and what caused it. */
    public PeerDiedException(String message, Throwable cause) {
        super(message, cause);
    }
}
