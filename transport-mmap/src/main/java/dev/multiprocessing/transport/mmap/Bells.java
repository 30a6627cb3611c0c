package dev.multiprocessing.transport.mmap;

import dev.multiprocessing.spi.Waiter;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * How this process sleeps, and wakes others.
 *
 * <p>Its own door gets a bell in the background, since sockets, which ringing needs too, take as long to load as all
 * the rest of a session. Until it hangs, and where there can be none (a path too long for a socket), sleepers look
 * again every millisecond instead.
 */
final class Bells implements AutoCloseable {

    private static final long POLLING_NANOS = 1_000_000;

    private final Path session;
    private final ParticipantTable participants;
    private final int ownSlot;
    private final Set<Thread> sleepers = ConcurrentHashMap.newKeySet();

    private final SocketChannel[] lines = new SocketChannel[ParticipantLayout.SLOTS]; // guarded by itself

    private Doorbell own; // guarded by this, which nobody holds who rings: to make a bell takes its time
    private volatile boolean closed; // written under this

    private volatile long sliceNanos = POLLING_NANOS; // longer once there is a bell; written under this

    Bells(Path session, ParticipantTable participants) {
        this.session = session;
        this.participants = participants;
        this.ownSlot = ParticipantLayout.slotOf(participants.self());
    }

    /** Begins to make the bell. */
    void hangInBackground() {
        Thread hanging = new Thread(this::hang, "multiprocessing-doorbell-start");
        hanging.setDaemon(true);
        hanging.start();
    }

    /** The bit that stands for this process, and for others, in a word of waiters. */
    long ownBit() {
        return 1L << (ownSlot & 63);
    }

    /** Begins to be woken: after this, no ring is missed by the calling thread. */
    void enter() {
        sleepers.add(Thread.currentThread());
    }

    void leave() {
        sleepers.remove(Thread.currentThread());
    }

    /** Sleeps until a ring, an interrupt, or the time is over. */
    void sleep(long nanos) {
        LockSupport.parkNanos(this, Math.min(nanos, sliceNanos));
    }

    /** Wakes all sleepers of this process. */
    void wakeOwn() {
        sleepers.forEach(LockSupport::unpark);
    }

    /** Wakes the sleepers of all participants that the bits stand for. */
    void ring(long bits) {
        for (long left = bits; left != 0; left &= left - 1) {
            for (int slot = Long.numberOfTrailingZeros(left); slot < ParticipantLayout.SLOTS; slot += 64) {
                ringAt(slot);
            }
        }
    }

    /** How sleepers are woken, for diagnostics. */
    String describe() {
        return sliceNanos == POLLING_NANOS ? "polling" : "doorbell";
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            if (own != null) {
                own.close();
            }
        }
        synchronized (lines) {
            for (int slot = 0; slot < lines.length; slot++) {
                hangUp(slot);
            }
        }
        wakeOwn();
    }

    private void ringAt(int slot) {
        if (slot == ownSlot) {
            wakeOwn();
            return;
        }
        if (!participants.isTaken(slot)) {
            return;
        }
        synchronized (lines) {
            if (!closed && (lines[slot] == null || !Doorbell.ring(lines[slot]))) {
                hangUp(slot);
                SocketChannel line = Doorbell.connect(Doorbell.addressOf(session, slot));
                lines[slot] = line;
                if (line != null) {
                    Doorbell.ring(line);
                }
            }
        }
    }

    private void hangUp(int slot) {
        SocketChannel line = lines[slot];
        lines[slot] = null;
        if (line != null) {
            try {
                line.close();
            } catch (IOException e) {
                lines[slot] = null; // the line is lost either way, and nothing was said on it
            }
        }
    }

    private synchronized void hang() {
        if (closed) {
            return;
        }
        try {
            own = Doorbell.hang(Doorbell.addressOf(session, ownSlot), this::wakeOwn);
            sliceNanos = Waiter.SLICE_NANOS;
        } catch (IOException | UnsupportedOperationException e) {
            own = null; // the slice stays short
        }
    }
}
