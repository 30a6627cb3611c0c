package dev.multiprocessing.transport.agrona;

import dev.multiprocessing.files.Chain;
import dev.multiprocessing.files.Chain.Mapped;
import dev.multiprocessing.files.Cursor;
import dev.multiprocessing.files.Cursors;
import dev.multiprocessing.files.Head;
import dev.multiprocessing.files.Lane;
import dev.multiprocessing.files.Place;
import dev.multiprocessing.files.Tail;
import dev.multiprocessing.spi.CorruptDataException;
import java.lang.invoke.VarHandle;

/**
 * Messages as records of Agrona's one-to-one ring buffer, each of which is there once its own length says so.
 *
 * <p><b>Idea.</b> Producers take turns under one lock, so that for Agrona there is one; consumers under another. A
 * producer claims, copies, and commits by one release store of the record's length, as Agrona does; then it notes in
 * the tail where the next record goes. Each record says how many messages were put before it. So who waits for a
 * message looks at one word that changes, that of the record itself, and not at the tail besides. A consumer copies the
 * record out and commits by one release store of the head. How many messages there are is derived: up to the tail, and
 * one more if its record is committed behind the tail.
 *
 * <p><b>Death.</b> Before it commits, Agrona's algorithm makes the header behind the record 0, moves its own tail, and
 * writes a negative length. A producer that dies leaves, behind the noted tail, one message at most that is committed,
 * with a padding or a {@link RecordType#MOVED} before it. Whoever takes its lock over walks over those, notes the tail
 * behind them, and takes back what was claimed: the header there becomes 0, and Agrona's tail is set to it. Nothing of
 * that depends on time, and each step may be repeated.
 *
 * <p><b>Growth.</b> Where there is no room, or the record is too long, a larger file is made, and {@code MOVED} is
 * committed as the last record of the old one, for which two units are always free.
 */
final class RecordLane implements Lane {

    private final Cursors cursors;
    private final Chain<RingFile> rings;
    private final RecordTail tail;
    private final RecordHead head;

    // any thread writes them; what gets lost is mapped again
    private Mapped<RingFile> tailKnown;
    private Mapped<RingFile> headKnown;

    RecordLane(Place place, Buffers buffers, Counters counters) {
        this.cursors = new Cursors(place.header(), place.direction());
        this.rings = place.chain(RingFile.kind(buffers));
        String name = place.files().getFileName().toString();
        this.tail = new RecordTail(place.limits(), cursors, rings, counters.late(name + " put"));
        this.head = new RecordHead(cursors, rings, place.asides(), this, counters.late(name + " taken"));
    }

    @Override
    public Tail tail() {
        return tail;
    }

    @Override
    public Head head() {
        return head;
    }

    /** As of an instant at which neither word moved; the head can be one message before the noted tail. */
    @Override
    public int size() {
        while (true) {
            long oldest = cursors.head();
            long noted = cursors.tail();
            int size = Cursor.between(oldest, noted);
            try {
                size += isTailCommitted(noted) ? 1 : 0;
            } catch (CorruptDataException e) {
                requireChange(e, noted == tailAfterReads());
                continue;
            }
            if (noted == tailAfterReads() && oldest == headAfterReads()) {
                return requirePlausible(size, oldest, noted);
            }
        }
    }

    /** Looks at the record at the head only. */
    @Override
    public boolean isEmpty() {
        while (true) {
            long oldest = cursors.head();
            boolean committed;
            try {
                committed = isHeadCommitted(oldest);
            } catch (CorruptDataException e) {
                requireChange(e, oldest == headAfterReads());
                continue;
            }
            if (oldest == headAfterReads()) {
                return !committed;
            }
        }
    }

    /** The tail, loaded after the plain loads before it: an acquire orders only what comes behind it. */
    private long tailAfterReads() {
        VarHandle.loadLoadFence();
        return cursors.tail();
    }

    /** The head, as {@link #tailAfterReads}. */
    private long headAfterReads() {
        VarHandle.loadLoadFence();
        return cursors.head();
    }

    private boolean isTailCommitted(long noted) {
        Mapped<RingFile> there = map(noted, tailKnown);
        tailKnown = there;
        return isCommitted(there, Cursor.index(noted));
    }

    private boolean isHeadCommitted(long oldest) {
        Mapped<RingFile> there = map(oldest, headKnown);
        headKnown = there;
        return isCommitted(there, Cursor.index(oldest));
    }

    /** The file of a place; null before there is one. */
    private Mapped<RingFile> map(long place, Mapped<RingFile> known) {
        return known == null && !rings.hasBegun() ? null : rings.find(Cursor.segment(place), known);
    }

    /** Whether a message has been committed at the index, or behind a padding or moves that are there. */
    private boolean isCommitted(Mapped<RingFile> there, int index) {
        Mapped<RingFile> file = there;
        int at = index;
        while (file != null && file.segment().lengthAt(at) > 0) {
            int type = file.segment().typeAt(at);
            if (RecordType.isMove(type)) {
                file = RingFile.after(file, rings);
            } else if (!RingFile.isPadding(type) || at == 0) {
                return true;
            }
            at = 0;
        }
        return false;
    }

    /** What looked damaged is, unless a word has moved on, and with it what belongs to it. */
    private static void requireChange(CorruptDataException failure, boolean unchanged) {
        if (unchanged) {
            throw failure;
        }
    }

    private static int requirePlausible(int size, long head, long tail) {
        if (size < 0) {
            throw new CorruptDataException("damaged ring: head=" + Long.toHexString(head) + ", tail="
                    + Long.toHexString(tail) + "; use a new queue or pipe");
        }
        return size;
    }
}
