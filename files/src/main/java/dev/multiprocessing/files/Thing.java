package dev.multiprocessing.files;

import static dev.multiprocessing.files.ThingLayout.FIRST_DIRECTION;
import static dev.multiprocessing.files.ThingLayout.KIND_AT;
import static dev.multiprocessing.files.ThingLayout.MAGIC;
import static dev.multiprocessing.files.ThingLayout.MAGIC_AT;
import static dev.multiprocessing.files.ThingLayout.PAGE;
import static dev.multiprocessing.files.ThingLayout.SIZE_AT;
import static dev.multiprocessing.files.ThingLayout.STATE_AT;
import static dev.multiprocessing.files.ThingLayout.STATE_ENDED;
import static dev.multiprocessing.files.ThingLayout.STATE_OPEN;
import static dev.multiprocessing.files.ThingLayout.VERSION_AT;

import dev.multiprocessing.spi.CorruptDataException;
import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.TransportException;
import dev.multiprocessing.spi.Uninterrupted;
import dev.multiprocessing.spi.Waiter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * A queue, channel or region: its header page, mapped, and who holds its ends.
 *
 * <p><b>Life.</b> It lives while somebody holds an end, or a ticket to one is under way. Ending it, and entering
 * without a ticket's entry to take over, happen under the life lock: nobody enters what is about to be deleted.
 */
public final class Thing {

    private static final char FIRST_RING = 'a';
    private static final char SECOND_RING = 'b';
    private static final long LIFE_PATIENCE_NANOS = 30_000_000_000L;

    private final Session session;
    private final String name;
    private final int kind;
    private final int size;
    private final SharedBytes bytes;
    private final OwnedLock life;
    private final Holders[] ends;
    private final Asides[] asides;

    private Thing(Session session, String name, int kind, long size, SharedBytes bytes) {
        this.session = session;
        this.name = name;
        this.kind = kind;
        this.size = (int) size;
        this.bytes = bytes;
        this.life = lock(ThingLayout.LIFE_LOCK_AT);
        this.ends = new Holders[ThingLayout.endsOf(kind)];
        this.asides = new Asides[ends.length];
        for (int end = 0; end < ends.length; end++) {
            ends[end] = new Holders(bytes, kind, end, session.participants());
            asides[end] = new Asides(ringFile(ThingLayout.outgoing(end)), session.participants());
        }
    }

    /**
     * Makes the file, with this process as the first holder of each end; the magic number, stored last, makes it a
     * thing.
     */
    public static Thing create(Session session, String name, int kind, long size, long fileSize) {
        SharedBytes bytes = PrivateFiles.createZeroed(session.file(name), fileSize);
        bytes.setIntRelease(VERSION_AT, session.medium().version());
        bytes.setIntRelease(KIND_AT, kind);
        bytes.setLongRelease(SIZE_AT, size);
        bytes.setIntRelease(STATE_AT, STATE_OPEN);
        Thing thing = new Thing(session, name, kind, size, bytes);
        for (Holders end : thing.ends) {
            end.enter();
        }
        bytes.setLongRelease(MAGIC_AT, MAGIC);
        return thing;
    }

    /** Whether its maker has not finished the file, so that nobody else can have it. */
    public static boolean isUnfinished(Session session, String name) {
        return PrivateFiles.find(session.file(name)).map(Thing::isUnfinished).orElse(false);
    }

    public static boolean isUnfinished(SharedBytes bytes) {
        return bytes.size() < PAGE || bytes.getLongAcquire(MAGIC_AT) == 0;
    }

    /** Maps a thing that another participant made. */
    public static Thing open(Session session, String name, int kind) {
        Path file = session.file(name);
        SharedBytes bytes = PrivateFiles.find(file).orElseThrow(() -> gone(name));
        if (bytes.size() < PAGE
                || bytes.getLongAcquire(MAGIC_AT) != MAGIC
                || bytes.getIntAcquire(VERSION_AT) != session.medium().version()) {
            throw new CorruptDataException("not a thing of this version: file=" + file + ", size=" + bytes.size()
                    + ", expected version=" + session.medium().version());
        }
        long size = bytes.getLongAcquire(SIZE_AT);
        if (bytes.getIntAcquire(KIND_AT) != kind || !isPlausible(kind, size, bytes.size())) {
            throw new CorruptDataException("damaged or of another kind: file=" + file + ", kind="
                    + bytes.getIntAcquire(KIND_AT) + ", expected kind=" + kind + ", size=" + size);
        }
        return new Thing(session, name, kind, size, bytes);
    }

    private static boolean isPlausible(int kind, long size, int fileSize) {
        if (kind == ThingLayout.REGION) {
            return size == fileSize - PAGE;
        }
        return fileSize == PAGE && size >= (kind == ThingLayout.QUEUE ? 1 : 0) && size <= Integer.MAX_VALUE;
    }

    public String name() {
        return name;
    }

    /** The header page, and behind it a region's bytes. */
    public SharedBytes bytes() {
        return bytes;
    }

    /** As it was when it was checked: what the file says later is not looked at. */
    public int size() {
        return size;
    }

    /** The most bytes of messages that may wait in one direction. */
    public long maxBacklog() {
        return session.maxBacklog();
    }

    /** Whether it has two ends, one of which notices when the other is held no more. */
    public boolean hasEnds() {
        return ends.length > 1;
    }

    public Holders end(int end) {
        return ends[end];
    }

    /** The ring into which an end puts; {@code requireOpen} fails once the user has closed its handle. */
    public Ring outgoing(int end, RingLimits limits, Runnable requireOpen) {
        return ring(ThingLayout.outgoing(end), limits, asides[end], requireOpen);
    }

    /** The ring from which an end takes. */
    public Ring incoming(int end, RingLimits limits, Runnable requireOpen) {
        return ring(ThingLayout.incoming(kind, end), limits, asides[end], requireOpen);
    }

    /** The bytes behind the page, as the transport reaches them. */
    public Words words() {
        return session.part().words(bytes);
    }

    /** Where threads of a region wait. */
    public Wait regionWaiters() {
        return session.waking().at(bytes, ThingLayout.REGION_WAITERS_AT);
    }

    /**
     * Makes this process a holder of the end, in the place of the ticket if it was not used before; returns the entry.
     */
    public int enter(int end, int index, int number) {
        int entry = ends[end].exchange(index, number);
        return entry == Holders.USED ? enterWithoutTicket(end) : entry;
    }

    private int enterWithoutTicket(int end) {
        if (!life.acquire(LIFE_PATIENCE_NANOS)) {
            throw new TransportException("another process stays in the middle of opening or closing: name=" + name
                    + ", session=" + session.directory() + "; is it stopped?");
        }
        try {
            if (bytes.getIntAcquire(STATE_AT) != STATE_OPEN) {
                throw gone(name);
            }
            return ends[end].enter();
        } finally {
            life.release();
        }
    }

    /**
     * Waits until no thread of this process is inside a ring through this end, whose handles are closed: none comes in.
     * One that has taken a long message reads it to its end. The wait is over, too, once the end is used again.
     *
     * @throws TransportException if one seems to stay in the middle, as a damaged lock can make it look
     */
    public void awaitUnused(int end, Duration patience, BooleanSupplier isUsedAgain) {
        if (!await(Deadline.after(patience), () -> isUsedAgain.getAsBoolean() || !isLocked(end))) {
            throw new TransportException("a thread of this process stays in the middle of a call: name=" + name
                    + ", session=" + session.directory() + ", waited=" + patience + "; or the file is damaged");
        }
        await(Deadline.NEVER, () -> isUsedAgain.getAsBoolean() || !asides[end].areInUse());
    }

    /**
     * Whether no thread of this process is inside a ring through this end. The locks are looked at first: a thread that
     * gives one back with a long message to read has that in use before.
     */
    public boolean isUnused(int end) {
        return !isLocked(end) && !asides[end].areInUse();
    }

    private boolean isLocked(int end) {
        return lock(ThingLayout.producersLockAt(ThingLayout.outgoing(end))).isMine()
                || lock(ThingLayout.consumersLockAt(ThingLayout.incoming(kind, end)))
                        .isMine();
    }

    private static boolean await(Deadline deadline, BooleanSupplier unused) {
        return unused.getAsBoolean()
                || Uninterrupted.call(() -> Waiter.polling().until(deadline, unused));
    }

    /**
     * Ends it if nobody holds it, and says whether it did; its files are then for {@link #deleteFiles}. What does not
     * end because a process is stopped goes with the session.
     */
    public boolean endIfUnheld() {
        if (!isUnheld() || !life.acquire(LIFE_PATIENCE_NANOS)) {
            return false;
        }
        try {
            boolean ended = isUnheld();
            if (ended) {
                bytes.setIntRelease(STATE_AT, STATE_ENDED);
            }
            return ended;
        } finally {
            life.release();
        }
    }

    /**
     * Deletes the files of things that have ended, with one look into the directory. A header goes last: what a process
     * that is killed in here leaves is found by it.
     */
    public static void deleteFiles(Session session, Collection<Thing> ended) {
        Set<String> withRings = new HashSet<>();
        for (Thing thing : ended) {
            if (thing.haveRingsBegun()) {
                withRings.add(thing.name);
            }
        }
        if (!withRings.isEmpty()) {
            PrivateFiles.deleteMatching(session.directory(), file -> withRings.contains(nameOfRingFile(file)));
        }
        for (Thing thing : ended) {
            PrivateFiles.delete(session.file(thing.name));
        }
    }

    /** Wakes whoever waits on it anywhere. */
    public void wakeAll() {
        for (int direction : new int[] {FIRST_DIRECTION, ThingLayout.SECOND_DIRECTION}) {
            session.waking().at(bytes, ThingLayout.notEmptyAt(direction)).wakeForOthers();
            session.waking().at(bytes, ThingLayout.notFullAt(direction)).wakeForOthers();
        }
    }

    private static TransportException gone(String name) {
        return new TransportException(
                "nothing to attach to: name=" + name + "; everybody who had it open has closed it");
    }

    private OwnedLock lock(int at) {
        return new OwnedLock(bytes, at, session.participants(), () -> {});
    }

    private Ring ring(int direction, RingLimits limits, Asides asidesOfEnd, Runnable requireOpen) {
        Place place = new Place(limits, bytes, direction, ringFile(direction), asidesOfEnd);
        return new Ring(place, session.part().lane(place), session.waking(), session.participants(), requireOpen);
    }

    /** What the names of a ring's files begin with. */
    private Path ringFile(int direction) {
        return session.file(name + (direction == FIRST_DIRECTION ? FIRST_RING : SECOND_RING));
    }

    private boolean haveRingsBegun() {
        return kind != ThingLayout.REGION
                && (bytes.getIntAcquire(ThingLayout.begunAt(FIRST_DIRECTION)) != 0
                        || bytes.getIntAcquire(ThingLayout.begunAt(ThingLayout.SECOND_DIRECTION)) != 0);
    }

    /** The name of the thing that a file belongs to: the letter of the ring and what follows a point come behind it. */
    private static String nameOfRingFile(String file) {
        int point = file.indexOf('.');
        return point < 1 ? "" : file.substring(0, point - 1);
    }

    private boolean isUnheld() {
        for (Holders end : ends) {
            if (end.isHeld()) {
                return false;
            }
        }
        return true;
    }
}
