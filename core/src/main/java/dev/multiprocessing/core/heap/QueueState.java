package dev.multiprocessing.core.heap;

import java.util.ArrayDeque;

/** The messages of a queue, guarded by its monitor. */
final class QueueState {

    private final Monitor monitor = new Monitor();
    private final ArrayDeque<byte[]> messages = new ArrayDeque<>();
    private final int capacity;

    QueueState(int capacity) {
        this.capacity = capacity;
    }

    Monitor monitor() {
        return monitor;
    }

    int capacity() {
        return capacity;
    }

    int size() {
        return messages.size();
    }

    boolean offer(byte[] message) {
        return messages.size() < capacity && messages.add(message);
    }

    /** The head, or null if there is none. */
    byte[] poll() {
        return messages.poll();
    }
}
