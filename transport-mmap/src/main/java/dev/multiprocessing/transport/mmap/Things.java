package dev.multiprocessing.transport.mmap;

import dev.multiprocessing.spi.HandleClosedException;
import dev.multiprocessing.spi.TransportException;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
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
 */
final class Things {

    /** What names of things look like, after whose letter comes their maker; names of their other files are longer. */
    static final Pattern NAME = Pattern.compile("[qcr]([0-9a-f]{1,8})-[0-9a-f]+");

    private static final Pattern TICKET =
            Pattern.compile("([qcr][0-9a-f]{1,8}-[0-9a-f]+)/([01]):([0-9]{1,4}):(-[0-9]{1,10})");

    /** Holders know no such number. */
    private static final String WITHOUT_ENTRY = "0:-1";

    /** How long one that closes an end waits for its own threads that are just copying a message. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Session session;
    private final AtomicInteger made = new AtomicInteger();
    private final ReferenceQueue<Handle> dropped = new ReferenceQueue<>();

    // guarded by this
    private final Map<String, Hold> holds = new HashMap<>();
    private final Set<Lease> leases = new HashSet<>();
    private boolean closed;

    Things(Session session) {
        this.session = session;
    }

    /**
     * Makes a thing, and a handle of each of its ends. Its file, which may be large, is written by this thread alone.
     */
    List<Handle> create(int kind, long size) {
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

    /** Gives up the handles that the program has dropped without closing them, and says whether there were any. */
    private synchronized boolean giveUpDropped() {
        requireOpen();
        List<Thing> ended = new ArrayList<>();
        boolean some = false;
        for (Object lease = dropped.poll(); lease != null; lease = dropped.poll()) {
            release((Lease) lease, ended);
            some = true;
        }
        Thing.deleteFiles(session, ended);
        return some;
    }

    private synchronized List<Handle> handlesOf(Thing thing, int kind) {
        if (closed) {
            Thing.deleteFiles(session, List.of(thing));
        }
        requireOpen();
        List<Handle> created = new ArrayList<>();
        for (int end = 0; end < ThingLayout.endsOf(kind); end++) {
            Hold hold = new Hold(thing, end, 0);
            holds.put(thing.name() + "/" + end, hold);
            created.add(handle(hold));
        }
        return created;
    }

    /** Exchanges a ticket for a handle. */
    synchronized Handle attach(String ticket, int kind) {
        giveUpDropped();
        Matcher matcher = TICKET.matcher(ticket);
        if (!matcher.matches() || !isFor(kind, matcher)) {
            throw new TransportException("not a ticket for this: ticket=" + ticket);
        }
        int end = Integer.parseInt(matcher.group(2));
        int index = Integer.parseInt(matcher.group(3));
        int number = (int) Long.parseLong(matcher.group(4));
        String key = matcher.group(1) + "/" + end;
        Hold known = holds.get(key);
        if (known != null) {
            known.thing.end(end).cancel(index, number);
            return handle(known);
        }
        session.bells().expectToWake();
        Thing thing = Thing.open(session, matcher.group(1), kind);
        Hold hold = new Hold(thing, end, thing.enter(end, index, number));
        holds.put(key, hold);
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
    String share(Handle handle) {
        session.bells().expectNewcomer();
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
        if (hold.handles == 0) {
            throw new HandleClosedException("handle is closed: name=" + hold.thing.name());
        }
        if (!hold.keptOpen) {
            hold.keptOpen = true;
            hold.handles++;
        }
    }

    /** Gives up a closed handle, once; with its last one, this process no longer holds the end. */
    synchronized void release(Handle handle) {
        List<Thing> ended = new ArrayList<>();
        release(handle.lease(), ended);
        Thing.deleteFiles(session, ended);
    }

    /** Adds to those that have ended what nobody holds any more. */
    private void release(Lease lease, List<Thing> ended) {
        if (leases.remove(lease) && --lease.hold.handles == 0) {
            giveUp(lease.hold, ended);
        }
    }

    private void giveUp(Hold hold, List<Thing> ended) {
        holds.remove(hold.thing.name() + "/" + hold.end);
        hold.thing.awaitUnused(hold.end, PATIENCE);
        hold.thing.end(hold.end).leave(hold.entry);
        hold.thing.wakeAll();
        if (hold.thing.endIfUnheld()) {
            ended.add(hold.thing);
        }
    }

    /** Closes all handles; when it returns, no thread is inside one, nor in the middle of closing one. */
    synchronized void close() {
        closed = true;
        leases.forEach(Lease::refuse);
        session.bells().wakeOwn();
        leases.clear();
        List<Thing> ended = new ArrayList<>();
        TransportException failure = null;
        for (Hold hold : List.copyOf(holds.values())) {
            try {
                giveUp(hold, ended);
            } catch (TransportException e) {
                failure = suppress(failure, e);
            }
        }
        Thing.deleteFiles(session, ended);
        if (failure != null) {
            throw failure;
        }
    }

    private static TransportException suppress(TransportException first, TransportException next) {
        if (first == null) {
            return next;
        }
        first.addSuppressed(next);
        return first;
    }

    private Handle handle(Hold hold) {
        Handle handle = new Handle(this, hold, dropped, session.bells());
        hold.handles++;
        leases.add(handle.lease());
        return handle;
    }

    private synchronized void requireOpen() {
        if (closed) {
            throw new HandleClosedException("transport is closed: session=" + session.directory());
        }
    }

    /** This process's hold on one end. */
    static final class Hold {

        private final Thing thing;
        private final int end;
        private final int entry;

        // guarded by the Things
        private int handles;
        private boolean keptOpen;

        private Hold(Thing thing, int end, int entry) {
            this.thing = thing;
            this.end = end;
            this.entry = entry;
        }

        Thing thing() {
            return thing;
        }

        int end() {
            return end;
        }
    }

    /** A handle's share in a hold, which outlives a handle that was dropped. */
    static final class Lease extends WeakReference<Handle> {

        private final Hold hold;

        Lease(Handle handle, Hold hold, ReferenceQueue<Handle> dropped) {
            super(handle, dropped);
            this.hold = hold;
        }

        Hold hold() {
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
