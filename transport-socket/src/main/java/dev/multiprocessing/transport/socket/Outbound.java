package dev.multiprocessing.transport.socket;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayDeque;
import java.util.Deque;

/** Frames on their way into a connection, in order; short ones go together. Guarded by its owner. */
final class Outbound {

    private static final int ROOM = 32 * 1024;

    private final ByteBuffer room = ByteBuffer.allocateDirect(ROOM); // what goes first
    private final Deque<ByteBuffer> later = new ArrayDeque<>();

    void add(ByteBuffer frame) {
        if (later.isEmpty() && room.remaining() >= frame.remaining()) {
            room.put(frame);
        } else {
            later.add(frame);
        }
    }

    /** Whether waiting for more is not worth it. */
    boolean isMuch() {
        return !later.isEmpty() || room.position() > ROOM / 2;
    }

    boolean isEmpty() {
        return room.position() == 0 && later.isEmpty();
    }

    /** Writes as much as the connection takes, and says whether that was all. */
    boolean writeTo(WritableByteChannel to) throws IOException {
        while (!isEmpty()) {
            refill();
            if (room.position() > 0) {
                room.flip();
                to.write(room);
                boolean isAll = !room.hasRemaining();
                room.compact();
                if (!isAll) {
                    return false;
                }
            } else if (!writeFirst(to)) {
                return false;
            }
        }
        return true;
    }

    private void refill() {
        while (!later.isEmpty() && room.remaining() >= later.element().remaining()) {
            room.put(later.remove());
        }
    }

    private boolean writeFirst(WritableByteChannel to) throws IOException {
        ByteBuffer first = later.element();
        to.write(first);
        if (first.hasRemaining()) {
            return false;
        }
        later.remove();
        return true;
    }
}
