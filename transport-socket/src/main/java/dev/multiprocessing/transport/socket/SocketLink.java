package dev.multiprocessing.transport.socket;

import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.SessionLostException;
import dev.multiprocessing.spi.TransportException;
import dev.multiprocessing.spi.Waiter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLException;

/** The way to the hub through a socket. Of those who wait for an answer one reads, for all; see {@link Turns}. */
final class SocketLink extends Link {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long FLUSH_NANOS = 50_000;
    private static final long BETWEEN_LOOKS_NANOS = 1_000_000;

    /** How long to try to write before sleeping, while the other side reads: it is faster than to be woken. */
    private static final long LOOK_NANOS = 100_000;

    private final Address address;
    private final Wire wire;
    private final Selector readable;
    private final Selector writable;
    private final Turns turns = new Turns(new Hearing());
    private final Inbound inbound = new Inbound(Integer.MAX_VALUE - Frame.LENGTH_BYTES);
    private final ByteBuffer room = ByteBuffer.allocateDirect(Inbound.ROOM); // of whose turn it is
    private final ReentrantLock writing = new ReentrantLock();

    private final Outbound outbound = new Outbound(Inbound.ROOM); // guarded by writing
    private final Flusher flusher = new Flusher(this::flushAll);
    private long lastWrite = System.nanoTime(); // of what was posted; guarded by writing
    private long lastLook = System.nanoTime(); // at what has come, by who posts; guarded by writing

    private SocketLink(Address address, Wire wire, Selector readable, Selector writable) {
        this.address = address;
        this.wire = wire;
        this.readable = readable;
        this.writable = writable;
    }

    /** Joins the session that is hosted there. */
    static SocketLink open(Address address, Wiring wiring) {
        try {
            SocketChannel channel = connect(address);
            Wire wire = wiring.over(channel);
            Selector readable = Selector.open();
            Selector writable = Selector.open();
            channel.register(readable, SelectionKey.OP_READ);
            channel.register(writable, SelectionKey.OP_WRITE);
            SocketLink link = new SocketLink(address, wire, readable, writable);
            link.joinOrClose();
            return link;
        } catch (SSLException e) {
            throw new TransportException(
                    "no TLS with the process that hosts the session: address=" + address.where() + ", reason="
                            + e.getMessage() + wiring.cure(),
                    e);
        } catch (ProtocolException e) {
            throw new TransportException(
                    e.getMessage() + ", address=" + address.where()
                            + "; use the same release of this library everywhere, and no other program's port",
                    e);
        } catch (IOException | UnresolvedAddressException e) {
            throw new TransportException(
                    "cannot reach the process that hosts the session: address=" + address.where() + ", reason=" + e
                            + "; is it still there?",
                    e);
        }
    }

    private static SocketChannel connect(Address address) throws IOException {
        if (!address.isUnix()) {
            return Tcp.connect(address.place(), PATIENCE);
        }
        SocketChannel channel = SocketChannel.open(address.place());
        channel.configureBlocking(false);
        return channel;
    }

    private void joinOrClose() throws IOException {
        boolean joined = false;
        try {
            join();
            joined = true;
        } finally {
            if (!joined) {
                close();
            }
        }
    }

    private void join() throws IOException {
        Deadline deadline = Deadline.after(PATIENCE);
        Handshake handshake = new Handshake(address.key(), wire::binding);
        transmit(handshake.reply(read(Handshake.HELLO_BYTES, deadline)));
        if (!handshake.trusts(read(Handshake.PROOF_BYTES, deadline))) {
            throw new TransportException("the other side does not know the session's key: address=" + address.where());
        }
        Ear ear = new Hearing();
        ear.hearNow();
        while (!roster().isComplete()) {
            ear.hear(deadline.remainingNanos());
            if (deadline.isExpired() || isBroken()) {
                throw new TransportException("the host does not let this process in: address=" + address.where());
            }
        }
    }

    private ByteBuffer read(int length, Deadline deadline) throws IOException {
        ByteBuffer message = ByteBuffer.allocate(length);
        while (message.hasRemaining()) {
            int count = wire.read(message);
            if (count < 0 || deadline.isExpired()) {
                throw new TransportException("the host does not accept this process's key, or does not answer: address="
                        + address.where() + "; was the address passed on whole?");
            }
            if (count == 0) {
                select(readable, deadline.remainingNanos());
            }
        }
        return message.flip();
    }

    @Override
    Turns turns() {
        return turns;
    }

    @Override
    void listen() {
        if (!isBroken()) {
            turns.listen();
        }
    }

    @Override
    void transmit(ByteBuffer frame) {
        writing.lock();
        try {
            outbound.add(frame);
            writeAll();
        } finally {
            writing.unlock();
        }
    }

    /** What comes seldom is written at once, and what comes often goes together: by the flusher, or once it is much. */
    @Override
    void post(int handle, ByteBuffer message) {
        boolean looks = false;
        writing.lock();
        try {
            boolean isFirst = outbound.isEmpty();
            outbound.addMessage(handle, message);
            long now = isFirst ? System.nanoTime() : lastWrite; // the clock is asked once for all that go together
            looks = now - lastLook > BETWEEN_LOOKS_NANOS;
            lastLook = looks ? now : lastLook;
            if (now - lastWrite > FLUSH_NANOS || outbound.isMuch()) {
                lastWrite = isFirst ? now : System.nanoTime();
                writeAll();
            } else if (isFirst) {
                flusher.wake();
            }
        } finally {
            writing.unlock();
        }
        if (looks) {
            listen();
        }
    }

    @Override
    void flush() {
        flushAll();
    }

    /** Writes what is left to be written, and says whether there was anything. */
    private boolean flushAll() {
        writing.lock();
        try {
            boolean any = !outbound.isEmpty();
            writeAll();
            return any;
        } finally {
            writing.unlock();
        }
    }

    private void writeAll() {
        try {
            if (!outbound.writeTo(wire)) {
                writeSlowly();
            }
        } catch (IOException e) {
            lose(e);
        }
    }

    /** The other side is slower than this one; an interrupt stays pending. */
    private void writeSlowly() throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            while (!tryWriteAll()) {
                select(writable, Waiter.SLICE_NANOS);
                interrupted |= Thread.interrupted();
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private boolean tryWriteAll() throws IOException {
        boolean isAll = false;
        long start = System.nanoTime();
        while (!isAll && System.nanoTime() - start < LOOK_NANOS) {
            isAll = outbound.writeTo(wire);
        }
        return isAll;
    }

    private static void select(Selector selector, long nanos) throws IOException {
        try {
            selector.select(Math.max(1, nanos / NANOS_PER_MILLI));
            selector.selectedKeys().clear();
        } catch (ClosedSelectorException e) {
            throw new IOException("the connection is closed", e);
        }
    }

    private void lose(Exception reason) {
        fail(new SessionLostException("lost the process that hosts the session: address=" + address.where(), reason));
    }

    @Override
    public void close() {
        fail(left());
        flusher.close();
        try {
            wire.close();
            readable.close();
            writable.close();
        } catch (IOException e) {
            throw new TransportException("cannot close a connection: address=" + address.where(), e);
        }
    }

    /** Of what the hub says. */
    private final class Hearing implements Ear {

        @Override
        public void hearNow() {
            try {
                if (!isBroken() && !inbound.read(wire, room, SocketLink.this::receive)) {
                    lose(null);
                }
            } catch (IOException | ProtocolException e) {
                lose(e);
            }
        }

        @Override
        public void hear(long nanos) {
            try {
                if (!isBroken()) {
                    select(readable, nanos);
                    hearNow();
                }
            } catch (IOException e) {
                lose(e);
            }
        }

        @Override
        public void interrupt() {
            readable.wakeup();
        }
    }
}
