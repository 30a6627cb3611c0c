package dev.multiprocessing;

/** A message was longer than the caller allowed. It was consumed, and is in here; the connection goes on. */
public final class BufferTooShortException extends MultiprocessingException {

    private static final long serialVersionUID = 1;

    private final byte[] bytes;

    /** For a message and the number of bytes there was room for. */
    public BufferTooShortException(byte[] bytes, int room) {
        super("message longer than the room for it: length=" + bytes.length + ", room=" + room
                + "; the exception carries the message");
        this.bytes = bytes;
    }

    /** The whole message; the array belongs to the caller. */
    public byte[] bytes() {
        return bytes;
    }
}
