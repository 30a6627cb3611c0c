package dev.multiprocessing.mirror;

import static dev.multiprocessing.mirror.Fault.Base.MMAP;

import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.MessageChannel;
import dev.multiprocessing.spi.MessageQueue;
import dev.multiprocessing.spi.MessageSink;
import dev.multiprocessing.spi.Outcome;
import dev.multiprocessing.spi.Region;
import dev.multiprocessing.spi.Transport;
import dev.multiprocessing.spi.TransportException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;

/** Faults that show when a participant is killed, or stopped. */
final class DeathFaults {

    private static final int MOMENT_NANOS = 100_000_000;

    static final List<Fault> ALL = List.of(
            Fault.of(
                    "a death is reported as a clean close",
                    MMAP,
                    "D01 D02 D14 D22",
                    "PeerDiedException.*PeerClosedException",
                    Seam.channel(channel -> new Telling(channel, Outcome.PEER_DIED, Outcome.PEER_CLOSED))),
            Fault.of(
                    "what was sent is under way for a moment, and lost with its sender",
                    MMAP,
                    "D01",
                    "PeerDiedException|PeerClosedException",
                    Seam.channel(channel -> new BackgroundChannel(channel, 5))),
            Fault.of(
                    "who waits for a message of the dead waits for ever",
                    MMAP,
                    "D02",
                    "the call is still blocked",
                    Seam.channel(channel -> new PassingChannel(channel) {
                        @Override
                        public Outcome receive(MessageSink sink, Deadline deadline) throws InterruptedException {
                            Outcome outcome = super.receive(sink, deadline);
                            while (outcome == Outcome.PEER_DIED && !deadline.isExpired()) {
                                Thread.sleep(10);
                                outcome = super.receive(sink, Deadline.NOW);
                            }
                            return outcome;
                        }
                    })),
            Fault.of(
                    "who waits for a moment only is not told of a death",
                    MMAP,
                    "D24",
                    "the call is still blocked",
                    Seam.channel(channel -> new PassingChannel(channel) {
                        @Override
                        public Outcome receive(MessageSink sink, Deadline deadline) throws InterruptedException {
                            boolean isShort = deadline.remainingNanos() < MOMENT_NANOS;
                            Outcome outcome = super.receive(sink, deadline);
                            return isShort && outcome == Outcome.PEER_DIED ? Outcome.TIMED_OUT : outcome;
                        }
                    })),
            Fault.of(
                    "who sends and never waits is not told of a death",
                    MMAP,
                    "D22",
                    "Expected .*PeerDiedException to be thrown",
                    Seam.channel(channel -> new PassingChannel(channel) {
                        @Override
                        public Outcome send(ByteBuffer message, Deadline deadline) throws InterruptedException {
                            Outcome outcome = super.send(message, deadline);
                            return outcome == Outcome.PEER_DIED ? Outcome.DONE : outcome;
                        }
                    })),
            Fault.of(
                    "a dead sender's last message is delivered again",
                    MMAP,
                    "D14",
                    "number=(\\d+), .* was received after number=\\1|twice or never put=\\[\\d",
                    Seam.channel(TwiceFromTheDead::new)),
            Fault.of(
                    "a second of silence is a death",
                    MMAP,
                    "D09",
                    "expected: <false> but was: <true>",
                    Seam.channel(channel -> new PassingChannel(channel) {
                        @Override
                        public Outcome ready(Deadline deadline) throws InterruptedException {
                            Outcome outcome = super.ready(Deadline.after(Duration.ofMillis(500)));
                            return outcome == Outcome.TIMED_OUT ? Outcome.PEER_DIED : outcome;
                        }
                    })),
            Fault.of(
                    "who does not move is called dead",
                    MMAP,
                    "D08",
                    "expected: <false> but was: <true>",
                    Seam.transport(Heartbeats::new)),
            Fault.of(
                    "who takes waits with a lock file in its hands",
                    MMAP,
                    "D03 D10",
                    "the call is still blocked|QueueEmptyException",
                    new Locking() {
                        @Override
                        MessageQueue locking(MessageQueue queue, LockFile lock) {
                            return new PassingQueue(queue) {
                                @Override
                                public int take(MessageSink sink, int max, Deadline deadline)
                                        throws InterruptedException {
                                    if (!lock.lock(deadline)) {
                                        return 0;
                                    }
                                    try {
                                        return super.take(sink, max, deadline);
                                    } finally {
                                        lock.unlock();
                                    }
                                }
                            };
                        }
                    }),
            Fault.of(
                    "who puts waits with a lock file in its hands",
                    MMAP,
                    "D04",
                    "the call is still blocked",
                    new Locking() {
                        @Override
                        MessageQueue locking(MessageQueue queue, LockFile lock) {
                            return new PassingQueue(queue) {
                                @Override
                                public boolean put(ByteBuffer message, Deadline deadline) throws InterruptedException {
                                    if (!lock.lock(deadline)) {
                                        return false;
                                    }
                                    try {
                                        return super.put(message, deadline);
                                    } finally {
                                        lock.unlock();
                                    }
                                }
                            };
                        }
                    }),
            Fault.of(
                    "what was put is under way for a moment, and nobody waits for it",
                    MMAP,
                    "D05",
                    "expected: <1000> but was: <\\d+>",
                    Seam.queue(queue -> new BackgroundQueue(queue, 1, false))),
            Fault.of(
                    "what was put is under way for a moment, though it is declared to be there",
                    MMAP,
                    "D25",
                    "did not arrive in the queue: \\d+",
                    Seam.queue(queue -> new BackgroundQueue(queue, 5, true))),
            Fault.of(
                    "after a death, memory has to be repaired",
                    MMAP,
                    "D07 D11",
                    "memory has to be repaired",
                    Seam.transport(Unrepaired::new)),
            Fault.of(
                    "additions to an array are collected",
                    MMAP,
                    "D11",
                    "value and array disagree",
                    Seam.region(region -> new PassingRegion(region) {
                        private int collected; // guarded by this

                        @Override
                        public synchronized int getAndAddInt(long offset, int delta) {
                            if (offset == 64) {
                                return super.getAndAddInt(offset, delta);
                            }
                            collected += delta;
                            int written = collected % 1_000 == 0 ? collected : 0;
                            collected -= written;
                            return super.getAndAddInt(offset, written) + collected;
                        }
                    })),
            Fault.of(
                    "after a death, a queue throws its first elements away",
                    MMAP,
                    "D12 D13 D21",
                    "lost|not told",
                    Seam.transport(Throwing::new)));

    private DeathFaults() {}

    /** Repeats the last message when its sender has died. */
    private static final class TwiceFromTheDead extends PassingChannel {

        private ByteBuffer last; // by the one thread that receives

        TwiceFromTheDead(MessageChannel channel) {
            super(channel);
        }

        @Override
        public Outcome receive(MessageSink sink, Deadline deadline) throws InterruptedException {
            ByteBuffer[] received = new ByteBuffer[1];
            Outcome outcome = super.receive(length -> received[0] = ByteBuffer.allocate(length), deadline);
            if (outcome == Outcome.DONE) {
                last = received[0].flip();
            } else if (outcome == Outcome.PEER_DIED && last != null) {
                received[0] = last;
                last = null;
            } else {
                return outcome;
            }
            sink.room(received[0].remaining()).put(received[0].duplicate());
            return Outcome.DONE;
        }
    }

    /** Queues whose calls exclude each other. */
    private abstract static class Locking implements Seam {

        abstract MessageQueue locking(MessageQueue queue, LockFile lock);

        @Override
        public Transport opened(Transport transport) {
            return locking(transport, 100);
        }

        @Override
        public Transport joined(Transport transport) {
            return locking(transport, 0);
        }

        private Transport locking(Transport transport, long courtesyMillis) {
            LockFile lock = LockFile.of(transport, courtesyMillis);
            return new PassingTransport(transport) {
                @Override
                public MessageQueue createQueue(int capacity) {
                    return locking(super.createQueue(capacity), lock);
                }

                @Override
                public MessageQueue attachQueue(String ticket) {
                    return locking(super.attachQueue(ticket), lock);
                }
            };
        }
    }

    /** Regions that are of no use after a death. */
    private static final class Unrepaired extends Roster.Member {

        Unrepaired(Transport transport) {
            super(transport);
        }

        @Override
        public Region createRegion(long size) {
            return new PassingRegion(super.createRegion(size)) {
                @Override
                public boolean compareAndSetLong(long offset, long expected, long value) {
                    requireNoDeath();
                    return super.compareAndSetLong(offset, expected, value);
                }

                @Override
                public int getAndAddInt(long offset, int delta) {
                    requireNoDeath();
                    return super.getAndAddInt(offset, delta);
                }
            };
        }

        private void requireNoDeath() {
            if (roster.knowsOfDeath()) {
                throw new TransportException("memory has to be repaired");
            }
        }
    }

    /** Queues that lose three elements by each death. */
    private static final class Throwing extends Roster.Member {

        Throwing(Transport transport) {
            super(transport);
        }

        @Override
        public MessageQueue createQueue(int capacity) {
            return throwing(super.createQueue(capacity));
        }

        @Override
        public MessageQueue attachQueue(String ticket) {
            return throwing(super.attachQueue(ticket));
        }

        private MessageQueue throwing(MessageQueue queue) {
            return new PassingQueue(queue) {
                @Override
                public int take(MessageSink sink, int max, Deadline deadline) throws InterruptedException {
                    if (roster.hearsOfDeath()) {
                        super.take(Messages.NOWHERE, 3, Deadline.NOW);
                    }
                    return super.take(sink, max, deadline);
                }
            };
        }
    }
}
