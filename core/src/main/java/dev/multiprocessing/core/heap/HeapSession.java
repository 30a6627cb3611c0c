package dev.multiprocessing.core.heap;

import dev.multiprocessing.spi.TransportException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What the participants of a session share: who takes part, which things there are, and the tickets under way. */
final class HeapSession {

    private final String address;
    private final Runnable end;

    // all guarded by this
    private final Set<Integer> participants = new HashSet<>();
    private final Map<String, SharedThing<?>> things = new HashMap<>();
    private int lastParticipant;
    private int lastThing;

    HeapSession(String address, Runnable end) {
        this.address = address;
        this.end = end;
    }

    String address() {
        return address;
    }

    synchronized int join() {
        participants.add(++lastParticipant);
        return lastParticipant;
    }

    synchronized void leave(int participant) {
        participants.remove(participant);
        if (participants.isEmpty()) {
            things.clear();
            end.run();
        }
    }

    synchronized boolean isAlive(int participant) {
        return participants.contains(participant);
    }

    /** Adds a thing, held by one handle. */
    synchronized <T> SharedThing<T> add(String kind, T content, Runnable atLastClose) {
        SharedThing<T> thing = new SharedThing<>(kind + ++lastThing, content, atLastClose);
        things.put(thing.name(), thing);
        return thing;
    }

    /** A ticket names the thing and is held as a handle is, until it is used. */
    synchronized String share(SharedThing<?> thing) {
        String ticket = thing.name() + "/" + UUID.randomUUID();
        thing.hold(ticket);
        return ticket;
    }

    /** Exchanges a ticket for a handle; one that was used before is as good as long as the thing exists. */
    synchronized SharedThing<?> attach(String ticket) {
        int slash = ticket.indexOf('/');
        SharedThing<?> thing = things.get(slash < 0 ? ticket : ticket.substring(0, slash));
        if (thing == null) {
            throw new TransportException(
                    "nothing to attach to: ticket=" + ticket + "; everybody who had it open has closed it");
        }
        thing.exchange(ticket);
        return thing;
    }

    /** Gives up one handle; the last one ends the thing. */
    synchronized void release(SharedThing<?> thing) {
        if (thing.release()) {
            things.remove(thing.name());
        }
    }
}
