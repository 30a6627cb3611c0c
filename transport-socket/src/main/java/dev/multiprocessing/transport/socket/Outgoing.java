package dev.multiprocessing.transport.socket;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.Selector;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * The way out of a process over its connection. Whoever has something to say writes it; a thread of its own does where
 * messages are to go together, and where the other side takes nothing for a while: so nobody is held up beyond a
 * deadline by a host that is stopped.
 */
final class Outgoing implements AutoCloseable {

    private static final long NANOS_PER_MILLI = 1_000_000;

    /** What comes after so long is written at once. */
    private static final long FLUSH_NANOS = 50_000;

    /** How long to try to write before sleeping, while the other side reads: it is faster than to be woken. */
    private static final long LOOK_NANOS = 100_000;

    /** How long the other side may take nothing before it is not waited for any more. */
    private static final long STALL_NANOS = 50_000_000;

    private final Wire wire;
    private final Drain drain;
    private final Consumer<IOException> onLoss;
    private final ReentrantLock writing = new ReentrantLock();
    private final Flusher flusher = new Flusher(this::flushBehind);

    // guarded by writing
    private final Outbound outbound = new Outbound(Inbound.ROOM);
    private long lastWrite = System.nanoTime(); // of messages that were posted
    private boolean isStalled; // the other side takes nothing

    private volatile boolean isWriting; // whether somebody writes all there is; written where that is guarded
    private volatile long lateWrites; // by the flusher, of which the other side took something; written by that

    /** Over a wire that drains there; {@code onLoss} is told if it breaks. */
    Outgoing(Wire wire, Drain drain, Consumer<IOException> onLoss) {
        this.wire = wire;
        this.drain = drain;
        this.onLoss = onLoss;
    }

    /** Sends a frame at once, behind all before it. */
    void transmit(ByteBuffer frame) {
        writing.lock();
        try {
            outbound.add(frame);
            writeAll();
        } finally {
            writing.unlock();
        }
    }

    /** Takes a frame back, if nothing of it is on its way yet, and says whether: so a host may be asked once more. */
    boolean withdraw(ByteBuffer frame) {
        writing.lock();
        try {
            return outbound.remove(frame);
        } finally {
            writing.unlock();
        }
    }

    /**
     * Sends a message behind all before it. What comes seldom is written at once, and what comes often goes together,
     * by the flusher, or once it is much. Says whether it has written.
     */
    boolean post(int handle, ByteBuffer message) {
        writing.lock();
        try {
            boolean isFirst = outbound.isEmpty();
            outbound.addMessage(handle, message);
            long now = isFirst ? System.nanoTime() : lastWrite; // the clock is asked once for all that go together
            if (now - lastWrite > FLUSH_NANOS || outbound.isMuch()) {
                lastWrite = isFirst ? now : System.nanoTime();
                writeAll();
                return true;
            }
            if (isFirst) {
                flusher.wake();
            }
            return false;
        } finally {
            writing.unlock();
        }
    }

    /** Writes what is left to be written. */
    void flush() {
        writing.lock();
        try {
            writeAll();
        } finally {
            writing.unlock();
        }
    }

    /**
     * The same, by the flusher, which waits for the other side, and never stands in the way of who writes anyway, and
     * leaves nothing, or wakes it. Says whether there was anything, or may have been.
     */
    private boolean flushBehind() {
        boolean any;
        boolean waits;
        if (!writing.tryLock()) {
            return !isWriting;
        }
        try {
            long before = outbound.length();
            any = before > 0;
            if (isStalled || System.nanoTime() - lastWrite > FLUSH_NANOS) {
                writeAll();
            }
            if (outbound.length() < before) {
                lateWrites++;
            }
            waits = isStalled;
        } finally {
            writing.unlock();
        }
        if (waits) {
            try {
                drain.await(STALL_NANOS);
            } catch (IOException e) {
                return false; // it is closed
            }
        }
        return any;
    }

    /** How often the other side has taken something of what it did not take at once; any thread. */
    long lateWrites() {
        return lateWrites;
    }

    private void writeAll() {
        isWriting = true;
        try {
            isStalled = !outbound.writeTo(wire) && (isStalled || !writeSlowly());
            outbound.keep();
            if (isStalled) {
                flusher.wake();
            }
        } catch (IOException e) {
            lose(e);
        } catch (OutOfMemoryError e) { // in the middle of a message
            lose(new IOException("not enough memory to keep a message that the host does not take", e));
        } finally {
            isWriting = false;
        }
    }

    /** Nothing is written any more. */
    private void lose(IOException reason) {
        flusher.close();
        onLoss.accept(reason);
    }

    /** Writes as long as the other side takes something; an interrupt stays pending. */
    private boolean writeSlowly() throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            long left = outbound.length();
            long since = System.nanoTime();
            while (!tryWriteAll()) {
                if (outbound.length() < left) {
                    left = outbound.length();
                    since = System.nanoTime();
                } else if (System.nanoTime() - since > STALL_NANOS) {
                    return false;
                }
                drain.await(STALL_NANOS);
                interrupted |= Thread.interrupted();
            }
            return true;
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

    /** Waits so long for a selector, as several threads may at once; one that is closed meanwhile is an error. */
    static void select(Selector selector, long nanos) throws IOException {
        try {
            selector.select(key -> {}, Math.max(1, nanos / NANOS_PER_MILLI)); // leaves no key to be cleared
        } catch (ClosedSelectorException e) {
            throw new IOException("the connection is closed", e);
        }
    }

    @Override
    public void close() throws IOException {
        flusher.close();
        drain.close();
    }
}
