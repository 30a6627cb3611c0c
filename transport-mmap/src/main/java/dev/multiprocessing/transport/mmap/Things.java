package dev.multiprocessing.transport.mmap;

import dev.multiprocessing.spi.HandleClosedException;
import dev.multiprocessing.spi.TransportException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The things this process has open: one mapping and one entry among the holders for each end, however many handles there
 * are.
 */
final class Things {

    /** What names of things look like; names of their other files are longer. */
    static final Pattern NAME = Pattern.compile("[qcr][0-9a-f]+-[0-9a-f]+");

    private static final Pattern TICKET = Pattern.compile("(" + NAME + ")/([01]):([0-9]{1,4}):(-[0-9]{1,10})");

    private final Session session;

    // guarded by this
    private final Map<String, Hold> holds = new HashMap<>();
    private final Set<Handle> handles = new HashSet<>();
    private int made;
    private boolean closed;

    Things(Session session) {
        this.session = session;
    }

    /** Makes a thing, and a handle of each of its ends. */
    synchronized List<Handle> create(int kind, long size) {
        requireOpen();
        String name = ThingLayout.letterOf(kind)
                + Integer.toHexString(session.participants().self()) + "-" + Integer.toHexString(made++);
        long fileSize = ThingLayout.PAGE + (kind == ThingLayout.REGION ? size : 0);
        Thing thing = Thing.create(session, name, kind, size, fileSize);
        List<Handle> created = new ArrayList<>();
        for (int end = 0; end < ThingLayout.endsOf(kind); end++) {
            Hold hold = new Hold(thing, end, 0);
            holds.put(name + "/" + end, hold);
            created.add(handle(hold));
        }
        return created;
    }

    /** Exchanges a ticket for a handle. */
    synchronized Handle attach(String ticket, int kind) {
        requireOpen();
        Matcher matcher = TICKET.matcher(ticket);
        if (!matcher.matches() || ticket.charAt(0) != ThingLayout.letterOf(kind)) {
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
        Thing thing = Thing.open(session, matcher.group(1), kind);
        Hold hold = new Hold(thing, end, thing.enter(end, index, number));
        holds.put(key, hold);
        return handle(hold);
    }

    /** Makes a ticket to the end that the handle is of. */
    String share(Handle handle) {
        Hold hold = handle.hold();
        return hold.thing.name() + "/" + hold.end + ":"
                + hold.thing.end(hold.end).issue();
    }

    /** Gives up a closed handle, once; with its last one, this process no longer holds the end. */
    synchronized void release(Handle handle) {
        List<Thing> ended = new ArrayList<>();
        release(handle, ended);
        Thing.deleteFiles(session, ended);
    }

    /** Adds to those that have ended what nobody holds any more. */
    private void release(Handle handle, List<Thing> ended) {
        Hold hold = handle.hold();
        if (!handles.remove(handle) || --hold.handles > 0) {
            return;
        }
        holds.remove(hold.thing.name() + "/" + hold.end);
        hold.thing.awaitUnused(hold.end);
        hold.thing.end(hold.end).leave(hold.entry);
        hold.thing.wakeAll();
        if (hold.thing.endIfUnheld()) {
            ended.add(hold.thing);
        }
    }

    /** Closes all handles; when it returns, no thread is inside one, nor in the middle of closing one. */
    synchronized void close() {
        closed = true;
        handles.forEach(Handle::refuse);
        session.bells().wakeOwn();
        List<Thing> ended = new ArrayList<>();
        TransportException failure = null;
        for (Handle handle : List.copyOf(handles)) {
            try {
                release(handle, ended);
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
        Handle handle = new Handle(this, hold, session.bells());
        hold.handles++;
        handles.add(handle);
        return handle;
    }

    private void requireOpen() {
        if (closed) {
            throw new HandleClosedException("transport is closed: session=" + session.directory());
        }
    }

    /** This process's hold on one end. */
    static final class Hold {

        private final Thing thing;
        private final int end;
        private final int entry;
        private int handles; // guarded by the Things

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
}
