package dev.multiprocessing.files;

import static dev.multiprocessing.files.ParticipantLayout.BELLS_AT;
import static dev.multiprocessing.files.ParticipantLayout.LOCKS_AT;
import static dev.multiprocessing.files.ParticipantLayout.MAX_GENERATION;
import static dev.multiprocessing.files.ParticipantLayout.MEMBERSHIP_LOCK;
import static dev.multiprocessing.files.ParticipantLayout.NO_BELL;
import static dev.multiprocessing.files.ParticipantLayout.SLOTS;
import static dev.multiprocessing.files.ParticipantLayout.generationAt;
import static dev.multiprocessing.files.ParticipantLayout.generationOf;
import static dev.multiprocessing.files.ParticipantLayout.joinedAt;
import static dev.multiprocessing.files.ParticipantLayout.participant;
import static dev.multiprocessing.files.ParticipantLayout.slotOf;

import dev.multiprocessing.spi.CorruptDataException;
import dev.multiprocessing.spi.Participants;
import dev.multiprocessing.spi.TransportException;
import java.time.Duration;

/**
 * Who takes part in a session, and who lives.
 *
 * <p>A participant has a slot, whose lock it holds, and an id in which the slot's generation distinguishes it from
 * those who had the slot before. Joining and leaving happen one at a time, under a lock of their own. A participant
 * that dies at any step leaves a slot whose lock is free: it is dead, and the slot goes to the next one who joins, with
 * a higher generation.
 */
public final class ParticipantTable implements Participants {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int NO_SLOT = -1;

    private final ParticipantFile file;
    private final SharedBytes table;
    private final KernelLocks locks;
    private final int self;
    private final boolean afterDeath;

    private ParticipantTable(ParticipantFile file, int self, boolean afterDeath) {
        this.file = file;
        this.table = file.table();
        this.locks = file.locks();
        this.self = self;
        this.afterDeath = afterDeath;
    }

    /** Makes this process one more participant. */
    public static ParticipantTable join(ParticipantFile file) {
        file.requireWhole();
        holdMembership(file);
        try {
            if (!file.isOpen()) {
                throw new TransportException("session has ended: session=" + file.session());
            }
            return enter(file, claimSlot(file));
        } finally {
            file.locks().release(MEMBERSHIP_LOCK);
        }
    }

    /** That of a dead one before one that was left, since who joins in its place takes away what only it held. */
    private static int claimSlot(ParticipantFile file) {
        int slot = claimSlot(file, 1);
        if (slot == NO_SLOT) {
            slot = claimSlot(file, 0);
        }
        if (slot == NO_SLOT) {
            throw new TransportException(
                    "too many processes in one session: session=" + file.session() + ", max=" + SLOTS);
        }
        return slot;
    }

    private static int claimSlot(ParticipantFile file, int joined) {
        for (int slot = 0; slot < SLOTS; slot++) {
            if (file.table().getIntAcquire(joinedAt(slot)) == joined && claim(file, slot)) {
                return slot;
            }
        }
        return NO_SLOT;
    }

    /** The slot gets its new generation before its lock is taken, which would make an id of the old one look alive. */
    private static boolean claim(ParticipantFile file, int slot) {
        int generation = file.table().getIntAcquire(generationAt(slot));
        if (generation < 0) {
            throw new CorruptDataException("damaged file of participants: session=" + file.session() + ", slot=" + slot
                    + ", generation=" + generation);
        }
        if (generation >= MAX_GENERATION || file.locks().isHeld(LOCKS_AT + slot, 1)) {
            return false;
        }
        file.table().setIntRelease(generationAt(slot), generation + 1);
        return file.locks().tryHold(LOCKS_AT + slot);
    }

    private static ParticipantTable enter(ParticipantFile file, int slot) {
        SharedBytes table = file.table();
        boolean afterDeath = table.getIntAcquire(joinedAt(slot)) == 1;
        int generation = table.getIntAcquire(generationAt(slot));
        table.setIntRelease(ParticipantLayout.bellAt(slot), NO_BELL);
        table.setIntRelease(joinedAt(slot), 1);
        return new ParticipantTable(file, participant(slot, generation), afterDeath);
    }

    private static void holdMembership(ParticipantFile file) {
        if (!file.locks().hold(MEMBERSHIP_LOCK, PATIENCE)) {
            throw new TransportException("another process stays in the middle of joining or leaving: session="
                    + file.session() + ", waited=" + PATIENCE + "; is it stopped?");
        }
    }

    @Override
    public int self() {
        return self;
    }

    @Override
    public boolean isAlive(int participant) {
        int slot = slotOf(participant);
        return participant > 0
                && table.getIntAcquire(generationAt(slot)) == generationOf(participant)
                && isTaken(slot)
                && locks.isHeld(LOCKS_AT + slot, 1);
    }

    /** Whether somebody is in the slot, or died in it. */
    private boolean isTaken(int slot) {
        return table.getIntAcquire(joinedAt(slot)) == 1;
    }

    /** Tells everybody that here is somebody who has no futex. */
    public void requireBells() {
        table.getAndAddInt(BELLS_AT, 1);
    }

    public boolean areBellsRequired() {
        return table.getIntAcquire(BELLS_AT) != 0;
    }

    /** Tells those for whom it is that a bell hangs at this participant's door, and says whether they knew it. */
    public boolean announceBell(int bellFor) {
        int at = ParticipantLayout.bellAt(slotOf(self));
        int before = table.getIntAcquire(at);
        return before >= bellFor || !table.compareAndSetInt(at, before, bellFor) && announceBell(bellFor);
    }

    /** For whom there is a bell at the door of the slot, whose participant may have died. */
    public int bellAt(int slot) {
        return isTaken(slot) ? table.getIntAcquire(ParticipantLayout.bellAt(slot)) : NO_BELL;
    }

    /** Whether this participant's slot is that of one who died, and may have left things that nobody else holds. */
    public boolean isAfterDeath() {
        return afterDeath;
    }

    /**
     * Leaves; if this was the last living participant, the session has ended and {@code atEnd} runs before anybody can
     * tell.
     */
    public void leave(Runnable atEnd) {
        holdMembership(file);
        try {
            table.setIntRelease(joinedAt(slotOf(self)), 0);
            locks.release(LOCKS_AT + slotOf(self));
            if (!locks.isHeld(LOCKS_AT, SLOTS)) {
                file.end();
                atEnd.run();
            }
        } finally {
            locks.release(MEMBERSHIP_LOCK);
        }
    }
}
