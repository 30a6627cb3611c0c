package dev.multiprocessing;

/** The other side does not know the key, or does not accept the way in which this side proves that it does. */
public final class AuthenticationException extends MultiprocessingException {

    private static final long serialVersionUID = 1;

    /** With a message that says what failed, the values, and the cure. */
    public AuthenticationException(String message) {
        super(message);
    }

    /** With a message and what caused it. */
    public AuthenticationException(String message, Throwable cause) {
        super(message, cause);
    }
}
