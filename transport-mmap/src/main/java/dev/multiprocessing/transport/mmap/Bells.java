package dev.multiprocessing.transport.mmap;

import static dev.multiprocessing.files.ParticipantLayout.BELL_BESIDES_FUTEX;
import static dev.multiprocessing.files.ParticipantLayout.BELL_FOR_ALL;
import static dev.multiprocessing.files.ParticipantLayout.NO_BELL;

import dev.multiprocessing.files.OwnedLock;
import dev.multiprocessing.files.ParticipantLayout;
import dev.multiprocessing.files.ParticipantTable;
import dev.multiprocessing.files.SharedBytes;
import dev.multiprocessing.files.VirtualThreads;
import dev.multiprocessing.files.Wait;
import dev.multiprocessing.files.Waking;
import dev.multiprocessing.spi.TransportException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * How this process sleeps, and wakes others.
 *
 * <p><b>Two ways.</b> A thread sleeps at the word of what it waits for, if there is a {@link Futex}: one system call of
 * whoever has one too wakes all who sleep there. Else one of those who sleep listens at this process's {@link Doorbell}
 * and wakes the others, which sleep in Java as virtual threads always do. Who has no futex says so to the whole session
 * when it joins: then all the others hang a bell, too, and a listener beside it, who wakes them from their futex.
 *
 * <p><b>Succession.</b> Whoever ceases to wait while nobody listens wakes one of those that still wait: that one looks,
 * and either listens next, or ceases to wait as well.
 *
 * <p><b>Beginning.</b> Either takes longer to load than all the rest of a session, so it is made in the background when
 * it is first needed. Until then, and where there can be no bell (a path too long for a socket), sleepers look again
 * every millisecond; so they do for a second after a ticket was made, since the process that it is for may just be
 * starting, and cannot wake anybody yet. That process is ready to wake others before the second is over.
 */
final class Bells implements Waking, AutoCloseable {

    private static final long POLLING_NANOS = 1_000_000;
    private static final long NEWCOMER_NANOS = 1_000_000_000;

    /** Static, since it is the JVM that links it, which takes long, and once for all sessions of the process. */
    private static final Late<Futex> FUTEX = new Late<>("multiprocessing-futex-start", Futex::link);

    private final Path session;
    private final ParticipantTable participants;
    private final int ownSlot;
    private final Waiting wanted;
    private final Set<WaitPoint.Sleeper> sleepers = ConcurrentHashMap.newKeySet();
    private final Late<Doorbell> own = new Late<>("multiprocessing-doorbell-start", this::hang);
    private final Late<Lines> lines;

    // guarded by this
    private boolean closed;
    private Doorbell bell;

    private volatile long newcomerSince = System.nanoTime(); // any thread writes it: the latest is best, any will do

    /** One that waits as wanted, and says so to the others. */
    Bells(Path session, ParticipantTable participants, Waiting wanted) {
        this.session = session;
        this.participants = participants;
        this.ownSlot = ParticipantLayout.slotOf(participants.self());
        this.wanted = wanted;
        this.lines = new Late<>("multiprocessing-doorbell-lines", () -> Optional.of(Lines.open(session)));
        if (wanted != Waiting.FUTEX) {
            participants.requireBells();
        }
    }

    @Override
    public Wait at(SharedBytes bytes, int at) {
        return new WaitPoint(bytes, at, this);
    }

    @Override
    public Wait at(SharedBytes bytes, int at, OwnedLock lock) {
        return new WaitPoint(bytes, at, this, lock);
    }

    /** The bit that stands for this process, and for others, in a word of waiters. */
    long ownBit() {
        return 1L << (ownSlot & 63);
    }

    /** Begins to be woken: after this, no ring is missed by the sleeper. */
    void enter(WaitPoint.Sleeper sleeper) {
        sleepers.add(sleeper);
    }

    /** Ends to be woken; somebody else listens then. */
    void leave(WaitPoint.Sleeper sleeper) {
        sleepers.remove(sleeper);
        Doorbell bell = own.peek();
        if (bell != null && bell.isUnattended()) {
            for (WaitPoint.Sleeper successor : sleepers) {
                successor.unpark();
                return;
            }
        }
    }

    @Override
    public void expectNewcomer() {
        boolean expected = isNewcomerExpected();
        newcomerSince = System.nanoTime();
        if (!expected) {
            wakeOwn();
        }
    }

    /** This process was given something, and so may have to wake others: it gets ready if it lives that long. */
    @Override
    public void expectToWake() {
        (hasFutex() ? FUTEX : lines).expect(NEWCOMER_NANOS / 2);
    }

    /** Sleeps until it is woken, an interrupt, or the time is over; may return early. */
    void sleep(WaitPoint.Sleeper sleeper, long nanos) {
        boolean isVirtual = VirtualThreads.isCurrent();
        boolean atFutex = hasFutex() && !isVirtual;
        Futex futex = atFutex ? FUTEX.get() : null;
        int bellFor = bellNeeded(atFutex, futex);
        boolean isBellKnown = bellFor == NO_BELL || hangBell(bellFor);
        boolean canBeWoken = isBellKnown && (futex != null || !atFutex);
        boolean canListen = !atFutex && !isVirtual;
        Doorbell bell = own.peek();
        if (bell != null && !canListen) {
            bell.haveListener();
        }
        long slice = canBeWoken && !isNewcomerExpected() ? nanos : Math.min(nanos, POLLING_NANOS);
        if (futex != null) {
            sleeper.sleepOn(futex, slice);
        } else if (bell == null || !canListen || !bell.listen(sleeper::isUnrung, slice)) {
            LockSupport.parkNanos(this, slice);
        }
    }

    @Override
    public void wakeOwn() {
        sleepers.forEach(WaitPoint.Sleeper::ring);
        wakeRung(FUTEX.peek());
    }

    /** Wakes those of this process whose wait point has had a wake-up since they looked. */
    private void wakeRung(Futex futex) {
        Doorbell bell = own.peek();
        for (WaitPoint.Sleeper sleeper : sleepers) {
            if (!sleeper.isUnrung()) {
                sleeper.wake(futex, bell);
            }
        }
    }

    /** Wakes those who sleep at the wait point, and all sleepers at the doors that the bits stand for. */
    void wake(SharedBytes bytes, int wakeUpsAt, long bits) {
        boolean byFutex = hasFutex();
        if (byFutex) {
            FUTEX.with(futex -> futex.wake(bytes, wakeUpsAt));
        }
        for (long left = bits; left != 0; left &= left - 1) {
            for (int slot = Long.numberOfTrailingZeros(left); slot < ParticipantLayout.SLOTS; slot += 64) {
                ringAt(slot, byFutex);
            }
        }
    }

    @Override
    public String describe() {
        Waiting waiting = hasFutex() ? Waiting.FUTEX : Waiting.DOORBELL;
        return (wanted == Waiting.POLLING || own.isImpossible() ? Waiting.POLLING : waiting).toString();
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            if (bell != null) {
                bell.close();
            }
        }
        Lines open = lines.peek();
        if (open != null) {
            open.close();
        }
        wakeOwn();
    }

    private boolean hasFutex() {
        if (wanted != Waiting.FUTEX) {
            return false;
        }
        if (FUTEX.isImpossible() && !needsBell()) {
            participants.requireBells();
        }
        return !FUTEX.isImpossible();
    }

    private boolean needsBell() {
        return participants.areBellsRequired();
    }

    /** Who is to have a bell to ring: all, if the thread sleeps at no futex; else, once it can, those without one. */
    private int bellNeeded(boolean atFutex, Futex futex) {
        if (!atFutex) {
            return BELL_FOR_ALL;
        }
        return futex != null && needsBell() ? BELL_BESIDES_FUTEX : NO_BELL;
    }

    /**
     * Begins to hang this process's bell, and once it hangs, tells those for whom it is. Says whether they had known it
     * before: until then they do not ring.
     */
    private boolean hangBell(int bellFor) {
        return wanted != Waiting.POLLING && own.get() != null && participants.announceBell(bellFor);
    }

    private boolean isNewcomerExpected() {
        return System.nanoTime() - newcomerSince < NEWCOMER_NANOS;
    }

    private void ringAt(int slot, boolean byFutex) {
        if (slot == ownSlot) {
            wakeRung(null); // who sleeps in the kernel was woken there
        } else if (participants.bellAt(slot) >= (byFutex ? BELL_FOR_ALL : BELL_BESIDES_FUTEX)) {
            lines.with(open -> open.ring(slot));
        }
    }

    private synchronized Optional<Doorbell> hang() {
        if (closed) {
            return Optional.empty();
        }
        try {
            bell = Doorbell.hang(Doorbell.addressOf(session, ownSlot), () -> wakeRung(FUTEX.peek()));
            return Optional.of(bell);
        } catch (IOException | UnsupportedOperationException | TransportException e) {
            return Optional.empty();
        }
    }
}
