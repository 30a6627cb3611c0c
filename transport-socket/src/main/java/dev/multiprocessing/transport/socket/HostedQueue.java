package dev.multiprocessing.transport.socket;

import dev.multiprocessing.spi.MessageQueue;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * A queue in the hub.
 *
 * <p>What is put is answered. What is sent is let in without an answer: in a queue with a bound there are {@link
 * Reservations} for it, in one without, it is what the sender's {@link Window} lets pass.
 */
final class HostedQueue extends Thing {

    static final char LETTER = 'q';

    private final int capacity;
    private final Backlog backlog;
    private final Line line = new Line();
    private final Reservations reservations = new Reservations();
    private final Deque<Batch> late = new ArrayDeque<>(); // sent into places that were kept no longer

    HostedQueue(int capacity, Backlog backlog) {
        super(1);
        this.capacity = capacity;
        this.backlog = backlog;
    }

    @Override
    char letter() {
        return LETTER;
    }

    @Override
    long measure() {
        return capacity;
    }

    @Override
    void serve(Request request) {
        long before = line.bytes();
        switch (request.op()) {
            case PUT -> put(request, request.flag());
            case PUT_ALL -> putAll(request);
            case SEND -> let(request);
            case TAKE -> line.take(request, request.body().getInt(), request.flag());
            case SIZE -> request.done(line.size());
            default -> throw new ProtocolException("a queue does not " + request.op());
        }
        changed(before);
    }

    @Override
    List<ByteBuffer> takeNow(int max) {
        long before = line.bytes();
        List<ByteBuffer> taken = line.takeNow(max);
        changed(before);
        return taken;
    }

    /** Of so many bytes before. */
    private void changed(long before) {
        letIn();
        backlog.grow(line.bytes() - before);
        if (line.size() >= capacity) {
            line.tellHasty();
        }
    }

    /** Places are kept for somebody, or who was told of a place or a message has not come yet. */
    @Override
    boolean isCrowded() {
        return line.hasPutters() && line.size() < capacity || line.hasOthers();
    }

    private void put(Request request, boolean waits) {
        backlog.requireRoom();
        if (line.ended() != null) {
            request.answer(line.ended());
        } else if (room() > 0) {
            line.add(Batch.put(request.body()));
            request.done();
            goOn(request.hold());
        } else if (waits || line.size() < capacity) {
            line.awaitRoom(request, !waits);
        } else {
            request.answer(Status.NOT_NOW);
        }
    }

    /** Puts as many of the messages as there is room for, and answers how many. */
    private void putAll(Request request) {
        backlog.requireRoom();
        int room = line.ended() == null ? room() : 0;
        Batch some = room > 0 ? Batch.put(request.body()).take(room, Integer.MAX_VALUE) : null;
        if (some != null) {
            line.add(some);
        }
        request.done(some == null ? 0 : some.count());
        goOn(request.hold());
    }

    private void let(Request request) {
        Batch batch = Batch.put(request.body());
        Hold hold = request.hold();
        if (capacity != MessageQueue.UNBOUNDED) {
            reservations.use(hold, batch.count());
            late.add(batch);
            letIn();
            goOn(hold);
            return;
        }
        line.add(batch);
        hold.owe(Window.weightOf(batch.length(), batch.count()));
        if (!backlog.isFull()) {
            hold.pay();
        }
    }

    /** What was sent comes into the queue as far as there are places, and else once there are. */
    private void letIn() {
        while (!late.isEmpty() && line.size() < capacity) {
            Batch first = late.element();
            line.add(first.take(capacity - line.size(), Integer.MAX_VALUE));
            if (first.count() == 0) {
                late.remove();
            }
        }
    }

    /** Lets the producer send some without an answer to each. */
    private void goOn(Hold hold) {
        if (capacity == MessageQueue.UNBOUNDED) {
            hold.pay();
        } else if (!hold.guest().isHere() && !backlog.isFull()) {
            reservations.offer(hold, capacity - line.size(), System.nanoTime());
        }
    }

    /** How many places are neither taken nor kept for anybody. */
    private int room() {
        return capacity - line.size() - reservations.count(System.nanoTime());
    }

    @Override
    void look() {
        line.tellOthers();
        line.tellPutters(room());
    }

    @Override
    void left(Hold hold) {
        reservations.forget(hold);
    }

    @Override
    void ended(int end, boolean died) {
        late.clear();
        backlog.grow(-line.bytes());
        line.end(Status.CLOSED);
    }
}
