package dev.multiprocessing.transport.socket;

import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.MessageChannel;
import dev.multiprocessing.spi.MessageSink;
import dev.multiprocessing.spi.Outcome;
import dev.multiprocessing.spi.SessionLostException;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.List;

/**
 * A handle of one end of a channel that the hub hosts.
 *
 * <p>It sends without waiting for answers, as far as its {@link Window} goes. It receives by an order that stands at
 * the hub until it is answered, also when whoever gave it no longer waits: what comes then is for the next one.
 */
final class SocketEnd implements MessageChannel {

    private final Grip grip;
    private final Arrived arrived = new Arrived();
    private Call order; // the last one, unless its answer was seen; guarded by this
    private volatile boolean isStanding; // whether that one waits; set with it

    SocketEnd(Grip grip) {
        this.grip = grip;
    }

    @Override
    public Outcome send(ByteBuffer message, Deadline deadline) throws InterruptedException {
        try {
            grip.requireCarriable(message);
            grip.requireOpen();
            Outcome room = awaitRoom(message.remaining(), deadline);
            if (room == Outcome.DONE) {
                grip.send(message);
            }
            return room;
        } catch (SessionLostException e) {
            return Outcome.PEER_DIED;
        }
    }

    private Outcome awaitRoom(int length, Deadline deadline) throws InterruptedException {
        Window window = grip.window();
        Outcome room = window.take(length);
        if (room == Outcome.TIMED_OUT) {
            grip.listen();
            room = window.take(length);
        }
        while (room == Outcome.TIMED_OUT && grip.await(window, window::isOpen, deadline)) {
            room = window.take(length);
        }
        return room;
    }

    @Override
    public Outcome receive(MessageSink sink, Deadline deadline) throws InterruptedException {
        grip.requireOpen();
        if (arrived.deliver(sink, 1) == 1) {
            return Outcome.DONE;
        }
        Outcome outcome = ready(deadline);
        while (outcome == Outcome.DONE) {
            fetchIfNotGiven();
            if (arrived.deliver(sink, 1) == 1) {
                return Outcome.DONE;
            }
            outcome = ready(deadline); // somebody else was faster
        }
        return outcome;
    }

    /** Where others hold this end, too, nothing is given unless it is taken. */
    private void fetchIfNotGiven() throws InterruptedException {
        if (arrived.isEmpty()) {
            Call call = take();
            grip.awaitAnswer(call);
            call.status();
        }
    }

    private synchronized Call take() {
        return grip.begin(Op.TAKE, Integer.BYTES + 1, body -> body.putInt(1).put(Link.flag(false)), arrived::add);
    }

    @Override
    public Outcome ready(Deadline deadline) throws InterruptedException {
        try {
            grip.requireOpen();
            while (arrived.isEmpty()) {
                Call asked = order(!deadline.isExpired());
                Outcome outcome = outcomeOf(asked, deadline);
                if (outcome != null) {
                    return outcome;
                }
            }
            return Outcome.DONE;
        } catch (SessionLostException e) {
            return arrived.isEmpty() ? Outcome.PEER_DIED : Outcome.DONE;
        }
    }

    /** The order that stands; if there is none, a new one, which waits for something if it may. */
    private synchronized Call order(boolean waits) {
        if (order != null && order.isAnswered()) {
            statusOf(order);
        }
        if (order == null) {
            order = ask(waits);
            isStanding = waits;
        }
        return order;
    }

    private Call ask(boolean waits) {
        return grip.begin(Op.READY, 1, body -> body.put(Link.flag(waits)), arrived::add);
    }

    /** How it ended; null if there may be something in what has arrived. */
    private Outcome outcomeOf(Call asked, Deadline deadline) throws InterruptedException {
        if (!deadline.isExpired()) {
            grip.await(asked, () -> asked.isAnswered() || !arrived.isEmpty(), deadline);
        } else if (isStanding) {
            return outcomeNow(asked);
        } else {
            grip.awaitAnswer(asked);
        }
        if (!arrived.isEmpty()) {
            return null;
        }
        if (!asked.isAnswered()) {
            return Outcome.TIMED_OUT;
        }
        Status status = statusOf(asked);
        boolean othersLook = status == Status.NOT_NOW && !deadline.isExpired();
        return othersLook ? null : outcomeOf(status);
    }

    /**
     * How it is for who does not wait, though an order stands: that one is answered when somebody has told the hub, and
     * this process may know of a message sooner.
     */
    private Outcome outcomeNow(Call standing) {
        grip.listen();
        if (!arrived.isEmpty()) {
            return null;
        }
        Call asked = standing.isAnswered() ? standing : ask(false);
        grip.awaitAnswer(asked);
        return arrived.isEmpty() ? outcomeOf(statusOf(asked)) : null;
    }

    /** How an order was answered, whose answer so is seen: if that was lost, somebody has to be told, once. */
    private synchronized Status statusOf(Call answered) {
        if (answered == order) {
            order = null;
        }
        return answered.status();
    }

    private static Outcome outcomeOf(Status status) {
        return switch (status) {
            case DONE -> Outcome.DONE;
            case NOT_NOW -> Outcome.TIMED_OUT;
            case PEER_CLOSED -> Outcome.PEER_CLOSED;
            case PEER_DIED -> Outcome.PEER_DIED;
            default -> throw new ProtocolException("not an answer for a channel: " + status);
        };
    }

    /** What has come and was not received goes back, since others may receive it from now on. */
    @Override
    public String share() {
        String ticket = grip.share();
        if (giveBack()) {
            grip.ask(Op.FENCE, 0, body -> {}); // it is there before anybody has the ticket
        }
        return ticket;
    }

    /** Each part goes before all others at the hub; nothing is asked for in between. Says whether there was any. */
    private synchronized boolean giveBack() {
        List<ByteBuffer> unused = arrived.takeAll();
        Collections.reverse(unused);
        unused.forEach(part -> grip.tell(Op.GIVE_BACK, part.remaining(), body -> body.put(part)));
        return !unused.isEmpty();
    }

    @Override
    public void close() {
        grip.close();
    }
}
