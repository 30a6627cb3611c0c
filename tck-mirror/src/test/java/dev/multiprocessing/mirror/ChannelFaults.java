package dev.multiprocessing.mirror;

import static dev.multiprocessing.mirror.Fault.Base.HEAP;

import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.MessageChannel;
import dev.multiprocessing.spi.MessageQueue;
import dev.multiprocessing.spi.MessageSink;
import dev.multiprocessing.spi.Outcome;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Faults of pipes: what is lost, mixed, cut, or left in a caller's buffer. */
final class ChannelFaults {

    private static final int LONG = 1_000;

    static final List<Fault> ALL = List.of(
            Fault.of(
                    "a pipe loses each 50th message",
                    HEAP,
                    "P24",
                    "did not arrive through the pipe: packet \\d+ of all senders",
                    Seam.channel(channel -> new PassingChannel(channel) {
                        private final AtomicInteger sent = new AtomicInteger();

                        @Override
                        public Outcome send(ByteBuffer message, Deadline deadline) throws InterruptedException {
                            return sent.incrementAndGet() % 50 == 0 ? Outcome.DONE : super.send(message, deadline);
                        }
                    })),
            Fault.of(
                    "a message is there a moment after its send has returned",
                    HEAP,
                    "Q28",
                    "poll, message=|failed",
                    Seam.channel(channel -> new BackgroundChannel(channel, 20))),
            Fault.of(
                    "long messages go through a pipe in two parts, which mix",
                    HEAP,
                    "P24",
                    "DecodingException",
                    Seam.channel(channel -> new PassingChannel(channel) {
                        @Override
                        public Outcome send(ByteBuffer message, Deadline deadline) throws InterruptedException {
                            int length = message.remaining();
                            if (length < LONG) {
                                return super.send(message, deadline);
                            }
                            super.send(Messages.part(message, 0, length / 2), deadline);
                            return super.send(Messages.part(message, length / 2, length), deadline);
                        }
                    })),
            Fault.of(
                    "a pipe lets a message overtake the fifth",
                    HEAP,
                    "P01",
                    "expected: <.*> but was: <.*>",
                    Seam.channel(Overtaken::new)),
            Fault.of(
                    "a pipe is ready when there is nothing",
                    HEAP,
                    "P09",
                    "expected: <false> but was: <true>",
                    Seam.channel(channel -> new PassingChannel(channel) {
                        @Override
                        public Outcome ready(Deadline deadline) {
                            return Outcome.DONE;
                        }
                    })),
            Fault.of(
                    "who looks for a message consumes it",
                    HEAP,
                    "P09",
                    "expected: <true> but was: <false>",
                    Seam.channel(channel -> new PassingChannel(channel) {
                        @Override
                        public Outcome ready(Deadline deadline) throws InterruptedException {
                            return receive(Messages.NOWHERE, deadline);
                        }
                    })),
            Fault.of(
                    "the whole array is sent, not the part that was given",
                    HEAP,
                    "P11",
                    "BufferTooShortException",
                    Seam.channel(channel -> new PassingChannel(channel) {
                        @Override
                        public Outcome send(ByteBuffer message, Deadline deadline) throws InterruptedException {
                            return super.send(message.duplicate().clear(), deadline);
                        }
                    })),
            Fault.of(
                    "a buffer that was sent is empty afterwards",
                    HEAP,
                    "P12",
                    "expected: <2> but was: <7>",
                    Seam.channel(channel -> new PassingChannel(channel) {
                        @Override
                        public Outcome send(ByteBuffer message, Deadline deadline) throws InterruptedException {
                            Outcome outcome = super.send(message, deadline);
                            message.position(message.limit());
                            return outcome;
                        }
                    })),
            Fault.of(
                    "a buffer that received something is full afterwards",
                    HEAP,
                    "P13",
                    "expected: <3> but was: <7>",
                    Seam.channel(channel -> new PassingChannel(channel) {
                        @Override
                        public Outcome receive(MessageSink sink, Deadline deadline) throws InterruptedException {
                            ByteBuffer[] room = new ByteBuffer[1];
                            Outcome outcome = super.receive(length -> room[0] = sink.room(length), deadline);
                            if (outcome == Outcome.DONE) {
                                room[0].position(room[0].limit());
                            }
                            return outcome;
                        }
                    })),
            Fault.of(
                    "an empty message reads as the end",
                    HEAP,
                    "P14",
                    "PeerClosedException",
                    Seam.channel(channel -> new PassingChannel(channel) {
                        @Override
                        public Outcome receive(MessageSink sink, Deadline deadline) throws InterruptedException {
                            int[] received = {1};
                            Outcome outcome = super.receive(
                                    length -> {
                                        received[0] = length;
                                        return sink.room(length);
                                    },
                                    deadline);
                            return received[0] == 0 ? Outcome.PEER_CLOSED : outcome;
                        }
                    })),
            Fault.of(
                    "a pipe carries 16 MiB at most",
                    HEAP,
                    "P23",
                    "message too long for this pipe",
                    Seam.channel(channel -> new PassingChannel(channel) {
                        @Override
                        public Outcome send(ByteBuffer message, Deadline deadline) throws InterruptedException {
                            if (message.remaining() > 16 << 20) {
                                throw new IllegalArgumentException("message too long for this pipe");
                            }
                            return super.send(message, deadline);
                        }
                    })),
            Fault.of(
                    "a message that is too long is said to be sent",
                    HEAP,
                    "P28",
                    "Expected .*IllegalArgumentException to be thrown",
                    Seam.channel(channel -> new PassingChannel(channel) {
                        @Override
                        public Outcome send(ByteBuffer message, Deadline deadline) throws InterruptedException {
                            return message.remaining() > MessageQueue.MAX_MESSAGE
                                    ? Outcome.DONE
                                    : super.send(message, deadline);
                        }
                    })),
            Fault.of(
                    "a full pipe drops what is sent",
                    HEAP,
                    "P25",
                    "Expected .*TimedOutException to be thrown",
                    Seam.channel(channel -> new PassingChannel(channel) {
                        @Override
                        public Outcome send(ByteBuffer message, Deadline deadline) throws InterruptedException {
                            Outcome outcome = super.send(message, Deadline.NOW);
                            return outcome == Outcome.TIMED_OUT ? Outcome.DONE : outcome;
                        }
                    })),
            Fault.of(
                    "a message whose send timed out is sent before the next one",
                    HEAP,
                    "P25",
                    "expected: <\\d+> but was: <\\d+>|expected: <false> but was: <true>",
                    Seam.channel(TooLate::new)),
            Fault.of(
                    "who sends and who receives exclude each other",
                    HEAP,
                    "P26",
                    "the call is still blocked",
                    Seam.transport(transport -> new PassingTransport(transport) {
                        @Override
                        public MessageChannel.Ends createChannel() {
                            MessageChannel.Ends ends = super.createChannel();
                            Lock one = new ReentrantLock();
                            return new MessageChannel.Ends(
                                    new Exclusive(ends.first(), one), new Exclusive(ends.second(), one));
                        }
                    })));

    private ChannelFaults() {}

    /** Keeps the fifth message until the next one was sent. */
    private static final class Overtaken extends PassingChannel {

        private int sent; // guarded by this
        private ByteBuffer slow; // the message that is overtaken; likewise

        Overtaken(MessageChannel channel) {
            super(channel);
        }

        @Override
        public synchronized Outcome send(ByteBuffer message, Deadline deadline) throws InterruptedException {
            if (++sent == 5) {
                slow = Messages.copy(message);
                return Outcome.DONE;
            }
            Outcome outcome = super.send(message, deadline);
            if (sent == 6) {
                super.send(slow, deadline);
            }
            return outcome;
        }
    }

    /** Remembers what there was no room for. */
    private static final class TooLate extends PassingChannel {

        private ByteBuffer late; // that timed out; guarded by this

        TooLate(MessageChannel channel) {
            super(channel);
        }

        @Override
        public synchronized Outcome send(ByteBuffer message, Deadline deadline) throws InterruptedException {
            if (late != null && super.send(late, deadline) == Outcome.DONE) {
                late = null;
            }
            Outcome outcome = super.send(message, deadline);
            if (outcome == Outcome.TIMED_OUT) {
                late = Messages.copy(message);
            }
            return outcome;
        }
    }

    /** One call at a time, at both ends. */
    private static final class Exclusive extends PassingChannel {

        private final Lock one;

        Exclusive(MessageChannel channel, Lock one) {
            super(channel);
            this.one = one;
        }

        @Override
        public Outcome send(ByteBuffer message, Deadline deadline) throws InterruptedException {
            one.lockInterruptibly();
            try {
                return super.send(message, deadline);
            } finally {
                one.unlock();
            }
        }

        @Override
        public Outcome receive(MessageSink sink, Deadline deadline) throws InterruptedException {
            one.lockInterruptibly();
            try {
                return super.receive(sink, deadline);
            } finally {
                one.unlock();
            }
        }
    }
}
