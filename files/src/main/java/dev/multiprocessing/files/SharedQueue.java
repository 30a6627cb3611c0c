package dev.multiprocessing.files;

import dev.multiprocessing.files.Asides.Aside;
import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.MessageQueue;
import dev.multiprocessing.spi.MessageSink;
import java.nio.ByteBuffer;
import java.util.List;

/** A handle of a queue: the ring, and waiting. */
public final class SharedQueue implements MessageQueue {

    private final Handle handle;
    private final Ring ring;

    public SharedQueue(Handle handle) {
        this.handle = handle;
        Thing thing = handle.thing();
        this.ring =
                thing.outgoing(handle.end(), RingLimits.ofQueue(thing.size(), thing.maxBacklog()), handle::requireOpen);
    }

    @Override
    public boolean put(ByteBuffer message, Deadline deadline) throws InterruptedException {
        try (Aside aside = ring.asideFor(message)) {
            return ring.offer(message, aside, deadline)
                    || ring.awaitRoom(deadline, () -> !isFull() && ring.offer(message, aside, deadline));
        }
    }

    @Override
    public int putAll(List<ByteBuffer> messages, Deadline deadline) throws InterruptedException {
        int put = ring.offerAll(messages, deadline);
        return put == 0 && put(messages.get(0), deadline) ? 1 : put;
    }

    @Override
    public int take(MessageSink sink, int max, Deadline deadline) throws InterruptedException {
        int taken = ring.poll(sink, max, deadline);
        if (taken == 0 && ring.comesSoon(deadline)) {
            taken = ring.poll(sink, max, deadline);
        }
        if (taken > 0) {
            return taken;
        }
        int[] later = new int[1];
        ring.awaitMessage(deadline, () -> {
            later[0] = ring.poll(sink, max, deadline);
            return later[0] > 0;
        });
        return later[0];
    }

    @Override
    public int size() {
        handle.requireOpen();
        return ring.size();
    }

    @Override
    public int capacity() {
        return handle.thing().size();
    }

    @Override
    public String share() {
        return handle.share();
    }

    @Override
    public void close() {
        handle.close();
    }

    /** Who waits for room takes no lock before there is some: being stopped with it would hold up others. */
    private boolean isFull() {
        handle.requireOpen();
        return ring.isFull();
    }
}
