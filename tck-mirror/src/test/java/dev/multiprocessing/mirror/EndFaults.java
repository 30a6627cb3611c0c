package dev.multiprocessing.mirror;

import static dev.multiprocessing.mirror.Fault.Base.HEAP;

import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.MessageChannel;
import dev.multiprocessing.spi.MessageSink;
import dev.multiprocessing.spi.Outcome;
import dev.multiprocessing.spi.TransportException;
import java.nio.ByteBuffer;
import java.util.List;

/** Faults of what is said about the other end of a pipe, and of how long an end is open. */
final class EndFaults {

    static final List<Fault> ALL = List.of(
            Fault.of(
                    "the close of an end overtakes the last message",
                    HEAP,
                    "P20",
                    "PeerClosedException",
                    Seam.channel(HoldingChannel::new)),
            Fault.of(
                    "a clean close is reported as a death",
                    HEAP,
                    "P20 P22",
                    "expected: <.*PeerClosedException> but was: <.*PeerDiedException>",
                    Seam.channel(channel -> new Telling(channel, Outcome.PEER_CLOSED, Outcome.PEER_DIED))),
            Fault.of(
                    "the end of a pipe is reported once, and then there is silence",
                    HEAP,
                    "P20",
                    "expected: <.*PeerClosedException> but was: <.*TimedOutException>",
                    Seam.channel(channel -> new PassingChannel(channel) {
                        private boolean told; // by the one thread that receives

                        @Override
                        public Outcome receive(MessageSink sink, Deadline deadline) throws InterruptedException {
                            Outcome outcome = super.receive(sink, deadline);
                            if (outcome != Outcome.PEER_CLOSED) {
                                return outcome;
                            }
                            Outcome second = told ? Outcome.TIMED_OUT : outcome;
                            told = true;
                            return second;
                        }
                    })),
            Fault.of(
                    "a blocked sender is not told of the close",
                    HEAP,
                    "P21",
                    "the call is still blocked",
                    Seam.channel(channel -> new PassingChannel(channel) {
                        @Override
                        public Outcome send(ByteBuffer message, Deadline deadline) throws InterruptedException {
                            Outcome outcome = super.send(message, deadline);
                            while (outcome == Outcome.PEER_CLOSED && !deadline.isExpired()) {
                                Thread.sleep(10);
                                outcome = super.send(message, Deadline.NOW);
                            }
                            return outcome;
                        }
                    })),
            Fault.of(
                    "a sender looks for the receiver after its message was received",
                    HEAP,
                    "P29",
                    "PeerClosedException",
                    Seam.channel(channel -> new PassingChannel(channel) {
                        @Override
                        public Outcome send(ByteBuffer message, Deadline deadline) throws InterruptedException {
                            Outcome outcome = super.send(message, deadline);
                            Thread.sleep(10);
                            boolean isGone = outcome == Outcome.DONE && ready(Deadline.NOW) == Outcome.PEER_CLOSED;
                            return isGone ? Outcome.PEER_CLOSED : outcome;
                        }
                    })),
            Fault.of(
                    "a ticket that was used keeps its end open",
                    HEAP,
                    "C31",
                    "expected: <.*PeerClosedException> but was: <.*TimedOutException>",
                    Seam.transport(LeakingTickets::new)),
            Fault.of(
                    "an end of a pipe does not travel",
                    HEAP,
                    "C25",
                    "an end of a pipe does not travel",
                    Seam.channel(channel -> new PassingChannel(channel) {
                        @Override
                        public String share() {
                            throw new TransportException("an end of a pipe does not travel");
                        }
                    })),
            Fault.of(
                    "a ticket keeps nothing open",
                    HEAP,
                    "C26",
                    "PeerClosedException",
                    Seam.transport(transport -> new PassingTransport(transport) {
                        @Override
                        public MessageChannel.Ends createChannel() {
                            MessageChannel.Ends ends = super.createChannel();
                            return new MessageChannel.Ends(weak(ends.first()), weak(ends.second()));
                        }

                        private MessageChannel weak(MessageChannel channel) {
                            return new PassingChannel(channel) {
                                private String last; // ticket

                                @Override
                                public synchronized String share() {
                                    last = super.share();
                                    return last;
                                }

                                @Override
                                public synchronized void close() {
                                    if (last != null) {
                                        attachChannel(last).close();
                                        last = null;
                                    }
                                    super.close();
                                }
                            };
                        }
                    })),
            Fault.of(
                    "a queue has a hundred tickets in its life",
                    HEAP,
                    "C33",
                    "no more tickets",
                    Seam.queue(queue -> new PassingQueue(queue) {
                        private int tickets; // guarded by this

                        @Override
                        public synchronized String share() {
                            if (++tickets > 100) {
                                throw new TransportException("no more tickets");
                            }
                            return super.share();
                        }
                    })));

    private EndFaults() {}

    /** Keeps a message until there is another one. */
    private static final class HoldingChannel extends PassingChannel {

        private ByteBuffer held; // guarded by this

        HoldingChannel(MessageChannel channel) {
            super(channel);
        }

        @Override
        public synchronized Outcome send(ByteBuffer message, Deadline deadline) throws InterruptedException {
            ByteBuffer before = held;
            held = Messages.copy(message);
            return before == null ? Outcome.DONE : super.send(before, deadline);
        }
    }
}
