package dev.multiprocessing.core.heap;

import dev.multiprocessing.spi.HandleClosedException;
import dev.multiprocessing.spi.MessageChannel;
import dev.multiprocessing.spi.MessageQueue;
import dev.multiprocessing.spi.Participants;
import dev.multiprocessing.spi.Region;
import dev.multiprocessing.spi.Transport;
import dev.multiprocessing.spi.TransportException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One participant of a session of threads.
 *
 * <p>It makes shared things in its session, each with a first handle, and remembers its handles in order to close them when
 * it leaves. The states (queue, channel, region) are plain objects behind a {@link Monitor}; the handles are thin.
 */
final class HeapTransport implements Transport, Participants {

    private final HeapSession session;
    private final int self;
    private final Set<Handle<?>> handles = new HashSet<>(); // guarded by itself
    private boolean left; // guarded by handles

    private HeapTransport(HeapSession session, int self) {
        this.session = session;
        this.self = self;
    }

    static HeapTransport join(HeapSession session) {
        return new HeapTransport(session, session.join());
    }

    HeapSession session() {
        return session;
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of();
    }

    @Override
    public String address() {
        return session.address();
    }

    @Override
    public Participants participants() {
        return this;
    }

    @Override
    public int self() {
        return self;
    }

    @Override
    public boolean isAlive(int participant) {
        return session.isAlive(participant);
    }

    @Override
    public MessageQueue createQueue(int capacity) {
        return queue(session.add("queue-", new QueueState(capacity), () -> {}));
    }

    @Override
    public MessageQueue attachQueue(String ticket) {
        return queue(attach(ticket, QueueState.class));
    }

    @Override
    public MessageChannel.Ends createChannel() {
        ChannelState channel = new ChannelState();
        return new MessageChannel.Ends(end(channel, 0), end(channel, 1));
    }

    @Override
    public MessageChannel attachChannel(String ticket) {
        return channel(attach(ticket, ChannelState.End.class));
    }

    @Override
    public Region createRegion(long size) {
        return region(session.add("region-", RegionState.allocate(size), () -> {}));
    }

    @Override
    public Region attachRegion(String ticket) {
        return region(attach(ticket, RegionState.class));
    }

    @Override
    public void close() {
        List<Handle<?>> open;
        synchronized (handles) {
            if (left) {
                return;
            }
            left = true;
            open = new ArrayList<>(handles);
        }
        open.forEach(Handle::close);
        session.leave(self);
    }

    @Override
    public String toString() {
        return "heap[session=" + session.address() + ", participant=" + self + "]";
    }

    /** Called by a handle that was closed. */
    void forget(Handle<?> handle) {
        synchronized (handles) {
            handles.remove(handle);
        }
    }

    private MessageChannel end(ChannelState channel, int index) {
        ChannelState.End end = channel.end(index);
        return channel(session.add("end-", end, end::close));
    }

    private HeapQueue queue(SharedThing<QueueState> thing) {
        return new HeapQueue(hold(thing, thing.content().monitor()));
    }

    private HeapChannel channel(SharedThing<ChannelState.End> thing) {
        return new HeapChannel(hold(thing, thing.content().monitor()));
    }

    private HeapRegion region(SharedThing<RegionState> thing) {
        return new HeapRegion(hold(thing, thing.content().monitor()));
    }

    private <T> Handle<T> hold(SharedThing<T> thing, Monitor monitor) {
        Handle<T> handle = new Handle<>(this, thing, monitor);
        synchronized (handles) {
            if (!left) {
                handles.add(handle);
                return handle;
            }
        }
        session.release(thing);
        throw new HandleClosedException("transport is closed: session=" + session.address());
    }

    @SuppressWarnings("unchecked") // the content's class was just checked
    private <T> SharedThing<T> attach(String ticket, Class<T> type) {
        SharedThing<?> thing = session.attach(ticket);
        if (!type.isInstance(thing.content())) {
            session.release(thing);
            throw new TransportException(
                    "ticket of something else: ticket=" + ticket + ", expected=" + type.getSimpleName());
        }
        return (SharedThing<T>) thing;
    }
}
