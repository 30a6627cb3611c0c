package dev.multiprocessing.transport.socket;

import dev.multiprocessing.spi.TransportException;
import dev.multiprocessing.spi.Uninterrupted;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Hosts a session: one thread that listens, reads from all connections, and has the hub do what they ask for. */
final class Host {

    private static final long LOOK_MILLIS = 1_000;
    private static final long STRANGERS_NANOS = 5_000_000_000L;
    private static final int STRANGERS = 64;

    /** What comes with a message. */
    private static final int BESIDES = 64;

    private final Address address;
    private final ServerSocketChannel server;
    private final Selector selector;
    private final Runnable atEnd;
    private final Hub hub;
    private final int longestFrame;
    private final Set<Visitor> dirty = ConcurrentHashMap.newKeySet(); // who has something to be written
    private final Set<Visitor> visitors = ConcurrentHashMap.newKeySet();
    private final Thread thread = new Thread(this::run, "multiprocessing-socket-host");

    private Host(Address address, ServerSocketChannel server, Selector selector, int longest, Runnable atEnd) {
        this.address = address;
        this.server = server;
        this.selector = selector;
        this.hub = new Hub(longest);
        this.longestFrame = longest + BESIDES;
        this.atEnd = atEnd;
    }

    /**
     * Hosts a session, with messages of so many bytes at most, at a server that is bound; {@code atEnd} runs when the
     * last participant is gone.
     */
    static Host start(Address address, ServerSocketChannel server, int longest, Runnable atEnd) {
        try {
            Selector selector = Selector.open();
            server.configureBlocking(false);
            server.register(selector, SelectionKey.OP_ACCEPT);
            Host host = new Host(address, server, selector, longest, atEnd);
            host.thread.setDaemon(true);
            return host;
        } catch (IOException e) {
            throw new TransportException("cannot host a session: address=" + address.where(), e);
        }
    }

    Address address() {
        return address;
    }

    /** The first participant joins, from this process; others can from now on. */
    Guest join(Consumer<ByteBuffer> out) {
        Guest guest = hub.join(out);
        thread.start();
        return guest;
    }

    /** Does what a participant of this process asks for. */
    void serve(Guest guest, ByteBuffer frame) {
        hub.handle(guest, frame);
        flush();
    }

    /** The participant of this process has left: the session, and so this JVM, goes on for the others. */
    void release() {
        selector.wakeup();
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
            while (!hub.isDeserted()) {
                selector.select(LOOK_MILLIS);
                Iterator<SelectionKey> ready = selector.selectedKeys().iterator();
                while (ready.hasNext()) {
                    serve(ready.next());
                    ready.remove();
                }
                flush();
                dismissStrangers();
            }
        } catch (IOException e) {
            throw new TransportException("cannot host the session any longer: address=" + address.where(), e);
        } finally {
            end();
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
        if (key.isReadable() && !read(visitor)) {
            dismiss(visitor);
        }
    }

    private void accept() {
        try {
            SocketChannel channel = server.accept();
            if (channel == null) {
                return;
            }
            if (visitors.stream().filter(Visitor::isStranger).count() >= STRANGERS) {
                channel.close();
                return;
            }
            channel.configureBlocking(false);
            Visitor visitor = new Visitor(channel, new Handshake(address.key()), longestFrame, dirty::add);
            visitors.add(visitor);
            visitor.greet(channel.register(selector, SelectionKey.OP_READ, visitor));
        } catch (IOException e) {
            return; // whoever knocked is gone, or this process has too many files open: the next one may fare better
        }
    }

    private boolean read(Visitor visitor) {
        try {
            return visitor.read(hub);
        } catch (IOException | RuntimeException e) { // whatever the hub stumbles over, it is this one guest's fault
            return false;
        }
    }

    private void dismissStrangers() {
        for (Visitor visitor : visitors) {
            if (visitor.isStranger() && visitor.nanosHere() > STRANGERS_NANOS) {
                dismiss(visitor);
            }
        }
    }

    private void dismiss(Visitor visitor) {
        visitors.remove(visitor);
        dirty.remove(visitor);
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
}
