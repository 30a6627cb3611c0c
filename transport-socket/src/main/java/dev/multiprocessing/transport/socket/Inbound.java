package dev.multiprocessing.transport.socket;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.function.Consumer;

/** Makes frames of what a connection brings. One thread at a time. */
final class Inbound {

    private static final int ROOM = 32 * 1024;
    private static final int STEP = 1024 * 1024;

    /** After so much from one connection it is another one's turn. */
    private static final int TURN_BYTES = 1024 * 1024;

    private final int longest;
    private final ByteBuffer room = ByteBuffer.allocateDirect(ROOM);
    private ByteBuffer big; // a frame that is longer than the room, as far as it has come; null if there is none
    private int bigLength; // of that, when it will be whole

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
            } else if (big.position() == bigLength) {
                ByteBuffer whole = big.flip();
                big = null;
                sink.accept(whole);
            } else if (!big.hasRemaining()) {
                grow();
            }
        }
        return true;
    }

    private void split(Consumer<ByteBuffer> sink) {
        room.flip();
        while (room.remaining() >= Frame.LENGTH_BYTES) {
            int length = Frame.LENGTH_BYTES + lengthOf(room.getInt(room.position()));
            if (length > ROOM) {
                bigLength = length;
                big = ByteBuffer.allocate(Math.min(length, STEP)).put(room);
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

    /** Memory is asked for as the bytes come, not because somebody says that they will. */
    private void grow() {
        int larger = (int) Math.min(bigLength, 2L * big.capacity());
        big = ByteBuffer.allocate(larger).put(big.flip());
    }

    private int lengthOf(int said) {
        if (said < Frame.HEADER - Frame.LENGTH_BYTES || said > longest) {
            throw new ProtocolException("a frame of " + said + " bytes; allowed are " + longest);
        }
        return said;
    }
}
