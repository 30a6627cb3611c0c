package dev.multiprocessing.transport.socket;

import dev.multiprocessing.spi.MessageSink;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Messages that have come, and that the program has not got yet. */
final class Arrived {

    private final Deque<ByteBuffer> parts = new ArrayDeque<>(); // with messages behind their lengths; guarded by this

    /** Takes in what came with an answer to a take. */
    synchronized void add(ByteBuffer several) {
        if (several.hasRemaining()) {
            parts.add(several);
        }
    }

    synchronized boolean isEmpty() {
        return parts.isEmpty();
    }

    /** All that are left, as they came, which so are here no longer. */
    synchronized List<ByteBuffer> takeAll() {
        List<ByteBuffer> all = new ArrayList<>(parts);
        parts.clear();
        return all;
    }

    /** Hands on so many at most; one for which there is no room stays, and is an error if it is the first. */
    synchronized int deliver(MessageSink sink, int max) {
        int delivered = 0;
        try {
            while (delivered < max && !parts.isEmpty()) {
                deliverOne(parts.element(), sink);
                delivered++;
                if (!parts.element().hasRemaining()) {
                    parts.remove();
                }
            }
        } catch (RuntimeException | Error e) {
            if (delivered == 0) {
                throw e;
            }
        }
        return delivered;
    }

    private static void deliverOne(ByteBuffer from, MessageSink sink) {
        int length = from.getInt(from.position());
        ByteBuffer into = sink.room(length);
        into.put(into.position(), from, from.position() + Integer.BYTES, length);
        into.position(into.position() + length);
        from.position(from.position() + Integer.BYTES + length);
    }
}
