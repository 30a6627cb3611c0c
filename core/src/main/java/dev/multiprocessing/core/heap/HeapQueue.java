package dev.multiprocessing.core.heap;

import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.MessageQueue;
import dev.multiprocessing.spi.MessageSink;
import dev.multiprocessing.spi.Outcome;
import java.nio.ByteBuffer;

/** A handle of a queue: messages that weigh one each. */
final class HeapQueue implements MessageQueue {

    private final Handle<Messages> handle;

    HeapQueue(Handle<Messages> handle) {
        this.handle = handle;
    }

    /** What the handles of one queue share. */
    static Messages shared(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException(
                    "unusable capacity: capacity=" + capacity + "; choose 1 or more, or MessageQueue.UNBOUNDED");
        }
        return new Messages(capacity, message -> 1);
    }

    @Override
    public boolean put(ByteBuffer message, Deadline deadline) throws InterruptedException {
        return handle.thing().put(message, deadline, handle) == Outcome.DONE;
    }

    @Override
    public int take(MessageSink sink, int max, Deadline deadline) throws InterruptedException {
        if (max < 1) {
            throw new IllegalArgumentException("unusable batch size: max=" + max + "; choose 1 or more");
        }
        return handle.thing().take(sink, max, deadline, handle);
    }

    @Override
    public int size() {
        return handle.thing().size();
    }

    @Override
    public int capacity() {
        return (int) handle.thing().limit();
    }

    @Override
    public String share() {
        return handle.share();
    }

    @Override
    public void close() {
        handle.close();
    }
}
