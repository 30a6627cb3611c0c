package dev.multiprocessing.transport.socket;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Makes frames of what a connection brings. One thread at a time. */
final class Inbound {

    /** What has room for what comes at once. */
    static final int ROOM = 64 * 1024;

    /** Memory is asked for as the bytes come, not because somebody says that they will. */
    private static final int STEP = 4 * 1024 * 1024;

    /** After so much from one connection it is another one's turn. */
    private static final int TURN_BYTES = 1024 * 1024;

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final int longest;
    private final Consumer<ByteBuffer> onCut; // null: what there is no memory for is an error
    private final ByteBuffer head = ByteBuffer.allocate(Frame.LENGTH_BYTES); // of the next frame, as far as it has come
    private ByteBuffer frame; // as far as it has come; null if there is none
    private int length; // of that, when it will be whole
    private int come; // of that
    private boolean isCut; // only its header is kept
    private ByteBuffer rest = NOTHING; // of what was read when it had to stop
    private boolean isStopped; // when it was read the last time
    private volatile long reads; // that have brought something; written by the one thread, read by any

    /** Refuses frames that are longer, and fails at one that there is no memory for: nothing can be read after that. */
    Inbound(int longest) {
        this(longest, null);
    }

    /** The same, but of a frame that there is no memory for {@code onCut} gets the header, and the rest is dropped. */
    Inbound(int longest, Consumer<ByteBuffer> onCut) {
        this.longest = longest;
        this.onCut = onCut;
    }

    /**
     * Reads what is there, and hands on each whole frame, which is the sink's own, while it may.
     *
     * @param room empty, and empty again when this returns
     * @return false if the stream has ended
     */
    boolean read(ReadableByteChannel from, ByteBuffer room, BooleanSupplier mayGoOn, Consumer<ByteBuffer> sink)
            throws IOException {
        int total = 0;
        int count = 0;
        split(rest, mayGoOn, sink);
        isStopped = !mayGoOn.getAsBoolean();
        while (!isStopped && total < TURN_BYTES && (count = from.read(room)) > 0) {
            total += count;
            reads++;
            room.flip();
            try {
                split(room, mayGoOn, sink);
                rest = copy(room);
            } finally {
                room.clear();
            }
            isStopped = !mayGoOn.getAsBoolean();
        }
        return count >= 0;
    }

    private static ByteBuffer copy(ByteBuffer bytes) {
        return bytes.hasRemaining()
                ? ByteBuffer.allocate(bytes.remaining()).put(bytes).flip()
                : NOTHING;
    }

    /** Whether it had to stop: so there may be more, of which a selector knows nothing. */
    boolean isStopped() {
        return isStopped;
    }

    /** How many reads have brought something; any thread. */
    long reads() {
        return reads;
    }

    private void split(ByteBuffer room, BooleanSupplier mayGoOn, Consumer<ByteBuffer> sink) {
        while (room.hasRemaining() && mayGoOn.getAsBoolean()) {
            if (frame == null && !begin(room)) {
                return;
            }
            fill(room);
            if (come == length) {
                ByteBuffer whole = frame.flip();
                frame = null;
                (isCut ? onCut : sink).accept(whole);
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
        come = Frame.LENGTH_BYTES;
        isCut = false;
        frame = head;
        return true;
    }

    private void fill(ByteBuffer room) {
        int count = Math.min(room.remaining(), length - come);
        if (!isCut && (frame == head || frame.remaining() < count)) {
            enlarge();
        }
        int kept = Math.min(count, frame.remaining());
        frame.put(frame.position(), room, room.position(), kept);
        frame.position(frame.position() + kept);
        room.position(room.position() + count);
        come += count;
    }

    /** The head, or what has come of the frame, gets more room; if there is no memory, only its header keeps some. */
    private void enlarge() {
        int larger = (int) Math.min(length, Math.max(STEP, 2L * frame.capacity()));
        ByteBuffer before = frame.position(come).flip();
        try {
            frame = ByteBuffer.allocate(larger).put(before);
        } catch (OutOfMemoryError e) {
            if (onCut == null) {
                throw e;
            }
            isCut = true;
            frame = ByteBuffer.allocate(Frame.HEADER).put(before.limit(Math.min(before.limit(), Frame.HEADER)));
        }
        head.clear();
    }
}
