package dev.multiprocessing.transport.socket;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.function.Consumer;

/** Makes frames of what a connection brings. One thread at a time. */
final class Inbound {

    /** What has room for what comes at once. */
    static final int ROOM = 64 * 1024;

    /** Memory is asked for as the bytes come, not because somebody says that they will. */
    private static final int STEP = 4 * 1024 * 1024;

    /** After so much from one connection it is another one's turn. */
    private static final int TURN_BYTES = 1024 * 1024;

    private final int longest;
    private final ByteBuffer head = ByteBuffer.allocate(Frame.LENGTH_BYTES); // of the next frame, as far as it has come
    private ByteBuffer frame; // as far as it has come; null if there is none
    private int length; // of that, when it will be whole

    /** Refuses frames that are longer. */
    Inbound(int longest) {
        this.longest = longest;
    }

    /**
     * Reads what is there, and hands on each whole frame, which is the sink's own.
     *
     * @param room empty, and empty again when this returns
     * @return false if the stream has ended
     */
    boolean read(ReadableByteChannel from, ByteBuffer room, Consumer<ByteBuffer> sink) throws IOException {
        int total = 0;
        int count = 0;
        while (total < TURN_BYTES && (count = from.read(room)) > 0) {
            total += count;
            room.flip();
            try {
                split(room, sink);
            } finally {
                room.clear();
            }
        }
        return count >= 0;
    }

    private void split(ByteBuffer room, Consumer<ByteBuffer> sink) {
        while (room.hasRemaining()) {
            if (frame == null && !begin(room)) {
                return;
            }
            fill(room);
            if (frame.position() == length) {
                ByteBuffer whole = frame.flip();
                frame = null;
                sink.accept(whole);
            }
        }
    }

    /** Begins a frame, if its length is there. */
    private boolean begin(ByteBuffer room) {
        while (head.hasRemaining() && room.hasRemaining()) {
            head.put(room.get());
        }
        if (head.hasRemaining()) {
            return false;
        }
        int said = head.clear().getInt(0);
        if (said < Frame.HEADER - Frame.LENGTH_BYTES || said > longest) {
            throw new ProtocolException("a frame of " + said + " bytes; allowed are " + longest);
        }
        length = Frame.LENGTH_BYTES + said;
        frame = ByteBuffer.allocate(Math.min(length, STEP)).putInt(said);
        return true;
    }

    private void fill(ByteBuffer room) {
        int count = Math.min(room.remaining(), length - frame.position());
        if (frame.remaining() < count) {
            int larger = (int) Math.min(length, 2L * frame.capacity());
            frame = ByteBuffer.allocate(larger).put(frame.flip());
        }
        frame.put(frame.position(), room, room.position(), count);
        frame.position(frame.position() + count);
        room.position(room.position() + count);
    }
}
