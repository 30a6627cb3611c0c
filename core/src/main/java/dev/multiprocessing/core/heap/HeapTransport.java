package dev.multiprocessing.core.heap;

import dev.multiprocessing.spi.HandleClosedException;
import dev.multiprocessing.spi.MessageChannel;
import dev.multiprocessing.spi.MessageQueue;
import dev.multiprocessing.spi.Participants;
import dev.multiprocessing.spi.Region;
import dev.multiprocessing.spi.Transport;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** One participant of a session in this JVM. */
final class HeapTransport implements Transport {

    private record Membership(Session session, int self) implements Participants {
        @Override
        public boolean isAlive(int participant) {
            return session.isAlive(participant);
        }
    }

    private final Session session;
    private final Membership membership;

    private final Set<Handle<?>> handles = new LinkedHashSet<>(); // the open ones, oldest first; guarded by this
    private boolean closed; // guarded by this

    private HeapTransport(Session session, Membership membership) {
        this.session = session;
        this.membership = membership;
    }

    /** Makes a new participant of the session, unless that has ended. */
    static Optional<HeapTransport> join(Session session) {
        return session.join().stream()
                .mapToObj(self -> new HeapTransport(session, new Membership(session, self)))
                .findFirst();
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.SYNCHRONOUS);
    }

    @Override
    public String address() {
        return session.address();
    }

    @Override
    public Participants participants() {
        return membership;
    }

    @Override
    public MessageQueue createQueue(int capacity) {
        return new HeapQueue(create("queue", HeapQueue.shared(capacity)));
    }

    @Override
    public MessageQueue attachQueue(String ticket) {
        return new HeapQueue(attach(Messages.class, ticket));
    }

    @Override
    public MessageChannel.Ends createChannel() {
        HeapChannel.End end = HeapChannel.shared();
        Handle<HeapChannel.End> first = create("channel", end);
        Handle<HeapChannel.End> second = create("channel", end.opposite());
        return new MessageChannel.Ends(new HeapChannel(first), new HeapChannel(second));
    }

    @Override
    public MessageChannel attachChannel(String ticket) {
        return new HeapChannel(attach(HeapChannel.End.class, ticket));
    }

    @Override
    public Region createRegion(long size) {
        return new HeapRegion(create("region", Memory.allocate(size, ByteBuffer::allocateDirect)));
    }

    @Override
    public Region attachRegion(String ticket) {
        return new HeapRegion(attach(Memory.class, ticket));
    }

    @Override
    public void close() {
        if (!setClosed()) {
            return;
        }
        Deque<Handle<?>> open = openHandlesNewestFirst();
        open.forEach(Handle::refuse);
        open.forEach(Handle::close);
        session.leave(membership.self());
    }

    @Override
    public String toString() {
        return "heap transport: session=" + session.name() + ", participant=" + membership.self()
                + ", waiters sleep on lock conditions";
    }

    private synchronized <T extends Thing> Handle<T> create(String shape, T thing) {
        requireOpen();
        return keep(session.add(shape, thing), thing);
    }

    private synchronized <T extends Thing> Handle<T> attach(Class<T> type, String ticket) {
        requireOpen();
        Session.Shared shared = session.attach(type, ticket);
        return keep(shared, type.cast(shared.thing()));
    }

    private <T extends Thing> Handle<T> keep(Session.Shared shared, T thing) {
        Handle<T> handle = new Handle<>(session, shared, thing, this::forget);
        handles.add(handle);
        return handle;
    }

    private synchronized void forget(Handle<?> handle) {
        handles.remove(handle);
    }

    private void requireOpen() {
        if (closed) {
            throw new HandleClosedException("transport is closed: session=" + session.name() + ", participant="
                    + membership.self() + "; open another one");
        }
    }

    private synchronized boolean setClosed() {
        boolean first = !closed;
        closed = true;
        return first;
    }

    private synchronized Deque<Handle<?>> openHandlesNewestFirst() {
        Deque<Handle<?>> newestFirst = new ArrayDeque<>();
        handles.forEach(newestFirst::addFirst);
        return newestFirst;
    }
}
