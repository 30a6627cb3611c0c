package dev.multiprocessing.files;

import dev.multiprocessing.spi.HandleClosedException;
import dev.multiprocessing.spi.TransportException;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The things this process has open: one mapping and one entry among the holders for each end, however many handles
 * there are.
 *
 * <p><b>Giving up.</b> Who closes the last handle of an end waits until no thread of this process is inside through it,
 * and then takes this process's entry away. The wait is outside the monitor, since a long message takes its time, and
 * others are to create, attach and close meanwhile. Until it is over, the hold stays where it is: if somebody attaches
 * to the end, it is open again. So what is found before the wait is asked again, in the monitor, behind it.
 */
public final class Things {

    /** What names of things look like, after whose letter comes their maker; names of their other files are longer. */
    public static final Pattern NAME = Pattern.compile("[qcr]([0-9a-f]{1,8})-[0-9a-f]+");

    private static final Pattern TICKET =
            Pattern.compile("([qcr][0-9a-f]{1,8}-[0-9a-f]+)/([01]):([0-9]{1,4}):(-[0-9]{1,10})");

    /** Holders know no such number. */
    private static final String WITHOUT_ENTRY = "0:-1";

    private final Session session;
    private final Duration patience;
    private final AtomicInteger made = new AtomicInteger();
    private final ReferenceQueue<Handle> dropped = new ReferenceQueue<>();

    // guarded by this
    private final Map<String, Hold> holds = new HashMap<>();
    private final Set<Lease> leases = new HashSet<>();
    private final List<Thing> ended = new ArrayList<>(); // whose files are to be deleted
    private boolean closed;

    /** Those of a session; who closes an end has so much patience with threads that are just copying a message. */
    public Things(Session session, Duration patience) {
        this.session = session;
        this.patience = patience;
    }

    /**
     * Makes a thing, and a handle of each of its ends. Its file, which may be large, is written by this thread alone.
     */
    public List<Handle> create(int kind, long size) {
        giveUpDropped();
        String name = ThingLayout.letterOf(kind)
                + Integer.toHexString(session.participants().self()) + "-"
                + Integer.toHexString(made.getAndIncrement());
        long fileSize = ThingLayout.PAGE + (kind == ThingLayout.REGION ? size : 0);
        try {
            return handlesOf(Thing.create(session, name, kind, size, fileSize), kind);
        } catch (TransportException e) {
            if (!giveUpDropped()) {
                throw e;
            }
            return handlesOf(Thing.create(session, name, kind, size, fileSize), kind);
        }
    }

    /** Gives up the handles that the program has dropped without closing them, and says whether that gave up an end. */
    private boolean giveUpDropped() {
        Collection<Hold> unheld = countOffDropped();
        giveUp(unheld);
        return !unheld.isEmpty();
    }

    private synchronized Collection<Hold> countOffDropped() {
        requireOpen();
        Collection<Hold> unheld = new ArrayList<>();
        for (Object lease = dropped.poll(); lease != null; lease = dropped.poll()) {
            if (countOff((Lease) lease)) {
                unheld.add(((Lease) lease).hold);
            }
        }
        return unheld;
    }

    private synchronized List<Handle> handlesOf(Thing thing, int kind) {
        if (closed) {
            Thing.deleteFiles(session, List.of(thing));
        }
        requireOpen();
        List<Handle> created = new ArrayList<>();
        for (int end = 0; end < ThingLayout.endsOf(kind); end++) {
            Hold hold = new Hold(thing, end, 0);
            holds.put(hold.key(), hold);
            created.add(handle(hold));
        }
        return created;
    }

    /** Exchanges a ticket for a handle. */
    public Handle attach(String ticket, int kind) {
        giveUpDropped();
        Matcher matcher = TICKET.matcher(ticket);
        if (!matcher.matches() || !isFor(kind, matcher)) {
            throw new TransportException("not a ticket for this: ticket=" + ticket);
        }
        int end = Integer.parseInt(matcher.group(2));
        int index = Integer.parseInt(matcher.group(3));
        int number = (int) Long.parseLong(matcher.group(4));
        return attach(matcher.group(1), kind, end, index, number);
    }

    private synchronized Handle attach(String name, int kind, int end, int index, int number) {
        requireOpen();
        Hold known = holds.get(keyOf(name, end));
        if (known != null) {
            known.thing.end(end).cancel(index, number);
            return handle(known);
        }
        session.waking().expectToWake();
        Thing thing = Thing.open(session, name, kind);
        Hold hold = new Hold(thing, end, thing.enter(end, index, number));
        holds.put(hold.key(), hold);
        return handle(hold);
    }

    private static boolean isFor(int kind, Matcher ticket) {
        return ticket.group(1).charAt(0) == ThingLayout.letterOf(kind)
                && Integer.parseInt(ticket.group(2)) < ThingLayout.endsOf(kind);
    }

    /**
     * Makes a ticket to the end that the handle is of. If too many are under way, it is one without an entry of its
     * own, and this process keeps a queue or region open until it leaves; a pipe must be able to end.
     */
    public String share(Handle handle) {
        session.waking().expectNewcomer();
        Hold hold = handle.hold();
        String place = hold.thing.name() + "/" + hold.end + ":";
        Optional<String> own = hold.thing.end(hold.end).issue();
        if (own.isPresent()) {
            return place + own.get();
        }
        if (hold.thing.hasEnds()) {
            throw new TransportException("too many messages under way with one end of a pipe: name=" + hold.thing.name()
                    + "; let them be received first");
        }
        keepOpen(hold);
        return place + WITHOUT_ENTRY;
    }

    private synchronized void keepOpen(Hold hold) {
        if (!hold.isOpen()) {
            throw new HandleClosedException("handle is closed: name=" + hold.thing.name());
        }
        if (!hold.keptOpen) {
            hold.keptOpen = true;
            hold.handles++;
        }
    }

    /**
     * Gives up a closed handle; with its last one, this process no longer holds the end.
     *
     * @throws TransportException if a thread stays in the middle of a call: then the handle may be closed again
     */
    public void release(Handle handle) {
        if (countOff(handle.lease())) {
            giveUp(List.of(handle.hold()));
        }
    }

    /** Counts a handle off, once, and says whether its end is to be given up: also again, if that failed before. */
    private synchronized boolean countOff(Lease lease) {
        Hold hold = lease.hold;
        if (leases.remove(lease)) {
            hold.handles--;
        }
        return isKnown(hold) && !hold.isOpen();
    }

    /** Gives up ends of which no handle is open; where one fails, the others are given up. */
    private void giveUp(Collection<Hold> unheld) {
        TransportException failure = null;
        for (Hold hold : unheld) {
            try {
                giveUp(hold);
            } catch (TransportException e) {
                failure = suppress(failure, e);
            }
        }
        deleteEnded();
        if (failure != null) {
            throw failure;
        }
    }

    private void giveUp(Hold hold) {
        boolean done = false;
        while (!done) {
            hold.thing.awaitUnused(hold.end, patience, hold::isOpen);
            done = tryGiveUp(hold);
        }
    }

    /** Says whether nothing is left to do: a thread may be inside that has not seen yet that its handle is closed. */
    private synchronized boolean tryGiveUp(Hold hold) {
        if (hold.isOpen() || !isKnown(hold)) {
            return true; // it was attached to again, or another thread has given it up
        }
        if (!hold.thing.isUnused(hold.end)) {
            return false;
        }
        hold.thing.end(hold.end).leave(hold.entry);
        holds.remove(hold.key());
        hold.thing.wakeAll();
        if (hold.thing.endIfUnheld()) {
            ended.add(hold.thing);
        }
        return true;
    }

    /** Deletes the files of what has ended, also of what another thread is about to delete. */
    private synchronized void deleteEnded() {
        List<Thing> things = List.copyOf(ended);
        ended.clear();
        Thing.deleteFiles(session, things);
    }

    /**
     * Closes all handles; when it returns, no thread is inside one, nor in the middle of closing one.
     *
     * @throws TransportException if a thread stays in the middle of a call: then this may be called again
     */
    public void close() {
        giveUp(refuseAll());
    }

    private synchronized Collection<Hold> refuseAll() {
        closed = true;
        leases.forEach(Lease::refuse);
        session.waking().wakeOwn();
        leases.clear();
        holds.values().forEach(hold -> hold.handles = 0);
        return List.copyOf(holds.values());
    }

    private static TransportException suppress(TransportException first, TransportException next) {
        if (first == null) {
            return next;
        }
        first.addSuppressed(next);
        return first;
    }

    private Handle handle(Hold hold) {
        Handle handle = new Handle(this, hold, dropped, session.waking());
        hold.handles++;
        leases.add(handle.lease());
        return handle;
    }

    private synchronized boolean isKnown(Hold hold) {
        return holds.get(hold.key()) == hold;
    }

    private static String keyOf(String name, int end) {
        return name + "/" + end;
    }

    private synchronized void requireOpen() {
        if (closed) {
            throw new HandleClosedException("transport is closed: session=" + session.directory());
        }
    }

    /** This process's hold on one end. */
    public static final class Hold {

        private final Thing thing;
        private final int end;
        private final int entry;

        // written under the monitor of the Things
        private volatile int handles; // also read by who waits until the end is unused
        private boolean keptOpen;

        private Hold(Thing thing, int end, int entry) {
            this.thing = thing;
            this.end = end;
            this.entry = entry;
        }

        public Thing thing() {
            return thing;
        }

        public int end() {
            return end;
        }

        private String key() {
            return keyOf(thing.name(), end);
        }

        private boolean isOpen() {
            return handles > 0;
        }
    }

    /** A handle's share in a hold, which outlives a handle that was dropped. */
    public static final class Lease extends WeakReference<Handle> {

        private final Hold hold;

        Lease(Handle handle, Hold hold, ReferenceQueue<Handle> dropped) {
            super(handle, dropped);
            this.hold = hold;
        }

        public Hold hold() {
            return hold;
        }

        private void refuse() {
            Handle handle = get();
            if (handle != null) {
                handle.refuse();
            }
        }
    }
}
