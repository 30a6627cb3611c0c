package dev.multiprocessing.transport.mmap;

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

/** One process's part in a session of memory-mapped files. */
final class MmapTransport implements Transport {

    private static final long MAX_REGION = Integer.MAX_VALUE - ThingLayout.PAGE;

    /** How long one that closes an end waits for its own threads that are just copying a message. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Session session;
    private final Things things;
    private final AtomicBoolean closed = new AtomicBoolean();

    private MmapTransport(Session session, Duration patience) {
        this.session = session;
        this.things = new Things(session, patience);
    }

    /** Starts a session. */
    static MmapTransport open(Settings settings) {
        return open(settings, PATIENCE);
    }

    /** Starts a session, with another patience. */
    static MmapTransport open(Settings settings, Duration patience) {
        return new MmapTransport(Session.create(settings), patience);
    }

    /** Joins one; in the place of a participant that was killed, it takes away what only that one held. */
    static MmapTransport attach(String address, Settings settings) {
        Session session = Session.attach(address, settings);
        if (session.participants().isAfterDeath()) {
            Reclaim.unheldThings(session);
        }
        return new MmapTransport(session, PATIENCE);
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.PROCESSES, Capability.OUTLIVES_OPENER, Capability.SYNCHRONOUS);
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
        return new MmapQueue(things.create(ThingLayout.QUEUE, capacity).get(0));
    }

    @Override
    public MessageQueue attachQueue(String ticket) {
        return new MmapQueue(things.attach(ticket, ThingLayout.QUEUE));
    }

    @Override
    public MessageChannel.Ends createChannel() {
        List<Handle> ends = things.create(ThingLayout.CHANNEL, 0);
        return new MessageChannel.Ends(new MmapChannel(ends.get(0)), new MmapChannel(ends.get(1)));
    }

    @Override
    public MessageChannel attachChannel(String ticket) {
        return new MmapChannel(things.attach(ticket, ThingLayout.CHANNEL));
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
        return new MmapRegion(things.create(ThingLayout.REGION, size).get(0));
    }

    @Override
    public Region attachRegion(String ticket) {
        return new MmapRegion(things.attach(ticket, ThingLayout.REGION));
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
        return "mmap[session=" + session.directory() + ", participant="
                + session.participants().self() + ", waiting=" + session.bells().describe() + "]";
    }
}
