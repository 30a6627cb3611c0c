package dev.multiprocessing.mirror;

import static dev.multiprocessing.mirror.Fault.Base.HEAP;

import dev.multiprocessing.ClosedException;
import dev.multiprocessing.Connection;
import dev.multiprocessing.Queue;
import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.HandleClosedException;
import dev.multiprocessing.spi.MessageSink;
import dev.multiprocessing.spi.Transport;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Faults of what is closed, and of who is blocked in it. */
final class CloseFaults {

    static final List<Fault> ALL = List.of(
            Fault.of(
                    "closing twice is an error",
                    HEAP,
                    "X01",
                    "ClosedException: closed before",
                    Seam.calls(ClosedOnce::new)),
            Fault.of(
                    "what is closed answers, and says nothing",
                    HEAP,
                    "X02 X03 X04 X05 X06 X07",
                    "Expected .*ClosedException to be thrown",
                    Seam.calls(() -> call -> call.proceedUnless(ClosedException.class))),
            Fault.of(
                    "a closed connection says that it is open",
                    HEAP,
                    "X03 P27",
                    "expected: <true> but was: <false>",
                    Seam.calls(() -> call -> call.is(Connection.class, "closed") ? false : call.proceed())),
            Fault.of(
                    "a closed context leaves its handles open",
                    HEAP,
                    "X07 X14",
                    "Expected .*ClosedException to be thrown|the call is still blocked",
                    Seam.transport(Unclosed::new)),
            Fault.of(
                    "an orderly end of what is under way takes a second",
                    HEAP,
                    "X09",
                    "one try waited: millis=1\\d\\d\\d",
                    Seam.queue(queue -> new PassingQueue(queue) {
                        @Override
                        public boolean flush(Deadline deadline) throws InterruptedException {
                            Thread.sleep(1_000);
                            return super.flush(deadline);
                        }
                    })),
            Fault.of(
                    "what is under way cannot be given up after the close",
                    HEAP,
                    "X10",
                    "ClosedException",
                    Seam.calls(() -> call -> {
                        if (call.is("cancelJoinThread")) {
                            ((Queue<?>) call.object()).qsize();
                        }
                        return call.proceed();
                    })),
            Fault.of(
                    "the close of a queue wakes nobody",
                    HEAP,
                    "X11",
                    "the call is still blocked",
                    Seam.queue(queue -> new PassingQueue(queue) {
                        @Override
                        public void close() {}
                    })),
            Fault.of(
                    "the close of a connection wakes nobody",
                    HEAP,
                    "X12",
                    "the call is still blocked",
                    Seam.channel(channel -> new PassingChannel(channel) {
                        @Override
                        public void close() {}
                    })),
            Fault.of(
                    "the close of a lock wakes nobody",
                    HEAP,
                    "X13",
                    "the call is still blocked",
                    Seam.region(region -> new PassingRegion(region) {
                        @Override
                        public void close() {}
                    })),
            Fault.of(
                    "who uses a queue that is being closed is told something else",
                    HEAP,
                    "X11 X15 X17",
                    "IllegalStateException",
                    Seam.queue(queue -> new PassingQueue(queue) {
                        @Override
                        public boolean put(ByteBuffer message, Deadline deadline) throws InterruptedException {
                            try {
                                return super.put(message, deadline);
                            } catch (HandleClosedException e) {
                                throw new IllegalStateException("unexpected state", e);
                            }
                        }

                        @Override
                        public int take(MessageSink sink, int max, Deadline deadline) throws InterruptedException {
                            try {
                                return super.take(sink, max, deadline);
                            } catch (HandleClosedException e) {
                                throw new IllegalStateException("unexpected state", e);
                            }
                        }
                    })),
            Fault.of(
                    "what a process was given first is closed if it has not used it when it makes memory",
                    HEAP,
                    "C35",
                    "expected: <.*TimedOutException> but was: <.*PeerClosedException>",
                    Seam.joined(CollectingTransport::new)));

    private CloseFaults() {}

    /** Remembers what was closed in a context. */
    private static final class ClosedOnce implements Bend {

        private final Set<Object> closed =
                Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));

        @Override
        public Object answer(Call call) throws Throwable {
            if (call.is("close") && !closed.add(call.object())) {
                throw new ClosedException("closed before");
            }
            return call.proceed();
        }
    }

    /** Leaves a session without closing anything. */
    private static final class Unclosed extends PassingTransport {

        Unclosed(Transport transport) {
            super(transport);
        }

        @Override
        public void close() {}
    }
}
