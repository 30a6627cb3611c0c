package dev.multiprocessing.spi;

import java.util.List;
import java.util.Set;

/**
 * One process's part in a session: makes shared things and attaches to those that others made.
 *
 * <p>A created thing is visible to every participant at once. Its handles give out tickets ({@link
 * MessageQueue#share()} and its sisters), short strings that travel to another participant in any way, which attaches
 * with them here. Attaching to a thing that no longer exists is a {@link TransportException}.
 *
 * <p><b>Tickets.</b> A ticket is used once, in any process of the session, its maker included. Until then it keeps the
 * thing, or that end of the channel, open as a handle does, also when all handles are closed and when its maker has
 * left; what has to be taken back is attached to and closed. A ticket that is lost with a killed process, or in a queue
 * that nobody empties, may keep its thing until the session ends.
 *
 * <p><b>Arguments</b> that no program can pass are not checked twice: the library checks the sizes and texts that come
 * from a program, the transport those that come from the medium, and what it cannot do.
 */
public interface Transport extends AutoCloseable {

    /** What a transport may or may not be able to do. What it does not declare, it refuses. */
    enum Capability {
        /**
         * Other processes can {@link TransportProvider#attach attach}; without it, all participants are threads here.
         */
        PROCESSES,
        /**
         * A session goes on without the process that opened it, also if that was killed. Without it, every call of the
         * others fails within one second of that death with a {@link SessionLostException}.
         */
        OUTLIVES_OPENER,
        /**
         * What was put or sent is where the death of its process does not undo it when the call returns. Without it,
         * that is so once {@link MessageQueue#flush} has returned, and of what had not got so far when the process was
         * killed, the last messages are lost, but none in between.
         */
        SYNCHRONOUS,
        /**
         * Who is blocked spins: it sees a change at once, and keeps a processor busy for that. Without it, a blocked
         * call sleeps, and uses close to no processor time.
         */
        SPINS_WHEN_BLOCKED
    }

    /** What this transport can do. */
    Set<Capability> capabilities();

    /**
     * The session's address, for {@link TransportProvider#attach}. It may contain a secret: it is handed to child
     * processes through a private channel, and it is not logged.
     */
    String address();

    /**
     * Options of the JVM with which a child process takes part best, besides those it inherits; none by default. It is
     * to work without them, too: other processes have them only if their users say so.
     */
    default List<String> childOptions() {
        return List.of();
    }

    /** Who is in this session, and who lives. */
    Participants participants();

    /**
     * Makes a queue.
     *
     * @param capacity the most messages it holds, at least 1; {@link MessageQueue#UNBOUNDED} for no bound
     */
    MessageQueue createQueue(int capacity);

    /** Attaches to a queue by a ticket of {@link MessageQueue#share()}. */
    MessageQueue attachQueue(String ticket);

    /** Makes a two-way stream of messages and returns both its ends. */
    MessageChannel.Ends createChannel();

    /** Attaches to one end of a channel by a ticket of {@link MessageChannel#share()}. */
    MessageChannel attachChannel(String ticket);

    /**
     * Makes a region of {@code size} bytes, 0 or more, all zero.
     *
     * @throws TransportException if there is not enough memory; the error comes here and not at the first access
     */
    Region createRegion(long size);

    /** Attaches to a region by a ticket of {@link Region#share()}. */
    Region attachRegion(String ticket);

    /**
     * Leaves the session (the library calls it also when the JVM ends in an orderly way; who is gone without has died):
     * closes every handle made here, wakes whoever is blocked in one, and returns when what this process has put is
     * where others find it. The last participant to leave removes everything the session left on the machine. Closing
     * twice does nothing; any other use afterwards is a {@link HandleClosedException}.
     */
    @Override
    void close();

    /** Name, session and the choices made at start (for example how waiters sleep), for diagnostics; no secret. */
    @Override
    String toString();
}
