package dev.multiprocessing.spi;

/** Shared data is damaged or was written by something else: it was not used. */
public final class CorruptDataException extends TransportException {

    private static final long serialVersionUID = 1;

    /** With a message that says what was found, what was expected, and where. */
    public CorruptDataException(String message) {
        super(message);
    }
}
