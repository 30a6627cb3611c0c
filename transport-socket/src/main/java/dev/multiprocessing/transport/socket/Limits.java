package dev.multiprocessing.transport.socket;

import dev.multiprocessing.spi.MessageQueue;
import dev.multiprocessing.spi.Settings;

/**
 * What a host lets in.
 *
 * @param message the longest message, in bytes
 * @param backlog how many bytes the messages in all queues may take
 */
record Limits(int message, long backlog) {

    /** The setting for messages. */
    static final String MESSAGE = "multiprocessing.socket.message.bytes";

    /** The setting for queues. */
    static final String BACKLOG = "multiprocessing.socket.backlog.bytes";

    private static final int SHORTEST = 64 * 1024;

    /** As the deployer says; else messages of any length that is promised, and half of this JVM's memory for queues. */
    static Limits of(Settings settings) {
        long message = settings.number(MESSAGE, MessageQueue.MAX_MESSAGE, SHORTEST, MessageQueue.MAX_MESSAGE);
        long half = Runtime.getRuntime().maxMemory() / 2;
        return new Limits((int) message, settings.number(BACKLOG, half, SHORTEST, Long.MAX_VALUE));
    }
}
