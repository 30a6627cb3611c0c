package dev.multiprocessing.benchmarks;

import dev.multiprocessing.Queue;
import java.util.ArrayList;
import java.util.List;

/** Our queue of arrays, which are put and taken in batches. */
final class BatchLane implements Lane {

    private static final int BATCH = 64;

    private final Queue<byte[]> queue;
    private final List<byte[]> outgoing = new ArrayList<>(BATCH);
    private final List<byte[]> incoming = new ArrayList<>(BATCH);
    private int delivered; // of the incoming ones

    BatchLane(Queue<byte[]> queue) {
        this.queue = queue;
    }

    @Override
    public void send(byte[] message) throws InterruptedException {
        outgoing.add(message.clone());
        if (outgoing.size() == BATCH) {
            flush();
        }
    }

    @Override
    public void flush() throws InterruptedException {
        queue.putAll(outgoing);
        outgoing.clear();
    }

    @Override
    public void receive(byte[] into) throws InterruptedException {
        if (delivered == incoming.size()) {
            refill();
        }
        byte[] message = incoming.get(delivered++);
        System.arraycopy(message, 0, into, 0, message.length);
    }

    private void refill() throws InterruptedException {
        incoming.clear();
        delivered = 0;
        if (queue.drainTo(incoming, BATCH) == 0) {
            incoming.add(queue.get());
        }
    }

    @Override
    public void close() {
        queue.close();
    }
}
