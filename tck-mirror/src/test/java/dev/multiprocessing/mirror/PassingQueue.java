package dev.multiprocessing.mirror;

import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.MessageQueue;
import dev.multiprocessing.spi.MessageSink;
import java.nio.ByteBuffer;

/** Passes everything on, batches one by one; a fault overrides what it does otherwise. */
class PassingQueue implements MessageQueue {

    private final MessageQueue queue;

    PassingQueue(MessageQueue queue) {
        this.queue = queue;
    }

    @Override
    public boolean put(ByteBuffer message, Deadline deadline) throws InterruptedException {
        return queue.put(message, deadline);
    }

    @Override
    public int take(MessageSink sink, int max, Deadline deadline) throws InterruptedException {
        return queue.take(sink, max, deadline);
    }

    @Override
    public int size() {
        return queue.size();
    }

    @Override
    public int capacity() {
        return queue.capacity();
    }

    @Override
    public boolean flush(Deadline deadline) throws InterruptedException {
        return queue.flush(deadline);
    }

    @Override
    public String share() {
        return queue.share();
    }

    @Override
    public void close() {
        queue.close();
    }
}
