package dev.multiprocessing.transport.mmap;

import dev.multiprocessing.spi.HandleClosedException;
import dev.multiprocessing.spi.TransportException;
import java.nio.file.Files;
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

    private static final Pattern TICKET =
            Pattern.compile("([qcr][0-9a-f]+-[0-9a-f]+)/([01]):([0-9]{1,4}):(-[0-9]{1,10})");

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
        String name = " qcr".charAt(kind)
                + Integer.toHexString(session.participants().self()) + "-" + Integer.toHexString(made++);
        long fileSize = ThingLayout.PAGE + (kind == ThingLayout.REGION ? size : 0);
        Thing thing = Thing.create(session, name, kind, size, fileSize);
        List<Handle> created = new ArrayList<>();
        for (int end = 0; end < ThingLayout.endsOf(kind); end++) {
            Hold hold = new Hold(thing, end, thing.end(end).enter());
            holds.put(name + "/" + end, hold);
            created.add(handle(hold));
        }
        return created;
    }

    /** Exchanges a ticket for a handle. */
    synchronized Handle attach(String ticket, int kind) {
        requireOpen();
        Matcher matcher = TICKET.matcher(ticket);
        if (!matcher.matches() || ticket.charAt(0) != " qcr".charAt(kind)) {
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
        Hold hold = hold(openExisting(matcher.group(1), kind), end, index, number);
        holds.put(key, hold);
        return handle(hold);
    }

    /** Makes a ticket to the end that the handle is of. */
    String share(Handle handle) {
        Hold hold = handle.hold();
        return hold.thing.name() + "/" + hold.end + ":"
                + hold.thing.end(hold.end).issue();
    }

    /** Gives up a handle; with its last one, this process no longer holds the end. */
    void release(Handle handle) {
        Hold hold = handle.hold();
        synchronized (this) {
            if (!handles.remove(handle) || --hold.handles > 0) {
                return;
            }
            holds.remove(hold.thing.name() + "/" + hold.end);
            hold.thing.end(hold.end).leave(hold.entry);
            hold.thing.endIfUnheld();
        }
        hold.thing.wakeAll();
    }

    /** Closes all handles. */
    void close() {
        List<Handle> open;
        synchronized (this) {
            closed = true;
            open = List.copyOf(handles);
        }
        open.forEach(Handle::close);
    }

    private Thing openExisting(String name, int kind) {
        if (!Files.exists(session.file(name))) {
            throw Thing.gone(name, null);
        }
        return Thing.open(session, name, kind);
    }

    private static Hold hold(Thing thing, int end, int index, int number) {
        Hold hold = new Hold(thing, end, thing.end(end).exchange(index, number));
        try {
            thing.requireOpen();
            return hold;
        } catch (TransportException e) {
            thing.end(end).leave(hold.entry);
            throw e;
        }
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
