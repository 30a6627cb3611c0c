package dev.multiprocessing.transport.mmap;

import dev.multiprocessing.files.SharedTransport;
import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.MessageChannel;
import dev.multiprocessing.spi.MessageQueue;
import dev.multiprocessing.spi.MessageSink;
import dev.multiprocessing.spi.Region;
import dev.multiprocessing.spi.TransportException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.Supplier;

/** Uses things whose files are damaged in every way there is; only our own exceptions may come of it. */
final class DamagedUse {

    private static final int MOST = 1_000_000;
    private static final ByteBuffer SHORT = ByteBuffer.allocate(100);
    private static final ByteBuffer MIDDLE = ByteBuffer.allocate(40_000);
    private static final ByteBuffer LONG = ByteBuffer.allocate(2_100_000);

    private final SharedTransport transport;
    private final Damage chance;
    private final Runnable between;
    private final MessageSink sink = ByteBuffer::allocate;

    /** Something else may happen to the files between any two calls. */
    DamagedUse(SharedTransport transport, Damage chance, Runnable between) {
        this.transport = transport;
        this.chance = chance;
        this.between = between;
    }

    void useQueue(String ticket) {
        try (MessageQueue queue = opened(() -> transport.attachQueue(ticket))) {
            if (queue == null) {
                return;
            }
            attempt(queue::size);
            attempt(() -> queue.take(sink, 1, Deadline.NOW));
            attempt(() -> queue.put(SHORT.duplicate(), soon()));
            attempt(() -> queue.put(MIDDLE.duplicate(), Deadline.NOW));
            attempt(() -> queue.put(longMessage(), Deadline.NOW));
            attempt(() -> queue.take(sink, MOST, Deadline.NOW));
            attempt(() -> queue.take(sink, MOST, soon()));
            attempt(queue::capacity);
            attempt(() -> transport.attachQueue(queue.share()).close());
            attempt(queue::size);
            attempt(queue::close);
        }
    }

    void useChannel(String ticket) {
        try (MessageChannel channel = opened(() -> transport.attachChannel(ticket))) {
            if (channel == null) {
                return;
            }
            attempt(() -> channel.ready(Deadline.NOW));
            attempt(() -> channel.receive(sink, Deadline.NOW));
            attempt(() -> channel.send(SHORT.duplicate(), soon()));
            attempt(() -> channel.send(MIDDLE.duplicate(), Deadline.NOW));
            attempt(() -> channel.send(longMessage(), Deadline.NOW));
            attempt(() -> channel.receive(sink, soon()));
            attempt(() -> transport.attachChannel(channel.share()).close());
            attempt(channel::close);
        }
    }

    void useRegion(String ticket) {
        try (Region region = opened(() -> transport.attachRegion(ticket))) {
            if (region == null) {
                return;
            }
            useWords(region);
            Region again = opened(() -> transport.attachRegion(region.share()));
            if (again != null) {
                useWords(again);
                attempt(again::close);
            }
            attempt(region::close);
        }
    }

    private void useWords(Region region) {
        long last = (region.size() - Long.BYTES) & -Long.BYTES;
        attempt(() -> region.compareAndSetLong(last, region.getLong(last), 1));
        attempt(() -> region.getAndAddInt(0, 1));
        attempt(() -> region.read(0, ByteBuffer.allocate((int) region.size())));
        attempt(() -> region.write(region.size() - 1, ByteBuffer.allocate(1)));
        attempt(() -> region.await(0, region.getLong(0), soon()));
        attempt(() -> region.wake(0));
    }

    /** Seldom as long as one that gets a file of its own, which takes its time. */
    private ByteBuffer longMessage() {
        return chance.once(16) ? LONG.duplicate() : SHORT.duplicate();
    }

    private static Deadline soon() {
        return Deadline.after(Duration.ofNanos(100_000));
    }

    private <T> T opened(Supplier<T> open) {
        try {
            return open.get();
        } catch (TransportException e) {
            requireClear(e);
            return null;
        } finally {
            between.run();
        }
    }

    private void attempt(Use use) {
        try {
            use.run();
        } catch (TransportException e) {
            requireClear(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        between.run();
    }

    /** Fails unless the message names values. */
    static void requireClear(TransportException refusal) {
        if (!refusal.getMessage().contains("=")) {
            throw new AssertionError("a message without values: " + refusal.getMessage(), refusal);
        }
    }

    /** One call. */
    @FunctionalInterface
    private interface Use {
        void run() throws InterruptedException;
    }
}
