package dev.multiprocessing.transport.socket;

import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.SessionLostException;
import dev.multiprocessing.spi.TransportException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;

/** The way to the hub through a socket. Of those who wait for an answer one reads, for all; see {@link Turns}. */
final class SocketLink extends Link {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** How long to wait to be let in: longer than strangers may take who came before and say nothing. */
    private static final Duration ADMISSION = PATIENCE.plusNanos(Host.STRANGERS_NANOS);

    private static final long BETWEEN_LOOKS_NANOS = 1_000_000;

    private final Address address;
    private final Wire wire;
    private final Selector readable;
    private final Outgoing outgoing;
    private final Ear ear = new Hearing();
    private final Turns turns = new Turns(ear);
    private final Inbound inbound = new Inbound(Integer.MAX_VALUE - Frame.LENGTH_BYTES, this::miss);
    private final ByteBuffer room = ByteBuffer.allocateDirect(Inbound.ROOM); // of whose turn it is
    private volatile long lastLook = System.nanoTime(); // at what has come, by who sends; one may overwrite another

    private SocketLink(Address address, Wire wire, Selector readable, Drain drain) {
        this.address = address;
        this.wire = wire;
        this.readable = readable;
        this.outgoing = new Outgoing(wire, drain, this::loseAtWriting);
    }

    /** Joins the session that is hosted there. */
    static SocketLink open(Address address, Wiring wiring) {
        try {
            Handshake.prepare();
            return open(address, wiring, Selector.open());
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
            throw new Refusal(address, e).toTransportException();
        }
    }

    /** With all that takes long made before: from the connection on, it is one of few strangers that the host bears. */
    private static SocketLink open(Address address, Wiring wiring, Selector readable) throws IOException {
        boolean joined = false;
        try {
            SocketLink link = over(connect(address), address, wiring, readable);
            link.joinOrClose();
            joined = true;
            return link;
        } finally {
            if (!joined) {
                readable.close();
            }
        }
    }

    private static SocketLink over(SocketChannel channel, Address address, Wiring wiring, Selector readable)
            throws IOException {
        boolean made = false;
        try {
            Wire wire = wiring.over(channel);
            channel.register(readable, SelectionKey.OP_READ);
            SocketLink link = new SocketLink(address, wire, readable, new Drain(channel));
            made = true;
            return link;
        } finally {
            if (!made) {
                channel.close();
            }
        }
    }

    private static SocketChannel connect(Address address) throws IOException {
        return address.place() instanceof UnixDomainSocketAddress file
                ? Unix.connect(file, PATIENCE)
                : Tcp.connect((InetSocketAddress) address.place(), PATIENCE);
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
        Deadline deadline = Deadline.after(ADMISSION);
        Handshake handshake = new Handshake(address.key(), wire::binding);
        transmit(handshake.reply(read(Handshake.HELLO_BYTES, deadline)));
        if (!handshake.trusts(read(Handshake.PROOF_BYTES, deadline))) {
            throw new TransportException("the other side does not know the session's key: address=" + address.where());
        }
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
            if (count < 0) {
                throw new TransportException("the host does not accept this process's key: address=" + address.where()
                        + "; was the address passed on whole?");
            }
            if (deadline.isExpired()) {
                throw new TransportException("who listens there does not answer: address=" + address.where()
                        + ", waited=" + ADMISSION.toSeconds()
                        + " s; is the host stopped, is it another program's port, was the address passed on whole?");
            }
            if (count == 0) {
                Outgoing.select(readable, deadline.remainingNanos());
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
        outgoing.transmit(frame);
    }

    @Override
    boolean withdraw(ByteBuffer frame) {
        return outgoing.withdraw(frame);
    }

    @Override
    void post(int handle, ByteBuffer message) {
        if (outgoing.post(handle, message) && System.nanoTime() - lastLook > BETWEEN_LOOKS_NANOS) {
            lastLook = System.nanoTime();
            listen();
        }
    }

    @Override
    void takeNow(int handle, int max, Consumer<ByteBuffer> into) {}

    @Override
    void flush() {
        outgoing.flush();
    }

    /** If the host has said why it goes, that is the reason. */
    private void loseAtWriting(Exception reason) {
        listen();
        lose(reason);
    }

    @Override
    long signsOfLife() {
        return inbound.reads() + outgoing.lateWrites();
    }

    private void lose(Exception reason) {
        fail(new SessionLostException("lost the process that hosts the session: address=" + address.where(), reason));
    }

    @Override
    public void close() {
        fail(left());
        try {
            wire.close();
            readable.close();
            outgoing.close();
        } catch (IOException e) {
            throw new TransportException("cannot close a connection: address=" + address.where(), e);
        }
    }

    /** Of what the hub says. */
    private final class Hearing implements Ear {

        @Override
        public void hearNow() {
            try {
                if (!isBroken() && !inbound.read(wire, room, () -> true, SocketLink.this::receive)) {
                    lose(null);
                }
            } catch (IOException | ProtocolException e) {
                lose(e);
            } catch (VirtualMachineError e) { // in the middle of what has come, of which the rest is gone
                lose(new IOException("not enough memory for what the host says", e));
            }
        }

        @Override
        public void hear(long nanos) {
            try {
                if (!isBroken()) {
                    Outgoing.select(readable, nanos);
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
