package dev.multiprocessing.core.stranger;

import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.HandleClosedException;
import dev.multiprocessing.spi.MessageChannel;
import dev.multiprocessing.spi.MessageQueue;
import dev.multiprocessing.spi.MessageSink;
import dev.multiprocessing.spi.Outcome;
import dev.multiprocessing.spi.TransportException;
import dev.multiprocessing.spi.Waiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * A socket that carries messages as CPython frames them. One thread at a time sends, and one receives; others wait for
 * their turn. A send whose time is over when a part of the message has gone is done: the rest goes behind it, as the
 * other side could make nothing of what comes after half a message.
 */
final class StrangerChannel implements MessageChannel {

    private static final int READ_AHEAD = 64 * 1024;
    private static final int IN_ONE_WRITE = 16 * 1024;
    private static final int SLICE = 128 * 1024;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final SocketChannel channel;
    private final Selector readable;
    private final Consumer<AutoCloseable> onClose;
    private final Inbox inbox = // guarded by receiving
            new Inbox(ByteBuffer.allocateDirect(READ_AHEAD), Handshake.LONGEST);
    private final ReentrantLock receiving = new ReentrantLock();
    private final ReentrantLock sending = new ReentrantLock();
    private ByteBuffer[] unsent; // the rest of a message, which goes before the next; guarded by sending
    private Selector writable; // opened when somebody first waits for room, as most never do; guarded by this
    private volatile boolean closed; // set once, by close()

    private StrangerChannel(SocketChannel channel, Selector readable, Consumer<AutoCloseable> onClose) {
        this.channel = channel;
        this.readable = readable;
        this.onClose = onClose;
    }

    /**
     * Over a connected socket, which becomes its own; {@code onClose} is told when it is closed. What comes may be as
     * long as it is in the handshake. Over TCP, nothing waits for more to go with it, and a silent machine is asked.
     */
    static StrangerChannel over(SocketChannel channel, Consumer<AutoCloseable> onClose) throws IOException {
        channel.configureBlocking(false);
        if (channel.supportedOptions().contains(StandardSocketOptions.TCP_NODELAY)) {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        }
        return new StrangerChannel(channel, selector(channel, SelectionKey.OP_READ), onClose);
    }

    private static Selector selector(SocketChannel channel, int operation) throws IOException {
        Selector selector = Selector.open();
        boolean made = false;
        try {
            channel.register(selector, operation);
            made = true;
            return selector;
        } finally {
            if (!made) {
                selector.close();
            }
        }
    }

    /** From now on, a message that comes may be so long. */
    void allow(int length) {
        receiving.lock();
        try {
            inbox.allow(length);
        } finally {
            receiving.unlock();
        }
    }

    @Override
    public Outcome send(ByteBuffer message, Deadline deadline) throws InterruptedException {
        if (message.remaining() > MessageQueue.MAX_MESSAGE) {
            throw new IllegalArgumentException("message too large: length=" + message.remaining() + ", max="
                    + MessageQueue.MAX_MESSAGE + "; send it in parts");
        }
        ByteBuffer[] frame = frame(message);
        return inTurn(sending, deadline, () -> sendInTurn(frame, deadline));
    }

    private Outcome sendInTurn(ByteBuffer[] frame, Deadline deadline) throws InterruptedException {
        try {
            if (writeUnsent() && write(frame) || waiterForRoom().until(deadline, () -> writeUnsent() && write(frame))) {
                return Outcome.DONE;
            }
        } catch (InterruptedException e) {
            if (frame[0].position() == 0) {
                throw e;
            }
            Thread.currentThread().interrupt();
        } catch (UncheckedIOException e) {
            requireOpen();
            return Outcome.PEER_CLOSED;
        }
        if (frame[0].position() == 0) {
            return Outcome.TIMED_OUT;
        }
        sendLater(frame);
        return Outcome.DONE;
    }

    private static ByteBuffer[] frame(ByteBuffer message) {
        int length = message.remaining();
        if (length > IN_ONE_WRITE) {
            return new ByteBuffer[] {
                ByteBuffer.allocate(Integer.BYTES).putInt(length).flip(), message.duplicate()
            };
        }
        return new ByteBuffer[] {
            ByteBuffer.allocate(Integer.BYTES + length)
                    .putInt(length)
                    .put(message.duplicate())
                    .flip()
        };
    }

    private boolean write(ByteBuffer[] frame) {
        requireOpen();
        try {
            boolean goesOn = true;
            while (goesOn && isLeftOf(frame)) {
                goesOn = writeSlice(frame);
            }
            return goesOn;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The JDK copies all it is given, however little of it the socket takes then, so it is given little. */
    private boolean writeSlice(ByteBuffer[] frame) throws IOException {
        ByteBuffer last = frame[frame.length - 1];
        int end = last.limit();
        last.limit(Math.min(end, last.position() + SLICE));
        try {
            channel.write(frame);
            return !isLeftOf(frame);
        } finally {
            last.limit(end);
        }
    }

    private static boolean isLeftOf(ByteBuffer[] frame) {
        return frame[0].hasRemaining() || frame[frame.length - 1].hasRemaining();
    }

    private boolean writeUnsent() {
        if (unsent == null || write(unsent)) {
            unsent = null;
            return true;
        }
        return false;
    }

    /** The rest of a message goes before the next one, and if there is none, all the same. */
    private void sendLater(ByteBuffer[] frame) {
        unsent = new ByteBuffer[] {copy(frame[0]), copy(frame[frame.length - 1])};
        Thread late = new Thread(this::finish, "multiprocessing-late-sender");
        late.setDaemon(true);
        late.start();
    }

    private void finish() {
        try {
            inTurn(sending, Deadline.NEVER, () -> {
                waiterForRoom().until(Deadline.NEVER, this::writeUnsent);
                return Outcome.DONE;
            });
        } catch (InterruptedException | TransportException | UncheckedIOException e) {
            return; // the connection is over, and with it goes half a message
        }
    }

    private static ByteBuffer copy(ByteBuffer bytes) {
        return ByteBuffer.allocate(bytes.remaining()).put(bytes).flip();
    }

    @Override
    public Outcome receive(MessageSink sink, Deadline deadline) throws InterruptedException {
        return inTurn(receiving, deadline, () -> {
            Outcome outcome = awaitMessage(deadline);
            if (outcome == Outcome.DONE) {
                ByteBuffer message = inbox.message();
                sink.room(message.remaining()).put(message);
                inbox.next();
            }
            return outcome;
        });
    }

    @Override
    public Outcome ready(Deadline deadline) throws InterruptedException {
        return inTurn(receiving, deadline, () -> awaitMessage(deadline));
    }

    private Outcome awaitMessage(Deadline deadline) throws InterruptedException {
        try {
            if (!waiterAt(readable).until(deadline, this::fill)) {
                return Outcome.TIMED_OUT;
            }
        } catch (UncheckedIOException e) {
            requireOpen();
            return inbox.isCut() ? Outcome.PEER_DIED : Outcome.PEER_CLOSED;
        }
        if (inbox.isWhole()) {
            return Outcome.DONE;
        }
        return inbox.isCut() ? Outcome.PEER_DIED : Outcome.PEER_CLOSED;
    }

    private boolean fill() {
        requireOpen();
        try {
            return inbox.fill(channel);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String share() {
        throw new TransportException(
                "a connection with a program outside the session stays in its process: open another"
                        + " one where it is needed");
    }

    @Override
    public void close() {
        closed = true;
        onClose.accept(this);
        try {
            channel.close();
            readable.close();
            closeWritable();
        } catch (IOException e) {
            throw new TransportException("cannot close a connection", e);
        }
    }

    private synchronized void closeWritable() throws IOException {
        if (writable != null) {
            writable.close();
        }
    }

    private synchronized Selector writable() throws IOException {
        if (writable == null) {
            writable = selector(channel, SelectionKey.OP_WRITE);
        }
        return writable;
    }

    /** One that looks now and then where no more files can be opened: half a message may have gone already. */
    private Waiter waiterForRoom() {
        try {
            return waiterAt(writable());
        } catch (IOException e) {
            return Waiter.polling();
        }
    }

    /** An interrupt ends the wait for a turn, and is of no account where there is none. */
    private Outcome inTurn(ReentrantLock turn, Deadline deadline, Step step) throws InterruptedException {
        requireOpen();
        boolean isOwn = turn.tryLock()
                || !deadline.isExpired() && turn.tryLock(deadline.remainingNanos(), TimeUnit.NANOSECONDS);
        if (!isOwn) {
            return Outcome.TIMED_OUT;
        }
        try {
            return step.run();
        } finally {
            turn.unlock();
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new HandleClosedException("connection is closed");
        }
    }

    private Waiter waiterAt(Selector selector) {
        return new Waiter() {
            @Override
            protected void sleep(long nanos) {
                select(selector, nanos);
            }
        };
    }

    private static void select(Selector selector, long nanos) {
        try {
            selector.select(Math.max(1, nanos / NANOS_PER_MILLI));
            selector.selectedKeys().clear();
        } catch (ClosedSelectorException e) {
            throw new UncheckedIOException(new ClosedChannelException());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is done when it is this thread's turn. */
    @FunctionalInterface
    private interface Step {
        Outcome run() throws InterruptedException;
    }
}
