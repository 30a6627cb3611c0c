package dev.multiprocessing.benchmarks;

import dev.multiprocessing.Queue;

/** Our queue of arrays. */
record QueueLane(Queue<byte[]> queue) implements Lane {

    @Override
    public void send(byte[] message) throws InterruptedException {
        queue.put(message);
    }

    @Override
    public void receive(byte[] into) throws InterruptedException {
        byte[] message = queue.get();
        System.arraycopy(message, 0, into, 0, message.length);
    }

    @Override
    public void close() {
        queue.close();
    }
}
