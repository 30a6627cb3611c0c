package dev.multiprocessing.benchmarks;

import dev.multiprocessing.Queue;
import java.util.Iterator;
import java.util.List;

/** Many queues of ours, a message through each of them by turns. */
final class QueuesLane implements Lane {

    private final List<Queue<byte[]>> queues;
    private Iterator<Queue<byte[]>> rest = List.<Queue<byte[]>>of().iterator(); // the thread that uses this end

    QueuesLane(List<Queue<byte[]>> queues) {
        this.queues = queues;
    }

    @Override
    public void send(byte[] message) throws InterruptedException {
        next().put(message);
    }

    @Override
    public void receive(byte[] into) throws InterruptedException {
        byte[] message = next().get();
        System.arraycopy(message, 0, into, 0, message.length);
    }

    private Queue<byte[]> next() {
        if (!rest.hasNext()) {
            rest = queues.iterator();
        }
        return rest.next();
    }

    /** The context closes them. */
    @Override
    public void close() {}
}
