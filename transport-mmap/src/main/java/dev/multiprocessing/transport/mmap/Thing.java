package dev.multiprocessing.transport.mmap;

import static dev.multiprocessing.transport.mmap.ThingLayout.KIND_AT;
import static dev.multiprocessing.transport.mmap.ThingLayout.MAGIC;
import static dev.multiprocessing.transport.mmap.ThingLayout.MAGIC_AT;
import static dev.multiprocessing.transport.mmap.ThingLayout.PAGE;
import static dev.multiprocessing.transport.mmap.ThingLayout.SIZE_AT;
import static dev.multiprocessing.transport.mmap.ThingLayout.STATE_AT;
import static dev.multiprocessing.transport.mmap.ThingLayout.STATE_ENDED;
import static dev.multiprocessing.transport.mmap.ThingLayout.STATE_OPEN;
import static dev.multiprocessing.transport.mmap.ThingLayout.VERSION;
import static dev.multiprocessing.transport.mmap.ThingLayout.VERSION_AT;

import dev.multiprocessing.spi.CorruptDataException;
import dev.multiprocessing.spi.TransportException;
import java.nio.file.Path;

/** A queue, channel or region: its header page, mapped, and who holds its ends. */
final class Thing {

    private final Session session;
    private final String name;
    private final int kind;
    private final SharedBytes bytes;
    private final Holders[] ends;

    private Thing(Session session, String name, int kind, SharedBytes bytes) {
        this.session = session;
        this.name = name;
        this.kind = kind;
        this.bytes = bytes;
        this.ends = new Holders[ThingLayout.endsOf(kind)];
        for (int end = 0; end < ends.length; end++) {
            ends[end] = new Holders(bytes, kind, end, session.participants());
        }
    }

    /** Makes the file; the magic number, which is stored last, makes it a thing. */
    static Thing create(Session session, String name, int kind, long size, long fileSize) {
        SharedBytes bytes = PrivateFiles.createZeroed(session.file(name), fileSize);
        bytes.setIntRelease(VERSION_AT, VERSION);
        bytes.setIntRelease(KIND_AT, kind);
        bytes.setLongRelease(SIZE_AT, size);
        bytes.setIntRelease(STATE_AT, STATE_OPEN);
        bytes.setLongRelease(MAGIC_AT, MAGIC);
        return new Thing(session, name, kind, bytes);
    }

    /** Maps a thing that another process made. */
    static Thing open(Session session, String name, int kind) {
        Path file = session.file(name);
        SharedBytes bytes = PrivateFiles.open(file);
        if (bytes.size() < PAGE
                || bytes.getLongAcquire(MAGIC_AT) != MAGIC
                || bytes.getIntAcquire(VERSION_AT) != VERSION) {
            throw new CorruptDataException("not a thing of this version: file=" + file + ", size=" + bytes.size()
                    + ", expected version=" + VERSION);
        }
        long size = bytes.getLongAcquire(SIZE_AT);
        boolean plausible =
                kind == ThingLayout.REGION ? size == bytes.size() - PAGE : bytes.size() == PAGE && size >= 0;
        if (bytes.getIntAcquire(KIND_AT) != kind || !plausible || size > Integer.MAX_VALUE) {
            throw new CorruptDataException("damaged or of another kind: file=" + file + ", kind="
                    + bytes.getIntAcquire(KIND_AT) + ", expected kind=" + kind + ", size=" + size);
        }
        return new Thing(session, name, kind, bytes);
    }

    String name() {
        return name;
    }

    /** The header page, and behind it a region's bytes. */
    SharedBytes bytes() {
        return bytes;
    }

    int size() {
        return (int) bytes.getLongAcquire(SIZE_AT);
    }

    Holders end(int end) {
        return ends[end];
    }

    /** The ring of one direction. */
    Ring ring(int direction, RingLimits limits) {
        String letter = direction == ThingLayout.FIRST_DIRECTION ? "a" : "b";
        return new Ring(
                session.directory(), name + letter, bytes, direction, limits, session.participants(), session.bells());
    }

    /** Where threads of a region wait. */
    WaitPoint regionWaiters() {
        return new WaitPoint(bytes, ThingLayout.REGION_WAITERS_AT, session.bells());
    }

    /** Fails if the last holder has ended it; called after entering oneself among the holders. */
    void requireOpen() {
        if (bytes.getIntAcquire(STATE_AT) != STATE_OPEN) {
            throw gone(name, null);
        }
    }

    /** Ends it and deletes its files if nobody holds it; who enters at this moment finds it ended. */
    void endIfUnheld() {
        if (isUnheld() && bytes.compareAndSetInt(STATE_AT, STATE_OPEN, STATE_ENDED) && isUnheld()) {
            PrivateFiles.deleteMatching(session.directory(), this::isMine);
        }
    }

    /** Wakes whoever waits on it anywhere. */
    void wakeAll() {
        for (int direction : new int[] {ThingLayout.FIRST_DIRECTION, ThingLayout.SECOND_DIRECTION}) {
            new WaitPoint(bytes, ThingLayout.notEmptyAt(direction), session.bells()).wake();
            new WaitPoint(bytes, ThingLayout.notFullAt(direction), session.bells()).wake();
        }
    }

    static TransportException gone(String name, Throwable cause) {
        return new TransportException(
                "nothing to attach to: name=" + name + "; everybody who had it open has closed it", cause);
    }

    private boolean isMine(String file) {
        return file.equals(name) || file.startsWith(name + "a.") || file.startsWith(name + "b.");
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
