package dev.multiprocessing.transport.socket;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/** Frames on their way into a connection, in order; short ones go together. Guarded by its owner. */
final class Outbound {

    private static final int MUCH = 48 * 1024;

    private final ByteBuffer room; // what goes first
    private final Deque<ByteBuffer> later = new ArrayDeque<>(); // behind it, as it is
    private ByteBuffer borrowed; // the one of those that is somebody else's; null if there is none

    private long laterBytes; // of what is behind

    // of the last frame in the room, if messages may be added to it
    private int openHandle; // 0 if there is none
    private int openAt;

    /** One that writes so many bytes at once. */
    Outbound(int room) {
        this.room = ByteBuffer.allocateDirect(room);
    }

    /** Adds a frame, or a part of one, which is not copied if it does not fit. */
    void add(ByteBuffer part) {
        openHandle = 0;
        if (later.isEmpty() && room.remaining() >= part.remaining()) {
            copy(part);
        } else {
            addLater(part);
        }
    }

    /**
     * Adds a message that is sent through a handle, to the frame of the one before if it can. One that does not fit is
     * not copied: until it is written, or {@link #keep kept}, it may not change.
     */
    void addMessage(int handle, ByteBuffer message) {
        int length = Integer.BYTES + message.remaining();
        if (openHandle != handle || room.remaining() < length) {
            ByteBuffer begin = Frame.begin(Op.SEND.ordinal(), 0, Integer.BYTES + length);
            openAt = room.position();
            add(begin.putInt(handle).flip());
            openHandle = handle;
        }
        if (later.isEmpty() && room.remaining() >= length) {
            room.putInt(message.remaining());
            copy(message);
            room.putInt(openAt, room.position() - openAt - Frame.LENGTH_BYTES);
        } else {
            addLater(ByteBuffer.allocate(Integer.BYTES)
                    .putInt(message.remaining())
                    .flip());
            borrowed = message.duplicate();
            addLater(borrowed);
            openHandle = 0;
        }
    }

    /** Removes a frame that was added as it is, if nothing of it was written or copied yet, and says whether. */
    boolean remove(ByteBuffer frame) {
        boolean isRemoved = frame.position() == 0 && later.removeIf(part -> part == frame);
        laterBytes -= isRemoved ? frame.remaining() : 0;
        return isRemoved;
    }

    private void addLater(ByteBuffer part) {
        later.add(part);
        laterBytes += part.remaining();
    }

    private void copy(ByteBuffer from) {
        int count = Math.min(room.remaining(), from.remaining());
        room.put(room.position(), from, from.position(), count);
        room.position(room.position() + count);
    }

    /** What was added may change from now on. */
    void keep() {
        if (borrowed != null && borrowed.hasRemaining()) {
            ByteBuffer own =
                    ByteBuffer.allocate(borrowed.remaining()).put(borrowed).flip();
            later.removeLast();
            later.add(own);
        }
        borrowed = null;
    }

    /** Whether waiting for more is not worth it. */
    boolean isMuch() {
        return !later.isEmpty() || room.position() > MUCH;
    }

    /** How much is left to be written. */
    long length() {
        return room.position() + laterBytes;
    }

    boolean isEmpty() {
        return room.position() == 0 && later.isEmpty();
    }

    /** Writes as much as the connection takes, and says whether that was all, and is out. */
    boolean writeTo(Wire to) throws IOException {
        return writeTo(to, Long.MAX_VALUE);
    }

    /** The same, but stops after so many bytes, though the connection may take more. */
    boolean writeTo(Wire to, long most) throws IOException {
        openHandle = 0;
        refill();
        long written = 0;
        while (room.position() > 0) {
            room.flip();
            written += to.write(room);
            boolean isAll = !room.hasRemaining();
            room.compact();
            if (!isAll || written >= most && length() > 0) {
                return false;
            }
            refill();
        }
        return to.flush();
    }

    private void refill() {
        while (!later.isEmpty() && room.hasRemaining()) {
            ByteBuffer first = later.element();
            int before = room.position();
            copy(first);
            int count = room.position() - before;
            first.position(first.position() + count);
            laterBytes -= count;
            if (!first.hasRemaining()) {
                later.remove();
            }
        }
    }
}
