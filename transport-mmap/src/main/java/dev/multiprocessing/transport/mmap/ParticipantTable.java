package dev.multiprocessing.transport.mmap;

import static dev.multiprocessing.transport.mmap.ParticipantLayout.LOCKS_AT;
import static dev.multiprocessing.transport.mmap.ParticipantLayout.MAGIC;
import static dev.multiprocessing.transport.mmap.ParticipantLayout.MAGIC_AT;
import static dev.multiprocessing.transport.mmap.ParticipantLayout.MEMBERSHIP_LOCK;
import static dev.multiprocessing.transport.mmap.ParticipantLayout.SIZE;
import static dev.multiprocessing.transport.mmap.ParticipantLayout.SLOTS;
import static dev.multiprocessing.transport.mmap.ParticipantLayout.STATE_AT;
import static dev.multiprocessing.transport.mmap.ParticipantLayout.STATE_ENDED;
import static dev.multiprocessing.transport.mmap.ParticipantLayout.STATE_OPEN;
import static dev.multiprocessing.transport.mmap.ParticipantLayout.VERSION;
import static dev.multiprocessing.transport.mmap.ParticipantLayout.VERSION_AT;
import static dev.multiprocessing.transport.mmap.ParticipantLayout.generationAt;
import static dev.multiprocessing.transport.mmap.ParticipantLayout.generationOf;
import static dev.multiprocessing.transport.mmap.ParticipantLayout.joinedAt;
import static dev.multiprocessing.transport.mmap.ParticipantLayout.participant;
import static dev.multiprocessing.transport.mmap.ParticipantLayout.pidAt;
import static dev.multiprocessing.transport.mmap.ParticipantLayout.sinceAt;
import static dev.multiprocessing.transport.mmap.ParticipantLayout.slotOf;

import dev.multiprocessing.spi.CorruptDataException;
import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.Participants;
import dev.multiprocessing.spi.TransportException;
import dev.multiprocessing.spi.Waiter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Who takes part in a session, and who lives.
 *
 * <p>A participant has a slot, whose lock it holds, and an id in which the slot's generation distinguishes it from those who
 * had the slot before. Joining and leaving happen one at a time, under a lock of their own. A participant that dies at any
 * step leaves a slot whose lock is free: it is dead, and the slot goes to the next one who joins, with a higher generation.
 */
final class ParticipantTable implements Participants, AutoCloseable {

    private static final Duration MEMBERSHIP_PATIENCE = Duration.ofSeconds(30);

    private final Path session;
    private final SharedBytes table;
    private final KernelLocks locks;
    private final int self;

    private ParticipantTable(Path session, SharedBytes table, KernelLocks locks, int self) {
        this.session = session;
        this.table = table;
        this.locks = locks;
        this.self = self;
    }

    /** Makes the table of a new session, with this process in it. */
    static ParticipantTable create(Path session) throws IOException {
        Path file = session.resolve(ParticipantLayout.FILE);
        SharedBytes table = PrivateFiles.createZeroed(file, SIZE);
        table.setLongRelease(MAGIC_AT, MAGIC);
        table.setIntRelease(VERSION_AT, VERSION);
        table.setIntRelease(STATE_AT, STATE_OPEN);
        return join(session, table, KernelLocks.on(file));
    }

    /** Joins the session of another process. */
    static ParticipantTable attach(Path session) throws IOException {
        Path file = session.resolve(ParticipantLayout.FILE);
        SharedBytes table = PrivateFiles.open(file);
        if (table.size() != SIZE || table.getLongAcquire(MAGIC_AT) != MAGIC) {
            throw new CorruptDataException("not a file of participants: file=" + file + ", size=" + table.size());
        }
        if (table.getIntAcquire(VERSION_AT) != VERSION) {
            throw new CorruptDataException("layout of another version: file=" + file + ", version="
                    + table.getIntAcquire(VERSION_AT) + ", expected=" + VERSION
                    + "; use one version of the library in all processes");
        }
        return join(session, table, KernelLocks.on(file));
    }

    private static ParticipantTable join(Path session, SharedBytes table, KernelLocks locks) {
        boolean joined = false;
        try {
            holdMembership(session, locks);
            try {
                if (table.getIntAcquire(STATE_AT) != STATE_OPEN) {
                    throw new TransportException("session has ended: session=" + session);
                }
                ParticipantTable result = new ParticipantTable(session, table, locks, claimSlot(table, locks));
                joined = true;
                return result;
            } finally {
                locks.release(MEMBERSHIP_LOCK);
            }
        } finally {
            if (!joined) {
                locks.close();
            }
        }
    }

    private static int claimSlot(SharedBytes table, KernelLocks locks) {
        for (int slot = 0; slot < SLOTS; slot++) {
            if (locks.tryHold(LOCKS_AT + slot)) {
                int generation = table.getIntAcquire(generationAt(slot)) + 1;
                table.setIntRelease(generationAt(slot), generation);
                table.setLongRelease(pidAt(slot), ProcessHandle.current().pid());
                table.setLongRelease(sinceAt(slot), System.currentTimeMillis());
                table.setIntRelease(joinedAt(slot), 1);
                return participant(slot, generation);
            }
        }
        throw new TransportException("too many processes in one session: max=" + SLOTS);
    }

    private static void holdMembership(Path session, KernelLocks locks) {
        boolean interrupted = Thread.interrupted();
        try {
            Deadline deadline = Deadline.after(MEMBERSHIP_PATIENCE);
            if (!Waiter.polling().until(deadline, () -> locks.tryHold(MEMBERSHIP_LOCK))) {
                throw new TransportException("another process stays in the middle of joining or leaving: session="
                        + session + ", waited=" + MEMBERSHIP_PATIENCE + "; is it stopped?");
            }
        } catch (InterruptedException e) {
            interrupted = true;
            throw new TransportException("interrupted while joining or leaving: session=" + session, e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public int self() {
        return self;
    }

    @Override
    public boolean isAlive(int participant) {
        int slot = slotOf(participant);
        return participant == self
                || participant > 0
                        && table.getIntAcquire(generationAt(slot)) == generationOf(participant)
                        && table.getIntAcquire(joinedAt(slot)) == 1
                        && locks.isHeld(LOCKS_AT + slot, 1);
    }

    /** Whether somebody is in the slot, or died in it. */
    boolean isTaken(int slot) {
        return table.getIntAcquire(joinedAt(slot)) == 1;
    }

    /** Leaves; if this was the last living participant, the session has ended and {@code atEnd} runs before anybody can tell. */
    void leave(Runnable atEnd) {
        holdMembership(session, locks);
        try {
            table.setIntRelease(joinedAt(slotOf(self)), 0);
            locks.release(LOCKS_AT + slotOf(self));
            if (!locks.isHeld(LOCKS_AT, SLOTS)) {
                table.setIntRelease(STATE_AT, STATE_ENDED);
                atEnd.run();
            }
        } finally {
            locks.release(MEMBERSHIP_LOCK);
        }
    }

    @Override
    public void close() {
        locks.close();
    }
}
