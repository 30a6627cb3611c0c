package dev.multiprocessing.transport.socket;

import dev.multiprocessing.spi.HandleClosedException;
import dev.multiprocessing.spi.MessageChannel;
import dev.multiprocessing.spi.MessageQueue;
import dev.multiprocessing.spi.Participants;
import dev.multiprocessing.spi.Region;
import dev.multiprocessing.spi.SessionLostException;
import dev.multiprocessing.spi.Transport;
import dev.multiprocessing.spi.TransportException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;

/** One process's part in a session that is hosted by a hub. */
final class SocketTransport implements Transport {

    private final Address address;
    private final Link link;
    private final Set<Grip> grips = new LinkedHashSet<>(); // the open ones, oldest first; guarded by this
    private boolean closed; // guarded by this

    private SocketTransport(Address address, Link link) {
        this.address = address;
        this.link = link;
    }

    /** The first participant of a session that is hosted here. */
    static SocketTransport open(Host host) {
        return new SocketTransport(host.address(), LocalLink.open(host));
    }

    /** A participant of a session that is hosted elsewhere. */
    static SocketTransport attach(Address address, Wiring wiring) {
        return new SocketTransport(address, SocketLink.open(address, wiring));
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.PROCESSES);
    }

    @Override
    public String address() {
        return address.text();
    }

    @Override
    public Participants participants() {
        return link.roster();
    }

    @Override
    public MessageQueue createQueue(int capacity) {
        ByteBuffer made = ask(Op.CREATE_QUEUE, Integer.BYTES, body -> body.putInt(capacity));
        return new SocketQueue(grip(made.getInt()), capacity);
    }

    @Override
    public MessageQueue attachQueue(String ticket) {
        ByteBuffer found = attach(HostedQueue.LETTER, ticket);
        return new SocketQueue(grip(found.getInt()), (int) found.getLong());
    }

    @Override
    public MessageChannel.Ends createChannel() {
        ByteBuffer made = ask(Op.CREATE_CHANNEL, 0, body -> {});
        return new MessageChannel.Ends(new SocketEnd(grip(made.getInt())), new SocketEnd(grip(made.getInt())));
    }

    @Override
    public MessageChannel attachChannel(String ticket) {
        return new SocketEnd(grip(attach(HostedChannel.LETTER, ticket).getInt()));
    }

    @Override
    public Region createRegion(long size) {
        ByteBuffer made = ask(Op.CREATE_REGION, Long.BYTES, body -> body.putLong(size));
        return new SocketRegion(grip(made.getInt()), size);
    }

    @Override
    public Region attachRegion(String ticket) {
        ByteBuffer found = attach(HostedRegion.LETTER, ticket);
        return new SocketRegion(grip(found.getInt()), found.getLong());
    }

    @Override
    public void close() {
        Deque<Grip> newestFirst = new ArrayDeque<>();
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            grips.forEach(newestFirst::addFirst);
        }
        newestFirst.forEach(Grip::refuse);
        newestFirst.forEach(Grip::close);
        try {
            link.leave();
        } catch (SessionLostException e) {
            return; // with the session, this process's part in it is gone
        } finally {
            link.close();
        }
    }

    @Override
    public String toString() {
        return "socket transport: session=" + address.where() + ", participant="
                + link.roster().self() + ", waiters sleep in select";
    }

    private ByteBuffer ask(Op op, int bodyLength, Consumer<ByteBuffer> fill) {
        requireOpen();
        return link.ask(op, bodyLength, fill);
    }

    private ByteBuffer attach(char letter, String ticket) {
        requireOpen();
        if (ticket.isEmpty() || ticket.charAt(0) != letter) {
            throw new TransportException("not a ticket to that: ticket=" + ticket);
        }
        byte[] bytes = ticket.getBytes(StandardCharsets.UTF_8);
        return ask(Op.ATTACH, bytes.length, body -> body.put(bytes));
    }

    private synchronized Grip grip(int number) {
        Grip grip = new Grip(link, number, this::forget);
        if (closed) {
            grip.close();
            requireOpen();
        }
        grips.add(grip);
        return grip;
    }

    private synchronized void forget(Grip grip) {
        grips.remove(grip);
    }

    private synchronized void requireOpen() {
        if (closed) {
            throw new HandleClosedException("transport is closed: session=" + address.where() + "; open another one");
        }
    }
}
