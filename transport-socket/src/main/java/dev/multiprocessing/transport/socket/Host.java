package dev.multiprocessing.transport.socket;

import dev.multiprocessing.spi.SessionLostException;
import dev.multiprocessing.spi.TransportException;
import dev.multiprocessing.spi.Uninterrupted;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Hosts a session: whoever listens reads from all connections, and has the hub do what they ask for. Those are the
 * threads of this process that wait for something, by {@link Turns}, and a thread of the host's own else.
 */
final class Host implements Ear {

    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long BETWEEN_DISMISSALS_NANOS = 500_000_000;

    /** After so long, whoever listens looks whether it is still to. */
    private static final long TURN_NANOS = 1_000_000;

    /** How long one may take who has not proved yet that it knows the key; with TLS, much has to be computed first. */
    static final long STRANGERS_NANOS = 5_000_000_000L;

    static final long TLS_STRANGERS_NANOS = 4 * STRANGERS_NANOS;

    /** While there are so many of those, the kernel keeps who else comes. */
    static final int STRANGERS = 64;

    /** What may come with a message: others that were taken with it; or what comes instead, a part of a region. */
    private static final int BESIDES = 2 * 1024 * 1024;

    private final Address address;
    private final ServerSocketChannel server;
    private final Wiring wiring;
    private final Selector selector;
    private final Runnable atEnd;
    private final Hub hub;
    private final int longestFrame;
    private final Set<Visitor> dirty = ConcurrentHashMap.newKeySet(); // who has something to be written
    private final Set<Visitor> visitors = ConcurrentHashMap.newKeySet();
    private final Set<Visitor> stopped = new LinkedHashSet<>(); // in the middle of what they say; by whose turn it is
    private final Turns turns = new Turns(this);
    private final ByteBuffer room = ByteBuffer.allocateDirect(Inbound.ROOM); // of whose turn it is
    private final Thread thread = new Thread(this::run, "multiprocessing-socket-host");

    private Consumer<RuntimeException> onLoss; // of the session, for the participant here; set once, before the thread
    private SelectionKey accepting; // the same
    private volatile boolean looksSoon; // whether whoever listens does so shortly; by that
    private long lastDismissal = System.nanoTime(); // of strangers; by whose turn it is

    private Host(
            Address address,
            ServerSocketChannel server,
            Wiring wiring,
            Selector selector,
            Limits limits,
            Runnable atEnd) {
        this.address = address;
        this.server = server;
        this.wiring = wiring;
        this.selector = selector;
        this.hub = new Hub(limits.message(), limits.backlog());
        this.longestFrame = limits.message() + BESIDES;
        this.atEnd = atEnd;
    }

    /**
     * Hosts a session with these limits, at a server that is bound; {@code atEnd} runs when the last participant is
     * gone.
     */
    static Host start(Address address, ServerSocketChannel server, Wiring wiring, Limits limits, Runnable atEnd) {
        try {
            Selector selector = Selector.open();
            server.configureBlocking(false);
            Host host = new Host(address, server, wiring, selector, limits, atEnd);
            host.accepting = server.register(selector, SelectionKey.OP_ACCEPT);
            host.thread.setDaemon(true);
            return host;
        } catch (IOException e) {
            throw new TransportException("cannot host a session: address=" + address.where(), e);
        }
    }

    Address address() {
        return address;
    }

    /**
     * The first participant joins, from this process; others can from now on. It is told things by {@code out}, and by
     * {@code itsOnLoss} if nothing can be hosted any longer.
     */
    Guest join(BiConsumer<ByteBuffer, List<ByteBuffer>> out, Consumer<RuntimeException> itsOnLoss) {
        onLoss = itsOnLoss;
        Guest guest = hub.join(true, out);
        thread.start();
        return guest;
    }

    /** Does what a participant of this process asks for. */
    void serve(Guest guest, ByteBuffer frame) {
        hub.handle(guest, frame);
        served();
    }

    private void served() {
        flush();
        if (hub.isCrowded() && !looksSoon) {
            turns.stir();
        }
    }

    /** Gives a participant of this process the messages that it finds in a queue at once, up to so many. */
    void takeNow(Guest guest, int number, int max, Consumer<ByteBuffer> into) {
        hub.takeNow(guest, number, max, into);
        served();
    }

    Turns turns() {
        return turns;
    }

    /** The participant of this process has left: the session, and so this JVM, goes on for the others. */
    void release() {
        turns.stir();
        if (hub.isDeserted()) {
            awaitEnd();
        } else {
            new Thread(this::awaitEnd, "multiprocessing-socket-keeper").start();
        }
    }

    private void awaitEnd() {
        Uninterrupted.call(() -> {
            thread.join();
            return true;
        });
    }

    private void run() {
        try {
            turns.standIn(hub::isDeserted);
        } finally {
            if (!hub.isDeserted()) {
                onLoss.accept(new SessionLostException(
                        "the session can be hosted no longer: address=" + address.where(), null));
            }
            end();
        }
    }

    @Override
    public void hearNow() {
        hear(() -> selector.selectNow());
    }

    @Override
    public void hear(long nanos) {
        looksSoon = hub.isCrowded();
        long most = looksSoon ? Math.min(nanos, Hub.LOOK_NANOS) : nanos;
        boolean isThereMore = stopped.stream().anyMatch(Visitor::mayGoOn);
        hear(() -> isThereMore ? selector.selectNow() : selector.select(Math.max(1, most / NANOS_PER_MILLI)));
        looksSoon = false;
    }

    @Override
    public void interrupt() {
        selector.wakeup();
    }

    private void hear(Selection selection) {
        try {
            if (selector.selectedKeys().isEmpty()) {
                selection.select();
            }
            goOnWithSome(List.copyOf(stopped).iterator());
            serveSome(selector.selectedKeys().iterator());
        } catch (ClosedSelectorException e) {
            return; // the session has ended
        } catch (IOException e) {
            throw new TransportException("cannot host the session any longer: address=" + address.where(), e);
        }
        hub.look();
        flush();
        lookAtStrangers();
    }

    /** Those of whom no selector says that there is more; as many as there is time for. Who has still more is last. */
    private void goOnWithSome(Iterator<Visitor> speakers) {
        long start = System.nanoTime();
        while (speakers.hasNext() && System.nanoTime() - start < TURN_NANOS) {
            Visitor speaker = speakers.next();
            if (speaker.mayGoOn()) {
                listenTo(speaker);
            }
        }
    }

    /** As many as there is time for, since whoever listens may have a deadline; the others are first the next time. */
    private void serveSome(Iterator<SelectionKey> ready) {
        long start = System.nanoTime();
        while (ready.hasNext() && System.nanoTime() - start < TURN_NANOS) {
            serve(ready.next());
            ready.remove();
        }
    }

    private void serve(SelectionKey key) {
        if (!key.isValid()) {
            return;
        }
        if (key.isAcceptable()) {
            accept();
            return;
        }
        Visitor visitor = (Visitor) key.attachment();
        if (key.isWritable()) {
            dirty.add(visitor);
        }
        if (key.isReadable() && !stopped.contains(visitor)) {
            listenTo(visitor);
        }
    }

    private void listenTo(Visitor visitor) {
        boolean wasStranger = visitor.isStranger();
        stopped.remove(visitor);
        if (!read(visitor)) {
            dismiss(visitor);
        } else if (visitor.isStopped()) {
            stopped.add(visitor);
        }
        if (wasStranger) {
            acceptIfThereIsRoom();
        }
    }

    private void accept() {
        try {
            SocketChannel channel = server.accept();
            if (channel != null && !greet(channel)) {
                channel.close();
            }
            acceptIfThereIsRoom();
        } catch (IOException e) {
            accepting.interestOps(0); // this process may have too many files open: later, perhaps
        }
    }

    /** Says whether there is one stranger more. */
    private boolean greet(SocketChannel channel) {
        try {
            channel.configureBlocking(false);
            Wire wire = wiring.over(channel);
            Visitor visitor = new Visitor(wire, new Handshake(address.key(), wire::binding), longestFrame, dirty::add);
            visitor.greet(channel.register(selector, SelectionKey.OP_READ, visitor));
            visitors.add(visitor);
            return true;
        } catch (IOException | OutOfMemoryError e) {
            return false; // whoever knocked is gone, or there is no memory for it
        }
    }

    private boolean read(Visitor visitor) {
        try {
            return visitor.read(hub, room);
        } catch (IOException e) {
            return false;
        } catch (RuntimeException e) { // whatever it is, it is this one guest's fault
            tellWhy(visitor, e.toString());
            return false;
        } catch (OutOfMemoryError e) {
            tellWhy(visitor, "not enough memory in the process that hosts the session; give that JVM more with -Xmx");
            return false;
        }
    }

    private static void tellWhy(Visitor visitor, String reason) {
        try {
            visitor.tellWhy(reason);
        } catch (OutOfMemoryError e) {
            return; // not even for that
        }
    }

    private void lookAtStrangers() {
        long now = System.nanoTime();
        if (now - lastDismissal < BETWEEN_DISMISSALS_NANOS) {
            return;
        }
        lastDismissal = now;
        long patience = address.isTls() ? TLS_STRANGERS_NANOS : STRANGERS_NANOS;
        for (Visitor visitor : visitors) {
            if (visitor.isStranger() && visitor.nanosHere() > patience) {
                dismiss(visitor);
            }
        }
        acceptIfThereIsRoom();
    }

    private void acceptIfThereIsRoom() {
        long strangers = visitors.stream().filter(Visitor::isStranger).count();
        accepting.interestOps(strangers < STRANGERS ? SelectionKey.OP_ACCEPT : 0);
    }

    private void dismiss(Visitor visitor) {
        visitors.remove(visitor);
        dirty.remove(visitor);
        stopped.remove(visitor);
        visitor.close();
        if (!visitor.isStranger()) {
            hub.part(visitor.guest(), true);
        }
    }

    private void flush() {
        for (Visitor visitor : dirty) {
            dirty.remove(visitor);
            visitor.flush();
        }
    }

    private void end() {
        visitors.forEach(Visitor::close);
        try {
            selector.close();
            server.close();
        } catch (IOException e) {
            throw new TransportException("cannot close a server: address=" + address.where(), e);
        } finally {
            atEnd.run();
        }
    }

    /** How to ask the selector. */
    private interface Selection {

        int select() throws IOException;
    }
}
