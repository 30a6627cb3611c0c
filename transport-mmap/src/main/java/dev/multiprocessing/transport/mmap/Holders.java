package dev.multiprocessing.transport.mmap;

import static dev.multiprocessing.transport.mmap.ThingLayout.LAST_TICKET_AT;

import dev.multiprocessing.spi.Participants;
import dev.multiprocessing.spi.TransportException;

/**
 * Who holds one end of a thing: a table with an entry for each process that has it open, and for each ticket under way.
 *
 * <p>An entry is 0 (free), a participant's id (positive), or a ticket's number (negative). Each step is one compare-and-set:
 * a ticket is exchanged for its user's id in one go, so that the end is held at every instant. The entry of a participant
 * that is found dead is cleared by whoever finds it; a ticket belongs to nobody and stays until it is used, as a file
 * descriptor in a message does.
 *
 * <p>The word {@code died} remembers how the last holder went: it is set before a dead one's entry is cleared, and reset
 * before a living one clears its own, which first clears those of the dead: they went before it.
 */
final class Holders {

    /** What {@link #exchange} returns if the ticket was used before. */
    static final int USED = -1;

    private static final int FREE = 0;
    private static final int TICKET = Integer.MIN_VALUE;

    private final SharedBytes header;
    private final int kind;
    private final int end;
    private final Participants participants;

    Holders(SharedBytes header, int kind, int end, Participants participants) {
        this.header = header;
        this.kind = kind;
        this.end = end;
        this.participants = participants;
    }

    /** Enters this process, and returns the entry's index. */
    int enter() {
        return claim(participants.self());
    }

    /** Makes a ticket, {@code index:number}. */
    String issue() {
        int number = TICKET | header.getAndAddInt(LAST_TICKET_AT, 1);
        return claim(number) + ":" + number;
    }

    /** Exchanges the ticket for this process, and returns the entry's index, or {@link #USED}. */
    int exchange(int index, int number) {
        boolean exchanged = isTicket(index, number) && header.compareAndSetInt(at(index), number, participants.self());
        return exchanged ? index : USED;
    }

    /** Takes back a ticket; nothing happens if it was used before. */
    void cancel(int index, int number) {
        if (isTicket(index, number)) {
            header.compareAndSetInt(at(index), number, FREE);
        }
    }

    /** Clears this process's entry. */
    void leave(int index) {
        isHeld();
        header.setIntRelease(ThingLayout.diedAt(end), 0);
        header.compareAndSetInt(at(index), participants.self(), FREE);
    }

    /** Whether somebody holds the end, as far as the table says; a dead participant's entry counts. */
    boolean isHeldOnPaper() {
        for (int index = 0; index < ThingLayout.holdersOf(kind); index++) {
            if (header.getIntAcquire(at(index)) != FREE) {
                return true;
            }
        }
        return false;
    }

    /** Whether somebody alive holds the end, or a ticket to it is under way; clears the entries of the dead. */
    boolean isHeld() {
        boolean held = false;
        for (int index = 0; index < ThingLayout.holdersOf(kind); index++) {
            int entry = header.getIntAcquire(at(index));
            if (entry < FREE || entry > FREE && participants.isAlive(entry)) {
                held = true;
            } else if (entry > FREE) {
                header.setIntRelease(ThingLayout.diedAt(end), 1);
                header.compareAndSetInt(at(index), entry, FREE);
            }
        }
        return held;
    }

    /** Whether the last holder was lost by death. */
    boolean died() {
        return header.getIntAcquire(ThingLayout.diedAt(end)) != 0;
    }

    private int claim(int value) {
        int index = tryClaim(value);
        if (index >= 0) {
            return index;
        }
        isHeld(); // makes room: it clears the entries of the dead
        index = tryClaim(value);
        if (index >= 0) {
            return index;
        }
        throw new TransportException(
                "too many holders: processes and messages under way that have one queue, pipe end, "
                        + "value or array, max=" + ThingLayout.holdersOf(kind) + "; receive or close some");
    }

    private int tryClaim(int value) {
        for (int index = 0; index < ThingLayout.holdersOf(kind); index++) {
            if (header.compareAndSetInt(at(index), FREE, value)) {
                return index;
            }
        }
        return -1;
    }

    private boolean isTicket(int index, int number) {
        return number < FREE && index >= 0 && index < ThingLayout.holdersOf(kind);
    }

    private int at(int index) {
        return ThingLayout.holderAt(kind, end, index);
    }
}
