package dev.multiprocessing.core.heap;

import dev.multiprocessing.spi.TransportException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What the participants of one session have in common.
 *
 * <p>A thing stays while something refers to it: each open handle is one reference, each ticket under way another,
 * which becomes the handle's when the ticket is used for the first time.
 */
final class Session {

    /** A thing with its name and the number of references to it. */
    static final class Shared {
        private final String name;
        private final Thing thing;
        private int references = 1; // guarded by the session

        private Shared(String name, Thing thing) {
            this.name = name;
            this.thing = thing;
        }

        String name() {
            return name;
        }

        Thing thing() {
            return thing;
        }
    }

    private final String name;
    private final String address;
    private final Runnable onEnd;

    private final Map<String, Shared> things = new HashMap<>(); // guarded by this, as all below
    private final Set<String> ticketsUnderWay = new HashSet<>();
    private final Set<Integer> participants = new HashSet<>();
    private int lastParticipant;
    private int lastThing;
    private long lastTicket;
    private boolean ended;

    Session(String name, String address, Runnable onEnd) {
        this.name = name;
        this.address = address;
        this.onEnd = onEnd;
    }

    /** For diagnostics: unlike the address, it lets nobody in. */
    String name() {
        return name;
    }

    String address() {
        return address;
    }

    /** Adds a participant and returns its id, unless the last one has left. */
    synchronized OptionalInt join() {
        if (ended) {
            return OptionalInt.empty();
        }
        participants.add(++lastParticipant);
        return OptionalInt.of(lastParticipant);
    }

    /** Removes a participant; the session ends with the last one. */
    synchronized void leave(int participant) {
        participants.remove(participant);
        if (participants.isEmpty()) {
            ended = true;
            onEnd.run();
        }
    }

    synchronized boolean isAlive(int participant) {
        return participants.contains(participant);
    }

    /** Adds a thing with one reference, that of its maker's handle. */
    synchronized Shared add(String shape, Thing thing) {
        Shared shared = new Shared(shape + "-" + ++lastThing, thing);
        things.put(shared.name, shared);
        return shared;
    }

    /** Makes a ticket, which is a reference until it is used; the caller holds another one. */
    synchronized String share(Shared shared) {
        String ticket = shared.name + "." + ++lastTicket;
        ticketsUnderWay.add(ticket);
        shared.references++;
        return ticket;
    }

    /** Turns a ticket into a handle's reference. */
    synchronized Shared attach(Class<? extends Thing> type, String ticket) {
        Shared shared = things.get(ticket.substring(0, Math.max(0, ticket.indexOf('.'))));
        if (shared == null || !type.isInstance(shared.thing)) {
            throw new TransportException("no such shared thing: ticket=" + ticket + ", session=" + name
                    + "; it was closed everywhere, or the ticket is for another shape or session");
        }
        if (!ticketsUnderWay.remove(ticket)) {
            shared.references++;
        }
        return shared;
    }

    /** Gives up a handle's reference; the thing is gone with its last one. */
    void release(Shared shared) {
        if (removeReference(shared)) {
            shared.thing.abandon();
        }
    }

    private synchronized boolean removeReference(Shared shared) {
        shared.references--;
        return shared.references == 0 && things.remove(shared.name, shared);
    }
}
