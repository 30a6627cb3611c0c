package dev.multiprocessing.core.heap;

import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.MessageQueue;
import dev.multiprocessing.spi.MessageSink;
import java.nio.ByteBuffer;

/** A handle of a queue. */
final class HeapQueue implements MessageQueue {

    private final Handle<QueueState> handle;

    HeapQueue(Handle<QueueState> handle) {
        this.handle = handle;
    }

    @Override
    public boolean put(ByteBuffer message, Deadline deadline) throws InterruptedException {
        byte[] copy = Messages.copyOf(message);
        return handle.monitor().until(deadline, () -> handle.state().offer(copy));
    }

    @Override
    public int take(MessageSink sink, int max, Deadline deadline) throws InterruptedException {
        int[] taken = new int[1];
        handle.monitor().until(deadline, () -> {
            QueueState state = handle.state();
            while (taken[0] < max && state.size() > 0) {
                byte[] message = state.poll();
                sink.room(message.length).put(message);
                taken[0]++;
            }
            return taken[0] > 0;
        });
        return taken[0];
    }

    @Override
    public int size() {
        return handle.monitor().locked(() -> handle.state().size());
    }

    @Override
    public int capacity() {
        return handle.monitor().locked(() -> handle.state().capacity());
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
