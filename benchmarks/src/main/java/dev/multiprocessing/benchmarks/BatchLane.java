package dev.multiprocessing.benchmarks;

import dev.multiprocessing.Queue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Our queue of arrays of one length, which are put and taken in batches. */
final class BatchLane implements Lane {

    private static final int BATCH = 64;

    private final Queue<byte[]> queue;
    private final byte[][] outgoing = new byte[BATCH][]; // used again, since they are encoded once they are put
    private int kept; // of the outgoing ones
    private final List<byte[]> incoming = new ArrayList<>(BATCH);
    private int delivered; // of the incoming ones

    BatchLane(Queue<byte[]> queue) {
        this.queue = queue;
    }

    @Override
    public void send(byte[] message) throws InterruptedException {
        keep(message);
        if (kept == BATCH) {
            flush();
        }
    }

    private void keep(byte[] message) {
        if (outgoing[kept] == null) {
            outgoing[kept] = new byte[message.length];
        }
        System.arraycopy(message, 0, outgoing[kept++], 0, message.length);
    }

    @Override
    public void flush() throws InterruptedException {
        queue.putAll(Arrays.asList(outgoing).subList(0, kept));
        kept = 0;
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
