package dev.multiprocessing.spi;

import java.nio.ByteBuffer;

/**
 * One end of a two-way stream of messages.
 *
 * <p>An end may be held through several handles, in several processes; it is open while one of them is open in a living
 * process, or a ticket to it is under way. When the other end is no longer open, what it had sent is delivered first,
 * then calls report {@link Outcome#PEER_CLOSED}, or {@link Outcome#PEER_DIED} if the last handle of it was lost with a
 * process that was killed. A blocked call notices within one second. {@link #send} reports it at once, whatever there
 * is left to receive: nobody will ever take what is sent.
 *
 * <p>Sends of several threads or processes never mix their bytes. A channel holds a bounded number of bytes: a sender
 * waits while the receiver is slow. A message that is longer than the bound passes all the same, up to {@link
 * MessageQueue#MAX_MESSAGE}; a longer one that the transport does not carry is an {@link IllegalArgumentException}.
 */
public interface MessageChannel extends AutoCloseable {

    /** Both ends of a new channel. */
    record Ends(MessageChannel first, MessageChannel second) {}

    /**
     * Sends one message, waiting for room until the deadline. The bytes between position and limit are copied before it
     * returns; the buffer's position and limit stay as they are.
     */
    Outcome send(ByteBuffer message, Deadline deadline) throws InterruptedException;

    /** Receives one message, waiting for it until the deadline. */
    Outcome receive(MessageSink sink, Deadline deadline) throws InterruptedException;

    /**
     * Waits until a {@link #receive} would not block, consuming nothing: {@link Outcome#DONE} means a whole message is
     * there.
     */
    Outcome ready(Deadline deadline) throws InterruptedException;

    /** Makes a ticket that keeps this end open until it is used; see {@link Transport#attachChannel}. */
    String share();

    /** Closes this handle and wakes the threads blocked in it. Closing twice does nothing. */
    @Override
    void close();
}
