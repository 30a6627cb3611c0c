package dev.multiprocessing.mirror;

import static dev.multiprocessing.mirror.Fault.Base.HEAP;

import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.MessageQueue;
import dev.multiprocessing.spi.MessageSink;
import dev.multiprocessing.spi.TransportException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;

/** Faults of queues: what is lost, doubled, torn, in another order, or counted wrongly. */
final class QueueFaults {

    private static final int MIB = 1 << 20;
    private static final long LAG_NANOS = 300_000_000;

    static final List<Fault> ALL = List.of(
            Fault.of(
                    "a queue loses each 100th element",
                    HEAP,
                    "Q20",
                    "lost=\\[\\d",
                    Seam.queue(queue -> new PassingQueue(queue) {
                        private final AtomicInteger puts = new AtomicInteger();

                        @Override
                        public boolean put(ByteBuffer message, Deadline deadline) throws InterruptedException {
                            return puts.incrementAndGet() % 100 == 0 || super.put(message, deadline);
                        }
                    })),
            Fault.of(
                    "a queue delivers each 100th element twice",
                    HEAP,
                    "Q20",
                    "number=(\\d+), .* was received after number=\\1|twice or never put=\\[\\d",
                    Seam.queue(queue -> new PassingQueue(queue) {
                        private final AtomicInteger puts = new AtomicInteger();

                        @Override
                        public boolean put(ByteBuffer message, Deadline deadline) throws InterruptedException {
                            boolean done = super.put(message, deadline);
                            return done && puts.incrementAndGet() % 100 == 0 ? super.put(message, deadline) : done;
                        }
                    })),
            Fault.of(
                    "a queue lets an element overtake each 20th",
                    HEAP,
                    "Q19",
                    "was received after number=",
                    Seam.queue(Overtaken::new)),
            Fault.of(
                    "a queue tears elements of more than a thousand bytes",
                    HEAP,
                    "Q19",
                    "packet of producer=\\d, number=\\d+, length=\\d+ ==> array contents differ",
                    Seam.queue(queue -> tearing(queue, 1_000))),
            Fault.of(
                    "a queue tears elements of a MiB and more",
                    HEAP,
                    "Q22",
                    "size=1048576 ==> expected",
                    Seam.queue(queue -> tearing(queue, MIB))),
            Fault.of(
                    "a queue's bound is ignored",
                    HEAP,
                    "Q06",
                    "Expected .*QueueFullException to be thrown",
                    bound(capacity -> MessageQueue.UNBOUNDED)),
            Fault.of(
                    "a queue's bound is one too many",
                    HEAP,
                    "Q08",
                    "Expected .*QueueFullException to be thrown",
                    bound(capacity -> capacity + 1)),
            Fault.of(
                    "a queue's bound is one too few",
                    HEAP,
                    "Q08",
                    "QueueFullException: queue full: maxsize=3",
                    bound(capacity -> capacity - 1)),
            Fault.of(
                    "a queue without bound holds 32,767 elements",
                    HEAP,
                    "Q09",
                    "QueueFullException",
                    bound(capacity -> Math.min(capacity, 32_767))),
            Fault.of(
                    "a queue takes memory for its places when it is made",
                    HEAP,
                    "Q11",
                    "no memory for the places",
                    Seam.transport(transport -> new PassingTransport(transport) {
                        @Override
                        public MessageQueue createQueue(int capacity) {
                            if (capacity > Runtime.getRuntime().maxMemory() / 64) {
                                throw new TransportException("no memory for the places: capacity=" + capacity);
                            }
                            return super.createQueue(capacity);
                        }
                    })),
            Fault.of(
                    "a queue's count lags behind",
                    HEAP,
                    "Q21",
                    "expected: <0> but was: <3>",
                    Seam.queue(queue -> new PassingQueue(queue) {
                        private int size; // both as of the last look
                        private long looked = System.nanoTime() - LAG_NANOS;

                        @Override
                        public synchronized int size() {
                            if (System.nanoTime() - looked >= LAG_NANOS) {
                                size = super.size();
                                looked = System.nanoTime();
                            }
                            return size;
                        }
                    })),
            Fault.of(
                    "an empty queue gives an empty message",
                    HEAP,
                    "Q07",
                    "expected: <.*QueueEmptyException> but was: <.*DecodingException>",
                    Seam.queue(queue -> new PassingQueue(queue) {
                        @Override
                        public int take(MessageSink sink, int max, Deadline deadline) throws InterruptedException {
                            int taken = super.take(sink, max, deadline);
                            if (taken == 0) {
                                sink.room(0);
                            }
                            return Math.max(taken, 1);
                        }
                    })),
            Fault.of(
                    "an element is there a moment after its put has returned",
                    HEAP,
                    "Q26 Q27 Q29",
                    "QueueEmptyException|failed",
                    Seam.queue(queue -> new BackgroundQueue(queue, 20, false))),
            Fault.of(
                    "the last element that a process has put is lost when it ends",
                    HEAP,
                    "Q23",
                    "expected: <10> but was: <9>",
                    Seam.queue(HoldingQueue::new)),
            Fault.of(
                    "what attaches to a queue is a queue of its own",
                    HEAP,
                    "C27",
                    "expected: <1> but was: <0>",
                    Seam.transport(transport -> new PassingTransport(transport) {
                        @Override
                        public MessageQueue attachQueue(String ticket) {
                            try (MessageQueue other = super.attachQueue(ticket)) {
                                return super.createQueue(other.capacity());
                            }
                        }
                    })));

    private QueueFaults() {}

    private static MessageQueue tearing(MessageQueue queue, int length) {
        return new PassingQueue(queue) {
            @Override
            public boolean put(ByteBuffer message, Deadline deadline) throws InterruptedException {
                return super.put(message.remaining() < length ? message : Messages.torn(message), deadline);
            }
        };
    }

    /** A queue with another bound than was asked for, which it denies. */
    private static Seam bound(IntUnaryOperator other) {
        return Seam.transport(transport -> new PassingTransport(transport) {
            @Override
            public MessageQueue createQueue(int capacity) {
                return new PassingQueue(super.createQueue(other.applyAsInt(capacity))) {
                    @Override
                    public int capacity() {
                        return capacity;
                    }
                };
            }
        });
    }

    /** Keeps each 20th message until the next one was put. */
    private static final class Overtaken extends PassingQueue {

        private int puts; // guarded by this
        private ByteBuffer slow; // the message that is overtaken; likewise

        Overtaken(MessageQueue queue) {
            super(queue);
        }

        @Override
        public synchronized boolean put(ByteBuffer message, Deadline deadline) throws InterruptedException {
            if (++puts % 20 == 10) {
                slow = Messages.copy(message);
                return true;
            }
            boolean done = super.put(message, deadline);
            if (slow != null) {
                super.put(slow, Deadline.NEVER);
                slow = null;
            }
            return done;
        }
    }

    /** Keeps a message until there is another one. */
    private static final class HoldingQueue extends PassingQueue {

        private ByteBuffer held; // guarded by this

        HoldingQueue(MessageQueue queue) {
            super(queue);
        }

        @Override
        public synchronized boolean put(ByteBuffer message, Deadline deadline) throws InterruptedException {
            ByteBuffer before = held;
            held = Messages.copy(message);
            return before == null || super.put(before, deadline);
        }
    }
}
