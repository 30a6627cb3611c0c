package dev.multiprocessing.transport.socket;

import dev.multiprocessing.spi.MessageSink;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Messages that have come, and that the program has not got yet. */
final class Arrived {

    private final Deque<ByteBuffer> messages = new ArrayDeque<>(); // guarded by this

    /** Takes in what came with an answer to a take. */
    synchronized void add(ByteBuffer body) {
        while (body.hasRemaining()) {
            int length = body.getInt();
            messages.add(body.slice(body.position(), length));
            body.position(body.position() + length);
        }
    }

    synchronized boolean isEmpty() {
        return messages.isEmpty();
    }

    /** All that are left, which so are here no longer. */
    synchronized List<ByteBuffer> takeAll() {
        List<ByteBuffer> all = new ArrayList<>(messages);
        messages.clear();
        return all;
    }

    /** Hands on so many at most; one for which there is no room stays, and is an error if it is the first. */
    synchronized int deliver(MessageSink sink, int max) {
        int delivered = 0;
        try {
            while (delivered < max && !messages.isEmpty()) {
                ByteBuffer message = messages.element();
                sink.room(message.remaining()).put(message.duplicate());
                messages.remove();
                delivered++;
            }
        } catch (RuntimeException | Error e) {
            if (delivered == 0) {
                throw e;
            }
        }
        return delivered;
    }
}
