package dev.multiprocessing.core.exchange;

import dev.multiprocessing.BufferTooShortException;
import dev.multiprocessing.Connection;
import dev.multiprocessing.PeerClosedException;
import dev.multiprocessing.PeerDiedException;
import dev.multiprocessing.TimedOutException;
import dev.multiprocessing.core.shared.Shareable;
import dev.multiprocessing.core.shared.Ticket;
import dev.multiprocessing.core.shared.TransportErrors;
import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.MessageChannel;
import dev.multiprocessing.spi.MessageSink;
import dev.multiprocessing.spi.Outcome;
import dev.multiprocessing.spi.TransportException;
import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.time.Duration;
import java.util.Objects;

/** The end of a pipe, for objects and for bytes. */
public final class TransportConnection implements Connection, Shareable {

    private final MessageChannel channel;
    private final Encoding encoding;
    private final Direction direction;
    private volatile boolean closed; // set once, by close()

    /** Over a handle of one end of the transport's channel, which becomes this object's own. */
    public TransportConnection(MessageChannel channel, Encoding encoding, Direction direction) {
        this.channel = channel;
        this.encoding = encoding;
        this.direction = direction;
    }

    @Override
    public void send(Object message) throws InterruptedException {
        send(message, Deadline.NEVER);
    }

    @Override
    public void send(Object message, Duration timeout) throws InterruptedException {
        send(message, Deadline.after(timeout));
    }

    @Override
    public Object recv() throws InterruptedException {
        return recv(Object.class, Deadline.NEVER);
    }

    @Override
    public Object recv(Duration timeout) throws InterruptedException {
        return recv(Object.class, Deadline.after(timeout));
    }

    @Override
    public <T> T recv(Class<T> type) throws InterruptedException {
        requireReference(type);
        return recv(type, Deadline.NEVER);
    }

    @Override
    public <T> T recv(Class<T> type, Duration timeout) throws InterruptedException {
        requireReference(type);
        return recv(type, Deadline.after(timeout));
    }

    @Override
    public boolean poll() {
        try {
            return poll(Deadline.NOW);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the transport was interrupted in a call that must not wait", e);
        }
    }

    @Override
    public boolean poll(Duration timeout) throws InterruptedException {
        return poll(Deadline.after(timeout));
    }

    @Override
    public void sendBytes(byte[] message) throws InterruptedException {
        sendBytes(encoding.scratch().toSend(message, 0, message.length), Deadline.NEVER);
    }

    @Override
    public void sendBytes(byte[] source, int offset, int size) throws InterruptedException {
        Objects.checkFromIndexSize(offset, size, source.length);
        sendBytes(encoding.scratch().toSend(source, offset, size), Deadline.NEVER);
    }

    @Override
    public void sendBytes(ByteBuffer message) throws InterruptedException {
        sendBytes(Objects.requireNonNull(message, "message"), Deadline.NEVER);
    }

    @Override
    public void sendBytes(ByteBuffer message, Duration timeout) throws InterruptedException {
        sendBytes(Objects.requireNonNull(message, "message"), Deadline.after(timeout));
    }

    @Override
    public byte[] recvBytes() throws InterruptedException {
        return recvMessage(Deadline.NEVER).array();
    }

    @Override
    public byte[] recvBytes(int maxLength) throws InterruptedException {
        return recvBytes(maxLength, Deadline.NEVER);
    }

    @Override
    public byte[] recvBytes(int maxLength, Duration timeout) throws InterruptedException {
        return recvBytes(maxLength, Deadline.after(timeout));
    }

    @Override
    public byte[] recvBytes(Duration timeout) throws InterruptedException {
        return recvMessage(Deadline.after(timeout)).array();
    }

    @Override
    public int recvBytesInto(byte[] into, int offset) throws InterruptedException {
        Objects.checkFromToIndex(offset, into.length, into.length);
        return recvBytesInto(encoding.scratch().toReceive(into, offset, into.length - offset), Deadline.NEVER);
    }

    @Override
    public int recvBytesInto(ByteBuffer into) throws InterruptedException {
        return recvBytesInto(Objects.requireNonNull(into, "into"), Deadline.NEVER);
    }

    @Override
    public int recvBytesInto(ByteBuffer into, Duration timeout) throws InterruptedException {
        return recvBytesInto(Objects.requireNonNull(into, "into"), Deadline.after(timeout));
    }

    @Override
    public boolean readable() {
        requireOpen();
        return direction.readable();
    }

    @Override
    public boolean writable() {
        requireOpen();
        return direction.writable();
    }

    @Override
    public boolean closed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
        try {
            channel.close();
        } catch (TransportException e) {
            throw TransportErrors.translate(e, "connection");
        }
    }

    @Override
    public Ticket ticket(String session) {
        requireOpen();
        try {
            return Ticket.issue(direction.kind(), encoding.session(), session, channel::share);
        } catch (TransportException e) {
            throw TransportErrors.translate(e, "connection");
        }
    }

    @Override
    public String toString() {
        return "Connection[" + direction + (closed ? ", closed]" : "]");
    }

    private void send(Object message, Deadline deadline) throws InterruptedException {
        requireWritable();
        Encoding.Outgoing outgoing = encoding.encode(message);
        boolean done = false;
        try {
            deliver(outgoing.bytes(), deadline);
            done = true;
        } finally {
            if (!done) {
                outgoing.giveBack();
            }
        }
    }

    private void sendBytes(ByteBuffer message, Deadline deadline) throws InterruptedException {
        requireWritable();
        deliver(message, deadline);
    }

    private void deliver(ByteBuffer message, Deadline deadline) throws InterruptedException {
        try {
            checkSent(channel.send(message, deadline), message);
        } catch (TransportException e) {
            throw TransportErrors.translate(e, "connection");
        }
    }

    private <T> T recv(Class<T> type, Deadline deadline) throws InterruptedException {
        return encoding.decode(recvMessage(deadline), type);
    }

    /** No object is of a primitive type: the message would be consumed for nothing. */
    private static void requireReference(Class<?> type) {
        if (Objects.requireNonNull(type, "type").isPrimitive()) {
            throw new IllegalArgumentException(
                    "no object is of a primitive type: type=" + type + "; name the class that boxes it");
        }
    }

    private ByteBuffer recvMessage(Deadline deadline) throws InterruptedException {
        Intake intake = new Intake();
        receive(intake, deadline);
        return intake.message();
    }

    private byte[] recvBytes(int maxLength, Deadline deadline) throws InterruptedException {
        if (maxLength < 0) {
            throw new IllegalArgumentException("maxLength must not be negative: maxLength=" + maxLength);
        }
        byte[] message = recvMessage(deadline).array();
        if (message.length > maxLength) {
            throw new BufferTooShortException(message, maxLength);
        }
        return message;
    }

    private int recvBytesInto(ByteBuffer into, Deadline deadline) throws InterruptedException {
        if (into.isReadOnly()) {
            throw new ReadOnlyBufferException();
        }
        int before = into.position();
        Intake intake = encoding.scratch().intake(into);
        try {
            receive(intake, deadline);
            if (intake.overflowed()) {
                throw new BufferTooShortException(intake.message().array(), into.remaining());
            }
            return into.position() - before;
        } finally {
            intake.clear();
        }
    }

    private void receive(MessageSink sink, Deadline deadline) throws InterruptedException {
        requireReadable();
        try {
            checkReceived(channel.receive(sink, deadline));
        } catch (TransportException e) {
            throw TransportErrors.translate(e, "connection");
        }
    }

    private boolean poll(Deadline deadline) throws InterruptedException {
        requireReadable();
        try {
            return channel.ready(deadline) != Outcome.TIMED_OUT;
        } catch (TransportException e) {
            throw TransportErrors.translate(e, "connection");
        }
    }

    private static void checkSent(Outcome outcome, ByteBuffer message) {
        switch (outcome) {
            case DONE -> {}
            case TIMED_OUT ->
                throw new TimedOutException("pipe still full when the timeout passed: length=" + message.remaining());
            case PEER_CLOSED ->
                throw new PeerClosedException("nobody receives any more: the other end of the pipe is closed");
            case PEER_DIED ->
                throw new PeerDiedException(
                        "nobody receives any more: the other end of the pipe was lost with a process that was killed");
        }
    }

    private static void checkReceived(Outcome outcome) {
        switch (outcome) {
            case DONE -> {}
            case TIMED_OUT -> throw new TimedOutException("no message came before the timeout passed");
            case PEER_CLOSED ->
                throw new PeerClosedException("the other end of the pipe is closed, and all it had sent was received");
            case PEER_DIED ->
                throw new PeerDiedException(
                        "the other end of the pipe was lost with a process that was killed, and all it had sent was received");
        }
    }

    private void requireReadable() {
        requireOpen();
        if (!direction.readable()) {
            throw new UnsupportedOperationException(
                    "this end of a one-way pipe only sends; receive from the first end");
        }
    }

    private void requireWritable() {
        requireOpen();
        if (!direction.writable()) {
            throw new UnsupportedOperationException("this end of a one-way pipe only receives; send on the second end");
        }
    }

    private void requireOpen() {
        if (closed) {
            throw TransportErrors.closed("connection", null);
        }
    }
}
