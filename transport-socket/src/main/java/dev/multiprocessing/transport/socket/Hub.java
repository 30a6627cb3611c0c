package dev.multiprocessing.transport.socket;

import dev.multiprocessing.spi.TransportException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * A session's memory: its things and its guests. It does one thing after the other, whoever asks, never waits, and
 * looks into no message.
 */
final class Hub {

    /** How long those may take to come for something who were told of it, or for whom it is kept. */
    static final long LOOK_NANOS = 10_000_000;

    private final int longest;

    // guarded by this
    private final Backlog backlog;
    private final Map<Integer, Guest> guests = new LinkedHashMap<>();
    private final Map<String, Ticket> tickets = new HashMap<>();
    private final Map<Thing, Long> crowded = new LinkedHashMap<>(); // and since when, oldest first
    private int lastGuest;
    private long lastTicket;

    /** One that lets messages of so many bytes in, and so many bytes into its queues. */
    Hub(int longest, long backlogLimit) {
        this.longest = longest;
        this.backlog = new Backlog(backlogLimit);
    }

    /** A new participant, in this process or not, which is told things by {@code out}; the others hear of it. */
    synchronized Guest join(boolean isHere, BiConsumer<ByteBuffer, List<ByteBuffer>> out) {
        Guest guest = new Guest(++lastGuest, isHere, out);
        announce(Status.JOINED, guest.id());
        guests.keySet().forEach(id -> guest.tell(about(Status.JOINED, id)));
        guest.tell(Frame.of(Status.WELCOME.ordinal(), guest.id(), Integer.BYTES)
                .putInt(longest)
                .flip());
        guests.put(guest.id(), guest);
        return guest;
    }

    /** Whether nobody takes part any more. */
    synchronized boolean isDeserted() {
        return guests.isEmpty();
    }

    /** Whether somebody waits for what is kept for others, or was offered to them, and {@link #look} is called soon. */
    synchronized boolean isCrowded() {
        return !crowded.isEmpty();
    }

    /** Where somebody has waited so for long enough, it is looked who gets it. */
    synchronized void look() {
        while (!crowded.isEmpty()) {
            Map.Entry<Thing, Long> oldest = crowded.entrySet().iterator().next();
            if (System.nanoTime() - oldest.getValue() < LOOK_NANOS) {
                return;
            }
            crowded.remove(oldest.getKey());
            oldest.getKey().look();
            lookLaterIfCrowded(oldest.getKey());
        }
    }

    private void lookLaterIfCrowded(Thing thing) {
        if (thing.isCrowded()) {
            crowded.computeIfAbsent(thing, any -> System.nanoTime());
        }
    }

    /** Does what a guest asks for. */
    void handle(Guest guest, ByteBuffer frame) {
        Op op = Op.of(Frame.kind(frame));
        if (op == null) {
            throw new ProtocolException("no such operation: " + Frame.kind(frame));
        }
        Request request = new Request(guest, Frame.call(frame), op, Frame.body(frame));
        try {
            serve(request, op == Op.CREATE_REGION ? region(request.body()) : null);
        } catch (TransportException e) {
            refuse(request, e.getMessage());
        } catch (BufferUnderflowException | IndexOutOfBoundsException | NegativeArraySizeException e) {
            throw new ProtocolException(
                    "a message that is not what it says: operation=" + op + ", length=" + frame.limit());
        }
    }

    /**
     * Gives a guest the messages that it finds in a queue at once, up to so many, in the order in which all are taken:
     * a call that needs no frames.
     */
    synchronized void takeNow(Guest guest, int number, int max, Consumer<ByteBuffer> into) {
        Hold hold = guest.hold(number);
        if (hold != null) {
            hold.thing().takeNow(max).forEach(into);
            lookLaterIfCrowded(hold.thing());
        }
    }

    /** A new region, which nobody has to wait for. */
    private static HostedRegion region(ByteBuffer body) {
        return new HostedRegion(Memory.allocate(atLeast(0, body.getLong())));
    }

    private synchronized void serve(Request request, HostedRegion region) {
        if (!guests.containsKey(request.guest().id())) {
            request.answer(Status.CLOSED);
        } else if (region != null) {
            create(request, region, 1);
        } else {
            serve(request);
        }
    }

    private synchronized void refuse(Request request, String reason) {
        request.refuse(reason);
    }

    /** A guest is gone, without a goodbye if it has died; what it held is let go. */
    synchronized void part(Guest guest, boolean died) {
        if (guests.remove(guest.id()) == null) {
            return;
        }
        announce(Status.GONE, guest.id());
        guest.takeAll().forEach(hold -> hold.thing().leave(hold, died));
    }

    private void announce(Status status, int id) {
        guests.values().forEach(other -> other.tell(about(status, id)));
    }

    private static ByteBuffer about(Status status, int id) {
        return Frame.of(status.ordinal(), id, 0).flip();
    }

    private void serve(Request request) {
        Guest guest = request.guest();
        ByteBuffer body = request.body();
        switch (request.op()) {
            case CREATE_QUEUE -> create(request, new HostedQueue(atLeast(1, body.getInt()), backlog), 1);
            case CREATE_CHANNEL -> create(request, new HostedChannel(), 2);
            case ATTACH -> attach(request, Frame.text(body));
            case CANCEL -> guest.cancel(body.getInt());
            case CLOSE -> {
                close(guest, body.getInt());
                request.done();
            }
            case FENCE -> request.done();
            case LEAVE -> {
                part(guest, false);
                request.done();
            }
            default -> through(request, body.getInt());
        }
    }

    private static int atLeast(int least, int said) {
        return (int) atLeast(least, (long) said);
    }

    private static long atLeast(long least, long said) {
        if (said < least) {
            throw new ProtocolException("a thing of an impossible size: " + said);
        }
        return said;
    }

    private void create(Request request, Thing thing, int ends) {
        ByteBuffer answer = request.frame(Status.DONE, ends * Integer.BYTES);
        for (int end = 0; end < ends; end++) {
            Hold hold = request.guest().give(thing, end);
            thing.enter(hold);
            answer.putInt(hold.number());
        }
        request.send(answer.flip());
    }

    private void attach(Request request, String text) {
        Ticket ticket = tickets.remove(text);
        if (ticket == null) {
            throw new TransportException(
                    "no such thing any more: ticket=" + text + "; a ticket is used once, share it again");
        }
        Hold hold = request.guest().give(ticket.thing, ticket.end);
        ticket.thing.useTicket(ticket.end);
        request.send(request.frame(Status.DONE, Integer.BYTES + Long.BYTES)
                .putInt(hold.number())
                .putLong(ticket.thing.measure())
                .flip());
        ticket.thing.enter(hold);
    }

    private void through(Request request, int number) {
        Hold hold = request.guest().hold(number);
        if (hold == null) {
            request.answer(Status.CLOSED);
            return;
        }
        request.through(hold);
        if (request.op() == Op.SHARE) {
            share(request, hold);
        } else {
            hold.thing().serve(request);
            lookLaterIfCrowded(hold.thing());
        }
    }

    private void share(Request request, Hold hold) {
        String ticket = hold.thing().letter() + Long.toString(++lastTicket);
        hold.thing().issueTicket(hold.end());
        tickets.put(ticket, new Ticket(hold.thing(), hold.end()));
        request.send(Frame.ofText(Status.DONE.ordinal(), request.call(), ticket));
    }

    private static void close(Guest guest, int number) {
        Hold hold = guest.take(number);
        if (hold != null) {
            hold.thing().leave(hold, false);
        }
    }

    /** What a ticket is to. */
    private record Ticket(Thing thing, int end) {}
}
