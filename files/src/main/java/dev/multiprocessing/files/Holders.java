package dev.multiprocessing.files;

import static dev.multiprocessing.files.ThingLayout.CLAIMS_AT;
import static dev.multiprocessing.files.ThingLayout.LAST_TICKET_AT;

import dev.multiprocessing.spi.Participants;
import dev.multiprocessing.spi.TransportException;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Who holds one end of a thing: a table with an entry for each process that has it open, and for each ticket under way.
 *
 * <p>An entry is free, a participant's id (positive), a ticket's number (negative), or a tombstone. Each step is one
 * compare-and-set: a ticket is exchanged for its user's id in one go, so that the end is held at every instant. The
 * entry of a participant that is found dead becomes a tombstone; a ticket belongs to nobody and stays until it is used,
 * as a file descriptor in a message does.
 *
 * <p><b>Looking.</b> A hold can move to an entry that a look has passed already, by a ticket, so a look that finds
 * nobody is repeated if an entry was claimed meanwhile: the claim is counted before the hold it takes over can be given
 * up.
 *
 * <p><b>Death.</b> The tombstones tell how the last holder went. One that leaves takes away those of whoever died
 * before it, and then its own entry; a tombstone that is there when nobody holds the end any more is the last one's.
 */
public final class Holders {

    /** What {@link #exchange} returns if the ticket was used before. */
    public static final int USED = -1;

    private static final int FREE = 0;
    private static final int TOMBSTONE = 1; // ids are larger, since generations begin at 1
    private static final int TICKET = Integer.MIN_VALUE;

    private final SharedBytes header;
    private final int entries;
    private final int entriesAt;
    private final Participants participants;

    /** Where any thread saw one. To look there first spares looking at the rest; a ticket's is behind half of them. */
    private int lastHolder;

    public Holders(SharedBytes header, int kind, int end, Participants participants) {
        this.header = header;
        this.entries = ThingLayout.holdersOf(kind);
        this.entriesAt = ThingLayout.holderAt(kind, end, 0);
        this.participants = participants;
    }

    /** Enters this process, and returns the entry's index. */
    public int enter() {
        return claim(participants.self());
    }

    /** Makes a ticket, {@code index:number}, unless half of the entries are tickets: processes need the others. */
    public Optional<String> issue() {
        int number = TICKET | header.getAndAddInt(LAST_TICKET_AT, 1);
        int index = tryClaim(number, entries / 2);
        return index < 0 ? Optional.empty() : Optional.of(index + ":" + number);
    }

    /** Exchanges the ticket for this process, and returns the entry's index, or {@link #USED}. */
    public int exchange(int index, int number) {
        boolean exchanged = isTicket(index, number) && header.compareAndSetInt(at(index), number, participants.self());
        return exchanged ? index : USED;
    }

    /** Takes back a ticket; nothing happens if it was used before. */
    public void cancel(int index, int number) {
        if (isTicket(index, number)) {
            header.compareAndSetInt(at(index), number, FREE);
        }
    }

    /** Clears this process's entry. */
    public void leave(int index) {
        isHeldAfterBurials();
        for (int other = 0; other < entries; other++) {
            if (header.getIntAcquire(at(other)) == TOMBSTONE) {
                header.compareAndSetInt(at(other), TOMBSTONE, FREE);
            }
        }
        header.compareAndSetInt(at(index), participants.self(), FREE);
    }

    /** Whether somebody holds the end, as far as the table says; a dead participant's entry counts. */
    public boolean isHeldOnPaper() {
        return isHolder(header.getIntAcquire(at(lastHolder))) || look(this::hasHolder);
    }

    /** Whether somebody alive holds the end, or a ticket to it is under way; buries the dead if it has to look far. */
    public boolean isHeld() {
        return isLiving(header.getIntAcquire(at(lastHolder))) || isHeldAfterBurials();
    }

    private boolean isHeldAfterBurials() {
        return look(this::hasHolderAfterBurials);
    }

    /** Whether the last holder was lost by death. */
    public boolean died() {
        for (int index = 0; index < entries; index++) {
            if (header.getIntAcquire(at(index)) == TOMBSTONE) {
                return true;
            }
        }
        return false;
    }

    private boolean look(BooleanSupplier once) {
        while (true) {
            int claims = header.getIntAcquire(CLAIMS_AT);
            if (once.getAsBoolean()) {
                return true;
            }
            if (header.getIntAcquire(CLAIMS_AT) == claims) {
                return false;
            }
        }
    }

    private boolean hasHolder() {
        for (int index = 0; index < entries; index++) {
            if (isHolder(header.getIntAcquire(at(index)))) {
                lastHolder = index;
                return true;
            }
        }
        return false;
    }

    private boolean hasHolderAfterBurials() {
        boolean held = false;
        for (int index = 0; index < entries; index++) {
            int entry = header.getIntAcquire(at(index));
            if (isLiving(entry)) {
                held = true;
                lastHolder = index;
            } else if (entry > TOMBSTONE) {
                header.compareAndSetInt(at(index), entry, TOMBSTONE);
            }
        }
        return held;
    }

    private static boolean isHolder(int entry) {
        return entry != FREE && entry != TOMBSTONE;
    }

    private boolean isLiving(int entry) {
        return entry < FREE || entry > TOMBSTONE && participants.isAlive(entry);
    }

    private int claim(int value) {
        int index = tryClaim(value, 0);
        if (index < 0) {
            isHeldAfterBurials(); // makes room: it buries the dead
            index = tryClaim(value, 0);
        }
        if (index < 0) {
            throw new TransportException("too many processes have one queue, pipe end, value or array open: max="
                    + entries + "; close it in some");
        }
        return index;
    }

    private int tryClaim(int value, int first) {
        for (int index = first; index < entries; index++) {
            int entry = header.getIntAcquire(at(index));
            if ((entry == FREE || entry == TOMBSTONE) && header.compareAndSetInt(at(index), entry, value)) {
                header.getAndAddInt(CLAIMS_AT, 1);
                return index;
            }
        }
        return -1;
    }

    private boolean isTicket(int index, int number) {
        return number < FREE && index >= 0 && index < entries;
    }

    private int at(int index) {
        return entriesAt + index * Integer.BYTES;
    }
}
