package dev.multiprocessing.spi;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * A queue of messages with any number of producers and consumers in any process; each message goes to one taker.
 *
 * <p>Messages of one producer are taken in the order they were put. A put is complete when it returns: {@link #size()}
 * and {@link #take} see it in every process that hears of it, and the death of the producer does not undo it, or no
 * longer once {@link #flush} has returned; see {@link Transport.Capability#SYNCHRONOUS}. A producer or consumer that
 * dies in the middle of a call leaves the queue as if the call had not begun (a consumer: or as if it had been
 * completed), and nobody waits for it.
 */
public interface MessageQueue extends AutoCloseable {

    /** The capacity of a queue without bound. */
    int UNBOUNDED = Integer.MAX_VALUE;

    /** The longest message every transport must carry, in bytes: 1 GiB. */
    int MAX_MESSAGE = 1 << 30;

    /**
     * Puts one message, waiting for room until the deadline. The bytes between position and limit are copied before it
     * returns; the buffer's position and limit stay as they are.
     *
     * @throws IllegalArgumentException if it is longer than {@link #MAX_MESSAGE} and the transport does not carry it,
     *     with its length; nothing was put
     * @return false if the deadline passed and nothing was put
     */
    boolean put(ByteBuffer message, Deadline deadline) throws InterruptedException;

    /**
     * Puts messages in order while there is room; if there is none, it waits until the deadline for the first one only.
     * A transport may put fewer than there is room for, but at least one, and as this method does, each by itself. What
     * goes wrong after the first one ends the call early and is left to the next one: the caller always knows how many
     * were put.
     *
     * @param messages at least one
     * @return how many were put, counted from the first; 0 if the deadline passed
     */
    default int putAll(List<ByteBuffer> messages, Deadline deadline) throws InterruptedException {
        return put(messages.get(0), deadline) ? 1 : 0;
    }

    /**
     * Takes all messages that are there, up to {@code max}, which is at least 1; if there are none, it waits until the
     * deadline for the first one only. What goes wrong after the first one (a sink that fails, a damaged message) ends
     * the call early and is left to the next one: the caller always knows how many were taken.
     *
     * <p>Nothing is taken for a process that is stopped: a waiting taker is told that there is something, and takes it
     * itself when it goes on.
     *
     * @return how many were taken; 0 if the deadline passed
     */
    int take(MessageSink sink, int max, Deadline deadline) throws InterruptedException;

    /** How many messages are in the queue, counted from the moment their put returned. */
    int size();

    /** The most messages it holds; {@link #UNBOUNDED} if there is no bound. */
    int capacity();

    /**
     * Waits until everything that this process put is where its death cannot undo it. Also allowed after {@link
     * #close()}.
     *
     * @return false if the deadline passed first
     */
    default boolean flush(Deadline deadline) throws InterruptedException {
        return true;
    }

    /** Makes a ticket with which one other handle of this queue can be attached; see {@link Transport#attachQueue}. */
    String share();

    /**
     * Closes this handle and wakes the threads blocked in it. Other handles are not affected. Closing twice does
     * nothing.
     */
    @Override
    void close();
}
