package dev.multiprocessing.core.stranger;

import dev.multiprocessing.spi.CorruptDataException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/**
 * Makes messages of what a connection brings, one after the other.
 *
 * <pre>
 *      0                4
 *      +----------------+---------
 *      | length         | bytes ...       up to 2 GiB, in network byte order
 *      +----------------+---------
 *      | -1             | length, 8 bytes | bytes ...
 *      +----------------+---------
 * </pre>
 *
 * One thread at a time.
 */
final class Inbox {

    /** How far a message may be ahead of its bytes: memory is asked for as they come. */
    private static final int STEP = 1024 * 1024;

    private static final int LONG_FORM = -1;

    private final ByteBuffer room; // what was read ahead
    private final ByteBuffer header =
            ByteBuffer.allocate(Integer.BYTES + Long.BYTES).limit(Integer.BYTES);
    private int longest;
    private int length = -1; // of the message that is coming, once its header is whole
    private ByteBuffer body; // as far as it has come
    private boolean ended;

    /** With room for reading ahead; refuses messages that are longer. */
    Inbox(ByteBuffer room, int longest) {
        this.room = room.limit(0);
        this.longest = longest;
    }

    /** From now on, messages may be so long. */
    void allow(int length) {
        longest = length;
    }

    /**
     * Reads what is there; true once a whole message has come, or the stream has ended. Behind a length that cannot
     * be there is nothing to be read, and each call says so.
     */
    boolean fill(ReadableByteChannel from) throws IOException {
        while (!isWhole() && !ended) {
            if (length < 0 && !header.hasRemaining()) {
                readHeader();
            }
            if (!room.hasRemaining()) {
                int count = from.read(room.clear());
                room.flip();
                ended = count < 0;
                if (count == 0) {
                    return false;
                }
            }
            digest();
        }
        return true;
    }

    boolean isWhole() {
        return length >= 0 && body.position() == length;
    }

    /** Whether the stream has ended in the middle of a message. */
    boolean isCut() {
        return header.position() > 0 && !isWhole();
    }

    /** The message that is whole, from position to limit. */
    ByteBuffer message() {
        return body.duplicate().flip();
    }

    /** Goes on to the next message. */
    void next() {
        length = -1;
        body = null;
        header.clear().limit(Integer.BYTES);
    }

    private void digest() {
        if (length < 0) {
            move(header);
            if (!header.hasRemaining()) {
                readHeader();
            }
        }
        if (length >= 0) {
            if (!body.hasRemaining() && body.position() < length) {
                int larger = (int) Math.min(length, Math.max(STEP, 2L * body.position()));
                body = ByteBuffer.allocate(larger).put(body.flip());
            }
            move(body);
        }
    }

    private void readHeader() {
        int shortForm = header.getInt(0);
        if (shortForm == LONG_FORM && header.position() == Integer.BYTES) {
            header.limit(header.capacity());
            return;
        }
        long said = shortForm == LONG_FORM ? header.getLong(Integer.BYTES) : shortForm;
        if (said < 0 || said > longest) {
            throw new CorruptDataException("a message of an impossible length: length=" + Long.toUnsignedString(said)
                    + ", max=" + longest + "; does the other side speak this protocol?");
        }
        length = (int) said;
        body = ByteBuffer.allocate(Math.min(length, STEP));
    }

    private void move(ByteBuffer to) {
        int count = Math.min(room.remaining(), to.remaining());
        to.put(room.slice(room.position(), count));
        room.position(room.position() + count);
    }
}
