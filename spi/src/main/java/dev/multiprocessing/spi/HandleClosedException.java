package dev.multiprocessing.spi;

/** A handle was used after it was closed, or was closed while a thread was blocked in it. */
public final class HandleClosedException extends TransportException {

    private static final long serialVersionUID = 1;

    /** With a message that names the handle. */
    public HandleClosedException(String message) {
        super(message);
    }
}
