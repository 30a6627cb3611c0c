package dev.multiprocessing.transport.socket;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Messages in the order in which they came; guarded by the hub.
 *
 * <p>A call that has to wait is parked, and told when there is room or a message: then it comes back. So nothing is
 * done for whoever is stopped, or dead while nobody has heard of it yet. For each message one call is told, that of who
 * has waited longest. If somebody waits while a message is there, those who were told may not come: whoever hosts the
 * line {@link #tellOthers has others told} a moment later.
 */
final class Line {

    /** An answer carries little more than this, but one message at least. */
    private static final int ANSWER_BYTES = 256 * 1024;

    private final Deque<Batch> batches = new ArrayDeque<>();
    private final Parking putters = new Parking();
    private final Parking hasty = new Parking(); // those who do not wait for the others to take something
    private final Parking takers = new Parking();

    // guarded by the hub
    private int size;
    private long bytes;
    private int lastTold; // how many takers in vain, the last time
    private Status end; // how it has ended, null while it has not

    /** How many messages there are. */
    int size() {
        return size;
    }

    /** How much memory they take together, roughly. */
    long bytes() {
        return bytes;
    }

    /** How it has ended, null while it has not. */
    Status ended() {
        return end;
    }

    /** Adds messages behind all others. */
    void add(Batch batch) {
        if (batch.count() > 0) {
            enter(batch);
            batches.add(batch);
            tellTakers(batch.count());
        }
    }

    /** Adds messages that were taken and not used, before all others. */
    void giveBack(Batch batch) {
        if (batch.count() > 0) {
            enter(batch);
            batches.addFirst(batch);
            tellTakers(batch.count());
        }
    }

    private void enter(Batch batch) {
        size += batch.count();
        bytes += batch.length() + Batch.BESIDES;
    }

    /** Answers with the messages that are there, up to so many. */
    void take(Request request, int max, boolean waits) {
        if (size == 0) {
            await(request, waits);
        } else {
            request.done(takeNow(max));
        }
    }

    /** Takes the messages that are there, up to so many. */
    List<ByteBuffer> takeNow(int max) {
        List<ByteBuffer> taken = new ArrayList<>();
        int count = 0;
        int length = 0;
        while (size > 0 && count < max && (count == 0 || length < ANSWER_BYTES)) {
            Batch part = takeFirst(max - count, ANSWER_BYTES - length);
            count += part.count();
            length += part.length();
            taken.add(part.release());
        }
        if (count > 0) {
            lastTold = 0;
            tellPutters(count);
        }
        return taken;
    }

    private Batch takeFirst(int max, int longest) {
        Batch first = batches.element();
        Batch part = first.take(max, longest);
        if (first.count() == 0) {
            batches.remove();
            bytes -= Batch.BESIDES;
        }
        size -= part.count();
        bytes -= part.length();
        return part;
    }

    /** Answers once there is a message. */
    void ready(Request request, boolean waits) {
        if (size == 0) {
            await(request, waits);
        } else {
            request.done();
        }
    }

    private void await(Request request, boolean waits) {
        if (end != null) {
            request.answer(end);
        } else if (waits) {
            takers.park(request);
        } else {
            request.answer(Status.NOT_NOW);
        }
    }

    /** The request is answered when it may be worth asking for the room once more; or, if it is hasty, for sure not. */
    void awaitRoom(Request request, boolean isHasty) {
        request.drop();
        (isHasty ? hasty : putters).park(request);
    }

    /** Whether somebody waits for room. */
    boolean hasPutters() {
        return !putters.isEmpty() || !hasty.isEmpty();
    }

    /** There is no room until somebody takes something. */
    void tellHasty() {
        hasty.tellAll(Status.NOT_NOW);
    }

    /** There may be room for so many messages. */
    void tellPutters(int count) {
        hasty.tell(count, Status.AGAIN);
        putters.tell(count, Status.AGAIN);
    }

    /** Whether somebody waits though there is a message, of which others were told. */
    boolean hasOthers() {
        return size > 0 && !takers.isEmpty();
    }

    /** Those who were told of a message have had a moment to come: others are, ever more of them. */
    void tellOthers() {
        if (hasOthers()) {
            lastTold = Math.max(size, 2 * lastTold);
            tellTakers(lastTold);
        }
    }

    /** Lets nothing in any more; what is there can still be taken. */
    void end(Status how) {
        end = how;
        tellPutters(Integer.MAX_VALUE);
        tellTakers(Integer.MAX_VALUE);
    }

    private void tellTakers(int count) {
        for (Request taker : takers.leave(count)) {
            if (taker.op() == Op.READY) {
                taker.serveAgain();
            } else {
                taker.answer(Status.AGAIN);
            }
        }
    }
}
