package dev.multiprocessing.transport.socket;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.function.Consumer;

/** Makes frames of what a connection brings. One thread at a time. */
final class Inbound {

    private static final int ROOM = 64 * 1024;

    /** After so much from one connection it is another one's turn. */
    private static final int TURN_BYTES = 1024 * 1024;

    private final int longest;
    private final ByteBuffer room = ByteBuffer.allocateDirect(ROOM);
    private ByteBuffer big; // a frame that is longer than the room, as far as it has come; null if there is none

    /** Refuses frames that are longer. */
    Inbound(int longest) {
        this.longest = longest;
    }

    /**
     * Reads what is there, and hands on each whole frame, which is valid until {@code sink} returns.
     *
     * @return false if the stream has ended
     */
    boolean read(ReadableByteChannel from, Consumer<ByteBuffer> sink) throws IOException {
        int total = 0;
        while (total < TURN_BYTES) {
            int count = from.read(big == null ? room : big);
            if (count < 0) {
                return false;
            }
            if (count == 0) {
                return true;
            }
            total += count;
            if (big == null) {
                split(sink);
            } else if (!big.hasRemaining()) {
                ByteBuffer whole = big.flip();
                big = null;
                sink.accept(whole);
            }
        }
        return true;
    }

    private void split(Consumer<ByteBuffer> sink) {
        room.flip();
        while (room.remaining() >= Frame.LENGTH_BYTES) {
            int length = Frame.LENGTH_BYTES + lengthOf(room.getInt(room.position()));
            if (length > ROOM) {
                big = ByteBuffer.allocate(length).put(room);
                break;
            }
            if (room.remaining() < length) {
                break;
            }
            ByteBuffer frame = room.slice(room.position(), length);
            room.position(room.position() + length);
            sink.accept(frame);
        }
        room.compact();
    }

    private int lengthOf(int said) {
        if (said < Frame.HEADER - Frame.LENGTH_BYTES || said > longest) {
            throw new ProtocolException("a frame of " + said + " bytes; allowed are " + longest);
        }
        return said;
    }
}
