package dev.multiprocessing.mirror;

import static dev.multiprocessing.mirror.Fault.Base.HEAP;

import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.MessageQueue;
import dev.multiprocessing.spi.MessageSink;
import dev.multiprocessing.spi.Outcome;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** Faults of calls that wait: too short, too long, for ever, busily, or until they look again. */
final class WaitingFaults {

    private static final long SECOND = 1_000;
    private static final long HUNDRED_YEARS = TimeUnit.DAYS.toNanos(36_500);

    static final List<Fault> ALL = List.of(
            Fault.of(
                    "a queue's timeout ends at its half",
                    HEAP,
                    "W01",
                    "gave up too early: waited millis=\\d\\d, timeout=100",
                    queueUntil(WaitingFaults::half)),
            Fault.of(
                    "a queue's timeout ends a second late",
                    HEAP,
                    "W01",
                    "gave up too late: waited millis=1\\d\\d\\d, timeout=100",
                    queueUntil(deadline -> deadline.isExpired() ? deadline : later(deadline))),
            Fault.of(
                    "a queue's timeout never ends",
                    HEAP,
                    "W01",
                    "the call is still blocked",
                    queueUntil(deadline -> deadline.isExpired() ? deadline : Deadline.NEVER)),
            Fault.of(
                    "a pipe's timeout ends at its half",
                    HEAP,
                    "W02",
                    "gave up too early: waited millis=\\d\\d, timeout=100",
                    channelUntil(WaitingFaults::half)),
            Fault.of(
                    "a pipe's timeout ends a second late",
                    HEAP,
                    "W02",
                    "gave up too late: waited millis=1\\d\\d\\d, timeout=100",
                    channelUntil(deadline -> deadline.isExpired() ? deadline : later(deadline))),
            Fault.of(
                    "one try waits a second",
                    HEAP,
                    "W03",
                    "one try waited: millis=1\\d\\d\\d",
                    queueUntil(deadline -> deadline.isExpired() ? later(deadline) : deadline)),
            Fault.of(
                    "more than a hundred years are over at once",
                    HEAP,
                    "W04",
                    "did not block, but threw",
                    queueUntil(deadline -> deadline.remainingNanos() > HUNDRED_YEARS ? Deadline.NOW : deadline)),
            Fault.of(
                    "of many who wait for a queue, one is woken",
                    HEAP,
                    "W05",
                    "QueueFullException|the call is still blocked",
                    Seam.queue(OneWoken::new)),
            Fault.of(
                    "who waits for a queue is busy",
                    HEAP,
                    "W06",
                    "CPU used while waiting: millis=\\d+",
                    Seam.queue(queue -> looking(queue, 0))),
            Fault.of(
                    "who waits for a lock is busy",
                    HEAP,
                    "W06",
                    "CPU used while waiting: millis=\\d+",
                    Seam.region(region -> new PassingRegion(region) {
                        @Override
                        public void await(long offset, long expected, Deadline deadline) {}
                    })),
            Fault.of(
                    "who waits for a queue looks every 25 ms",
                    HEAP,
                    "W07",
                    "round trips=\\d+, millis=\\d+",
                    Seam.queue(queue -> looking(queue, 25))),
            Fault.of(
                    "who waits for room looks every 50 ms",
                    HEAP,
                    "W20",
                    "times a place became free=\\d+, millis=\\d+",
                    Seam.queue(queue -> new PassingQueue(queue) {
                        @Override
                        public boolean put(ByteBuffer message, Deadline deadline) throws InterruptedException {
                            boolean put = super.put(message, Deadline.NOW);
                            while (!put && !deadline.isExpired()) {
                                Thread.sleep(50);
                                put = super.put(message, Deadline.NOW);
                            }
                            return put;
                        }
                    })),
            Fault.of(
                    "each 1,000th wake-up is lost, and the sleeper looks for itself",
                    HEAP,
                    "W18",
                    "wake-ups were lost: millis of late round trips=\\[\\d+, ",
                    Seam.queue(queue -> new PassingQueue(queue) {
                        private final AtomicInteger sleeps = new AtomicInteger();

                        @Override
                        public int take(MessageSink sink, int max, Deadline deadline) throws InterruptedException {
                            int taken = super.take(sink, max, Deadline.NOW);
                            if (taken > 0 || deadline.isExpired()) {
                                return taken;
                            }
                            taken = super.take(sink, max, deadline);
                            Thread.sleep(sleeps.incrementAndGet() % 1_000 == 0 ? 100 : 0);
                            return taken;
                        }
                    })),
            Fault.of(
                    "who waits for a pipe looks every 25 ms",
                    HEAP,
                    "W16",
                    "round trips=\\d+, millis=\\d+",
                    Seam.channel(channel -> new PassingChannel(channel) {
                        @Override
                        public Outcome receive(MessageSink sink, Deadline deadline) throws InterruptedException {
                            Outcome outcome = super.receive(sink, Deadline.NOW);
                            while (outcome == Outcome.TIMED_OUT && !deadline.isExpired()) {
                                Thread.sleep(25);
                                outcome = super.receive(sink, Deadline.NOW);
                            }
                            return outcome;
                        }
                    })));

    private WaitingFaults() {}

    private static Deadline half(Deadline deadline) {
        return deadline == Deadline.NEVER ? deadline : Deadline.after(Duration.ofNanos(deadline.remainingNanos() / 2));
    }

    private static Deadline later(Deadline deadline) {
        return deadline == Deadline.NEVER
                ? deadline
                : Deadline.after(Duration.ofNanos(deadline.remainingNanos()).plusMillis(SECOND));
    }

    /** A queue whose calls end at another time than they should. */
    private static Seam queueUntil(UnaryOperator<Deadline> other) {
        return Seam.queue(queue -> new PassingQueue(queue) {
            @Override
            public boolean put(ByteBuffer message, Deadline deadline) throws InterruptedException {
                return super.put(message, other.apply(deadline));
            }

            @Override
            public int take(MessageSink sink, int max, Deadline deadline) throws InterruptedException {
                return super.take(sink, max, other.apply(deadline));
            }
        });
    }

    /** A channel whose calls end at another time than they should. */
    private static Seam channelUntil(UnaryOperator<Deadline> other) {
        return Seam.channel(channel -> new PassingChannel(channel) {
            @Override
            public Outcome send(ByteBuffer message, Deadline deadline) throws InterruptedException {
                return super.send(message, other.apply(deadline));
            }

            @Override
            public Outcome receive(MessageSink sink, Deadline deadline) throws InterruptedException {
                return super.receive(sink, other.apply(deadline));
            }

            @Override
            public Outcome ready(Deadline deadline) throws InterruptedException {
                return super.ready(other.apply(deadline));
            }
        });
    }

    /** A queue whose takers look again and again. */
    private static MessageQueue looking(MessageQueue queue, long pauseMillis) {
        return new PassingQueue(queue) {
            @Override
            public int take(MessageSink sink, int max, Deadline deadline) throws InterruptedException {
                int taken = super.take(sink, max, Deadline.NOW);
                while (taken == 0 && !deadline.isExpired()) {
                    Thread.sleep(pauseMillis);
                    taken = super.take(sink, max, Deadline.NOW);
                }
                return taken;
            }
        };
    }

    /** The first one that waits is woken; the others look every five seconds. */
    private static final class OneWoken extends PassingQueue {

        private final AtomicInteger waiting = new AtomicInteger();

        OneWoken(MessageQueue queue) {
            super(queue);
        }

        @Override
        public int take(MessageSink sink, int max, Deadline deadline) throws InterruptedException {
            int before = waiting.getAndIncrement();
            int taken = before == 0 ? super.take(sink, max, deadline) : super.take(sink, max, Deadline.NOW);
            while (taken == 0 && !deadline.isExpired()) {
                Thread.sleep(5 * SECOND);
                taken = super.take(sink, max, Deadline.NOW);
            }
            return taken;
        }
    }
}
