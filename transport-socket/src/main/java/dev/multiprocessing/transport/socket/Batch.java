package dev.multiprocessing.transport.socket;

import java.nio.ByteBuffer;

/**
 * Messages, each behind its length, in the form in which they come, wait in the hub, and go: so what is done for each
 * of many messages is little. Guarded by the hub.
 */
final class Batch {

    /** How much memory a batch takes besides its messages, roughly: itself, its buffers, and its place in a line. */
    static final int BESIDES = 160;

    private final ByteBuffer bytes; // from the next message on
    private final Hold sender; // null if they were put

    private int count; // of what is left; guarded by the hub

    private Batch(ByteBuffer bytes, int count, Hold sender) {
        this.bytes = bytes;
        this.count = count;
        this.sender = sender;
    }

    /** Messages that were put. */
    static Batch put(ByteBuffer bytes) {
        return new Batch(bytes, count(bytes), null);
    }

    /** Messages that were sent through a handle, which is told when they are taken. */
    static Batch sent(ByteBuffer bytes, Hold sender) {
        return new Batch(bytes, count(bytes), sender);
    }

    /** How many there are, each of which must be whole. */
    private static int count(ByteBuffer bytes) {
        int count = 0;
        int at = bytes.position();
        while (at < bytes.limit()) {
            int length = bytes.getInt(at);
            if (length < 0 || length > bytes.limit() - at - Integer.BYTES) {
                throw new ProtocolException("a message longer than what it is in: length=" + length);
            }
            at += Integer.BYTES + length;
            count++;
        }
        return count;
    }

    int count() {
        return count;
    }

    /** How long they are, with their lengths. */
    int length() {
        return bytes.remaining();
    }

    /** Takes the first ones away, so many at most and so long, but one at least. */
    Batch take(int max, int longest) {
        int taken = count;
        int length = bytes.remaining();
        if (count > max || length > longest) {
            taken = 0;
            length = 0;
            while (taken == 0 || taken < max && length < longest) {
                length += Integer.BYTES + bytes.getInt(bytes.position() + length);
                taken++;
            }
        }
        ByteBuffer first = bytes.slice(bytes.position(), length);
        bytes.position(bytes.position() + length);
        count -= taken;
        return new Batch(first, taken, sender);
    }

    /** Its bytes, once it is out of the hub; the sender may send as many again. */
    ByteBuffer release() {
        if (sender != null) {
            sender.credit(Window.weightOf(bytes.remaining(), count));
        }
        return bytes;
    }
}
