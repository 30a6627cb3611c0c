package dev.multiprocessing.core.heap;

import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.MessageQueue;
import dev.multiprocessing.spi.MessageSink;
import dev.multiprocessing.spi.Outcome;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Messages in the order in which they came, with a limit on what they weigh together.
 *
 * <p>A message is let in while those before it weigh less than the limit, whatever its own size: so every sender waits
 * for the same thing, and a long message is not overtaken for ever by short ones.
 *
 * <p><b>Waking.</b> A put wakes one taker and a take one sender. Whoever leaves, in whatever way, wakes the next one of
 * its own kind if there is something left for it: so a batch or a long message that was taken reaches several senders,
 * and a wake-up is not lost on a thread that was interrupted or found its handle closed.
 *
 * <p><b>Trying.</b> A call that may not wait looks without the lock first: somebody who tries in a loop keeps nobody
 * from the lock, and copies nothing in vain.
 */
final class Messages implements Thing {

    private final long limit;
    private final ToLongFunction<byte[]> weigher;
    private final ReentrantLock lock = new ReentrantLock();
    private final ConditionWaiter untilRoom = new ConditionWaiter(lock.newCondition());
    private final ConditionWaiter untilMessage = new ConditionWaiter(lock.newCondition());

    private final Queue<byte[]> messages = new ArrayDeque<>(); // guarded by lock
    private volatile long weight; // written under lock after messages; 0 if and only if there are none
    private volatile boolean ended; // written under lock

    /** The weigher gives at least 1 for every message. */
    Messages(long limit, ToLongFunction<byte[]> weigher) {
        this.limit = limit;
        this.weigher = weigher;
    }

    /** Copies a message in; {@link Outcome#PEER_CLOSED} if this has ended. */
    Outcome put(ByteBuffer message, Deadline deadline, Handle<?> handle) throws InterruptedException {
        requireCarriable(message);
        if (deadline.isExpired() && !isPutPossible(handle)) {
            return Outcome.TIMED_OUT;
        }
        byte[] copy = new byte[message.remaining()];
        message.get(message.position(), copy);
        lock.lock();
        try {
            if (!untilRoom.until(deadline, () -> isPutPossible(handle))) {
                return Outcome.TIMED_OUT;
            }
            return ended ? Outcome.PEER_CLOSED : add(copy);
        } finally {
            leavePut();
        }
    }

    /** Copies up to {@code max} messages out once there is one; returns how many. */
    int take(MessageSink sink, int max, Deadline deadline, Handle<?> handle) throws InterruptedException {
        return whenMessage(deadline, handle, outcome -> outcome == Outcome.DONE ? deliver(sink, max) : 0);
    }

    /** Copies one message out; {@link Outcome#PEER_CLOSED} if this has ended and is empty. */
    Outcome receive(MessageSink sink, Deadline deadline, Handle<?> handle) throws InterruptedException {
        return whenMessage(deadline, handle, outcome -> {
            if (outcome == Outcome.DONE) {
                deliver(sink, 1);
            }
            return outcome;
        });
    }

    /** Waits as {@link #receive} does, and leaves the message where it is. */
    Outcome ready(Deadline deadline, Handle<?> handle) throws InterruptedException {
        return whenMessage(deadline, handle, outcome -> outcome);
    }

    /** What the messages may weigh together. */
    long limit() {
        return limit;
    }

    int size() {
        lock.lock();
        try {
            return messages.size();
        } finally {
            lock.unlock();
        }
    }

    /** Lets nothing in any more; what is there can still be taken. */
    void end() {
        lock.lock();
        try {
            ended = true;
        } finally {
            lock.unlock();
        }
        wakeAll();
    }

    @Override
    public void wakeAll() {
        lock.lock();
        try {
            untilRoom.wakeAll();
            untilMessage.wakeAll();
        } finally {
            lock.unlock();
        }
    }

    private static void requireCarriable(ByteBuffer message) {
        if (message.remaining() > MessageQueue.MAX_MESSAGE) {
            throw new IllegalArgumentException("message too long: length=" + message.remaining() + ", max="
                    + MessageQueue.MAX_MESSAGE + "; send it in parts");
        }
    }

    private boolean isPutPossible(Handle<?> handle) {
        handle.requireOpen();
        return ended || weight < limit;
    }

    private boolean isTakePossible(Handle<?> handle) {
        handle.requireOpen();
        return ended || weight > 0;
    }

    private Outcome add(byte[] message) {
        messages.add(message);
        weight += weigher.applyAsLong(message);
        untilMessage.wakeOne();
        return Outcome.DONE;
    }

    private <R> R whenMessage(Deadline deadline, Handle<?> handle, Function<Outcome, R> answer)
            throws InterruptedException {
        if (deadline.isExpired() && !isTakePossible(handle)) {
            return answer.apply(Outcome.TIMED_OUT);
        }
        lock.lock();
        try {
            if (!untilMessage.until(deadline, () -> isTakePossible(handle))) {
                return answer.apply(Outcome.TIMED_OUT);
            }
            return answer.apply(messages.isEmpty() ? Outcome.PEER_CLOSED : Outcome.DONE);
        } finally {
            leaveTake();
        }
    }

    /** Removes each message last: if the sink fails to provide room, nothing is lost. */
    private int deliver(MessageSink sink, int max) {
        int delivered = 0;
        while (delivered < max && !messages.isEmpty()) {
            byte[] message = messages.element();
            sink.room(message.length).put(message);
            messages.remove();
            weight -= weigher.applyAsLong(message);
            untilRoom.wakeOne();
            delivered++;
        }
        return delivered;
    }

    private void leavePut() {
        if (weight < limit) {
            untilRoom.wakeOne();
        }
        lock.unlock();
    }

    private void leaveTake() {
        if (!messages.isEmpty()) {
            untilMessage.wakeOne();
        }
        lock.unlock();
    }
}
