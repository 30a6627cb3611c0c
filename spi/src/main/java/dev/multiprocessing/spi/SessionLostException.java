package dev.multiprocessing.spi;

/** The process that hosted the session has died: nothing of it can be used any more. */
public final class SessionLostException extends TransportException {

    private static final long serialVersionUID = 1;

    /** With a message that names the session, and what told of the death. */
    public SessionLostException(String message, Throwable cause) {
        super(message, cause);
    }
}
