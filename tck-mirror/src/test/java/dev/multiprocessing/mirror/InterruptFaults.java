package dev.multiprocessing.mirror;

import static dev.multiprocessing.mirror.Fault.Base.HEAP;

import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.MessageChannel;
import dev.multiprocessing.spi.MessageQueue;
import dev.multiprocessing.spi.MessageSink;
import dev.multiprocessing.spi.Outcome;
import dev.multiprocessing.spi.Uninterrupted;
import java.nio.ByteBuffer;
import java.util.List;

/** Faults of threads that are interrupted. */
final class InterruptFaults {

    static final List<Fault> ALL = List.of(
            Fault.of(
                    "an interrupt does not end a wait for a queue",
                    HEAP,
                    "W08",
                    "the call is still blocked",
                    Seam.queue(queue -> new PassingQueue(queue) {
                        @Override
                        public int take(MessageSink sink, int max, Deadline deadline) {
                            return Uninterrupted.call(() -> super.take(sink, max, deadline));
                        }
                    })),
            Fault.of(
                    "an element whose put was interrupted is put all the same",
                    HEAP,
                    "W08",
                    "expected: <0> but was: <1>",
                    Seam.queue(InterruptedPut::new)),
            Fault.of(
                    "an interrupt does not end a wait for a pipe",
                    HEAP,
                    "W09",
                    "the call is still blocked",
                    Seam.channel(channel -> new PassingChannel(channel) {
                        @Override
                        public Outcome receive(MessageSink sink, Deadline deadline) {
                            return Uninterrupted.call(() -> super.receive(sink, deadline));
                        }
                    })),
            Fault.of(
                    "an interrupt breaks a pipe for everybody",
                    HEAP,
                    "W09",
                    "ClosedException",
                    Seam.channel(BrokenByInterrupt::new)),
            Fault.of(
                    "an interrupt does not end a wait for a lock",
                    HEAP,
                    "W10",
                    "the call is still blocked",
                    Seam.region(region -> new PassingRegion(region) {
                        @Override
                        public void await(long offset, long expected, Deadline deadline) {
                            Uninterrupted.call(() -> {
                                super.await(offset, expected, deadline);
                                return true;
                            });
                            Thread.interrupted();
                        }
                    })),
            Fault.of(
                    "an interrupt breaks a lock for everybody",
                    HEAP,
                    "W11",
                    "did not block, but threw .*ClosedException",
                    Seam.region(region -> new PassingRegion(region) {
                        @Override
                        public void await(long offset, long expected, Deadline deadline) throws InterruptedException {
                            try {
                                super.await(offset, expected, deadline);
                            } catch (InterruptedException e) {
                                close();
                                throw e;
                            }
                        }
                    })),
            Fault.of(
                    "an interrupt does not end a wait for a child",
                    HEAP,
                    "W12",
                    "the call is still blocked",
                    Seam.calls(() -> call -> {
                        while (call.is("join")) {
                            try {
                                return call.proceed();
                            } catch (InterruptedException e) {
                                continue;
                            }
                        }
                        return call.proceed();
                    })),
            Fault.of(
                    "a call that need not wait forgets the interrupt",
                    HEAP,
                    "W13",
                    "the interrupt was lost",
                    Seam.queue(queue -> new PassingQueue(queue) {
                        @Override
                        public boolean put(ByteBuffer message, Deadline deadline) throws InterruptedException {
                            Thread.interrupted();
                            return super.put(message, deadline);
                        }
                    })),
            Fault.of(
                    "an interrupted thread starts to wait",
                    HEAP,
                    "W14",
                    "the call is still blocked",
                    Seam.queue(queue -> new PassingQueue(queue) {
                        @Override
                        public int take(MessageSink sink, int max, Deadline deadline) throws InterruptedException {
                            Thread.interrupted();
                            return super.take(sink, max, deadline);
                        }
                    })));

    private InterruptFaults() {}

    /** Puts what was interrupted as soon as something is taken. */
    private static final class InterruptedPut extends PassingQueue {

        private volatile ByteBuffer late;

        InterruptedPut(MessageQueue queue) {
            super(queue);
        }

        @Override
        public boolean put(ByteBuffer message, Deadline deadline) throws InterruptedException {
            try {
                return super.put(message, deadline);
            } catch (InterruptedException e) {
                late = Messages.copy(message);
                throw e;
            }
        }

        @Override
        public int take(MessageSink sink, int max, Deadline deadline) throws InterruptedException {
            int taken = super.take(sink, max, deadline);
            if (late != null) {
                super.put(late, Deadline.NOW);
                late = null;
            }
            return taken;
        }
    }

    /** Is closed by an interrupt, as a channel of the JDK is. */
    private static final class BrokenByInterrupt extends PassingChannel {

        BrokenByInterrupt(MessageChannel channel) {
            super(channel);
        }

        @Override
        public Outcome receive(MessageSink sink, Deadline deadline) throws InterruptedException {
            try {
                return super.receive(sink, deadline);
            } catch (InterruptedException e) {
                close();
                throw e;
            }
        }
    }
}
