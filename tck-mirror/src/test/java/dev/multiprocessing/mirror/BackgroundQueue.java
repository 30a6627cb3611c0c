package dev.multiprocessing.mirror;

import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.MessageQueue;
import java.nio.ByteBuffer;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Says that a message was put, and puts it later. */
final class BackgroundQueue extends PassingQueue {

    private final Background background;
    private final boolean isFlushHonest;
    private volatile Future<?> last; // put, as of the last call

    BackgroundQueue(MessageQueue queue, long delayMillis, boolean isFlushHonest) {
        super(queue);
        this.background = new Background(delayMillis);
        this.isFlushHonest = isFlushHonest;
    }

    @Override
    public boolean put(ByteBuffer message, Deadline deadline) {
        ByteBuffer copy = Messages.copy(message);
        last = background.later(() -> super.put(copy, Deadline.NEVER));
        return true;
    }

    @Override
    public boolean flush(Deadline deadline) throws InterruptedException {
        if (!isFlushHonest || last == null) {
            return true;
        }
        try {
            last.get(deadline.remainingNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        }
    }
}
