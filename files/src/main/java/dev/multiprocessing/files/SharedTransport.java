package dev.multiprocessing.files;

import dev.multiprocessing.spi.MessageChannel;
import dev.multiprocessing.spi.MessageQueue;
import dev.multiprocessing.spi.Participants;
import dev.multiprocessing.spi.Region;
import dev.multiprocessing.spi.Settings;
import dev.multiprocessing.spi.Transport;
import dev.multiprocessing.spi.TransportException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** One process's part in a session of shared files. */
public final class SharedTransport implements Transport {

    private static final long MAX_REGION = Integer.MAX_VALUE - ThingLayout.PAGE;

    /** How long one that closes an end waits for its own threads that are just copying a message. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Session session;
    private final Things things;
    private final AtomicBoolean closed = new AtomicBoolean();

    private SharedTransport(Session session, Duration patience) {
        this.session = session;
        this.things = new Things(session, patience);
    }

    /** Starts a session. */
    public static SharedTransport open(Medium medium, Settings settings) {
        return open(medium, settings, PATIENCE);
    }

    /** Starts a session, with another patience. */
    public static SharedTransport open(Medium medium, Settings settings, Duration patience) {
        return new SharedTransport(Session.create(medium, settings), patience);
    }

    /** Joins one; in the place of a participant that was killed, it takes away what only that one held. */
    public static SharedTransport attach(String address, Medium medium, Settings settings) {
        Session session = Session.attach(address, medium, settings);
        if (session.participants().isAfterDeath()) {
            Reclaim.unheldThings(session);
        }
        return new SharedTransport(session, PATIENCE);
    }

    @Override
    public Set<Capability> capabilities() {
        return session.medium().capabilities();
    }

    @Override
    public List<String> childOptions() {
        return session.medium().childOptions();
    }

    @Override
    public String address() {
        return session.directory().toString();
    }

    @Override
    public Participants participants() {
        return session.participants();
    }

    @Override
    public MessageQueue createQueue(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity must be at least 1: capacity=" + capacity);
        }
        return new SharedQueue(things.create(ThingLayout.QUEUE, capacity).get(0));
    }

    @Override
    public MessageQueue attachQueue(String ticket) {
        return new SharedQueue(things.attach(ticket, ThingLayout.QUEUE));
    }

    @Override
    public MessageChannel.Ends createChannel() {
        List<Handle> ends = things.create(ThingLayout.CHANNEL, 0);
        return new MessageChannel.Ends(new SharedChannel(ends.get(0)), new SharedChannel(ends.get(1)));
    }

    @Override
    public MessageChannel attachChannel(String ticket) {
        return new SharedChannel(things.attach(ticket, ThingLayout.CHANNEL));
    }

    @Override
    public Region createRegion(long size) {
        if (size < 0) {
            throw new IllegalArgumentException("size must not be negative: size=" + size);
        }
        if (size > MAX_REGION) {
            throw new TransportException(
                    "region too large: size=" + size + ", max=" + MAX_REGION + "; share several smaller ones");
        }
        return new SharedRegion(things.create(ThingLayout.REGION, size).get(0));
    }

    @Override
    public Region attachRegion(String ticket) {
        return new SharedRegion(things.attach(ticket, ThingLayout.REGION));
    }

    /**
     * Who leaves counts as dead from then on, and what it has locked is taken over. So if a thread stays in the middle
     * of a call, the process stays in the session: until a close succeeds, or the kernel sees it end.
     */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            boolean unused = false;
            try {
                things.close();
                unused = true;
            } finally {
                closed.set(unused);
            }
            session.leave();
        }
    }

    @Override
    public String toString() {
        return session.medium().name() + "[session=" + session.directory() + ", participant="
                + session.participants().self() + ", waiting="
                + session.waking().describe() + "]";
    }
}
