package dev.multiprocessing.transport.socket;

import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.MessageQueue;
import dev.multiprocessing.spi.MessageSink;
import dev.multiprocessing.spi.Outcome;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * A handle of a queue that the hub hosts. A put waits for no answer as far as it may: in a queue with a bound, there
 * are {@link Places} for it; in one without, its {@link Window} is open. Whatever else this process asks the hub for
 * comes behind it.
 */
final class SocketQueue implements MessageQueue {

    private static final int BATCH_BYTES = 256 * 1024;

    private final Grip grip;
    private final int capacity;
    private final Arrived arrived = new Arrived();

    SocketQueue(Grip grip, int capacity) {
        this.grip = grip;
        this.capacity = capacity;
    }

    @Override
    public boolean put(ByteBuffer message, Deadline deadline) throws InterruptedException {
        grip.requireOpen();
        grip.requireCarriable(message);
        if (maySend(message)) {
            grip.send(message);
            return true;
        }
        grip.places().put();
        Status status = Status.AGAIN;
        while (status == Status.AGAIN) {
            status = grip.exchange(
                            Op.PUT,
                            deadline,
                            1 + Integer.BYTES + message.remaining(),
                            body -> body.put(Link.flag(deadline))
                                    .putInt(message.remaining())
                                    .put(message.duplicate()))
                    .status();
        }
        return status == Status.DONE;
    }

    private boolean maySend(ByteBuffer message) {
        if (hasPlace(message)) {
            return true;
        }
        grip.listen();
        return hasPlace(message);
    }

    private boolean hasPlace(ByteBuffer message) {
        return capacity == UNBOUNDED
                ? grip.window().take(message.remaining()) == Outcome.DONE
                : grip.places().take();
    }

    @Override
    public int putAll(List<ByteBuffer> messages, Deadline deadline) throws InterruptedException {
        int length = 0;
        int count = 0;
        while (capacity != UNBOUNDED
                && count < messages.size()
                && lengthOf(messages.get(count)) < BATCH_BYTES - length) {
            length += lengthOf(messages.get(count++));
        }
        int put = count > 1 ? putTogether(messages.subList(0, count), length, deadline) : 0;
        return put > 0 || !put(messages.get(0), deadline) ? put : 1;
    }

    private int putTogether(List<ByteBuffer> messages, int length, Deadline deadline) throws InterruptedException {
        grip.places().put();
        Call call = grip.exchange(Op.PUT_ALL, deadline, length, body -> {
            for (ByteBuffer message : messages) {
                body.putInt(message.remaining()).put(message.duplicate());
            }
        });
        return call.status() == Status.DONE ? (int) call.body().getLong() : 0;
    }

    private static int lengthOf(ByteBuffer message) {
        return Integer.BYTES + Math.min(message.remaining(), BATCH_BYTES);
    }

    @Override
    public int take(MessageSink sink, int max, Deadline deadline) throws InterruptedException {
        grip.requireOpen();
        int taken = arrived.deliver(sink, max);
        if (taken == 0) {
            grip.takeNow(max, arrived::add);
            taken = arrived.deliver(sink, max);
        }
        while (taken == 0) {
            Status status = grip.exchange(
                            Op.TAKE,
                            deadline,
                            Integer.BYTES + 1,
                            body -> body.putInt(max).put(Link.flag(deadline)),
                            arrived::add,
                            () -> !arrived.isEmpty()) // what another thread was given too late, or could not use
                    .status();
            taken = arrived.deliver(sink, max);
            if (taken == 0 && status == Status.NOT_NOW && deadline.isExpired()) {
                return 0;
            }
        }
        return taken;
    }

    @Override
    public int size() {
        return (int) grip.ask(Op.SIZE, 0, body -> {}).getLong();
    }

    @Override
    public int capacity() {
        grip.requireOpen();
        return capacity;
    }

    @Override
    public boolean flush(Deadline deadline) throws InterruptedException {
        return grip.fence(deadline);
    }

    @Override
    public String share() {
        return grip.share();
    }

    @Override
    public void close() {
        grip.close();
    }
}
