package dev.multiprocessing.transport.socket;

/** The other side says what cannot be: it is another version of this transport, or none. */
final class ProtocolException extends RuntimeException {

    private static final long serialVersionUID = 1;

    ProtocolException(String message) {
        super(message);
    }
}
