package dev.multiprocessing.mirror;

import static dev.multiprocessing.mirror.Fault.Base.HEAP;

import dev.multiprocessing.Queue;
import dev.multiprocessing.QueueEmptyException;
import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.MessageSink;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Faults of putting and taking several elements at once. */
final class BatchFaults {

    static final List<Fault> ALL = List.of(
            Fault.of(
                    "a batch is put from its end to its beginning",
                    HEAP,
                    "Q13",
                    "expected: <\\[42, null, .*> but was: <\\[Order",
                    Seam.queue(queue -> new PassingQueue(queue) {
                        @Override
                        public int putAll(List<ByteBuffer> messages, Deadline deadline) throws InterruptedException {
                            for (int i = messages.size() - 1; i >= 0; i--) {
                                put(messages.get(i), deadline);
                            }
                            return messages.size();
                        }
                    })),
            Fault.of(
                    "a batch is said to be put when its first element is",
                    HEAP,
                    "Q13",
                    "expected: <11> but was: <1>",
                    Seam.queue(queue -> new PassingQueue(queue) {
                        @Override
                        public int putAll(List<ByteBuffer> messages, Deadline deadline) throws InterruptedException {
                            return put(messages.get(0), deadline) ? messages.size() : 0;
                        }
                    })),
            Fault.of(
                    "a batch that does not fit is an error",
                    HEAP,
                    "Q14",
                    "did not block, but threw .*no room for the rest",
                    Seam.queue(queue -> new PassingQueue(queue) {
                        @Override
                        public int putAll(List<ByteBuffer> messages, Deadline deadline) throws InterruptedException {
                            if (super.putAll(messages, Deadline.NOW) == 0) {
                                throw new IllegalStateException("no room for the rest");
                            }
                            return 1;
                        }
                    })),
            Fault.of(
                    "a batch that timed out is said to be put",
                    HEAP,
                    "Q25",
                    "expected: <3> but was: <5>",
                    Seam.queue(queue -> new PassingQueue(queue) {
                        @Override
                        public int putAll(List<ByteBuffer> messages, Deadline deadline) throws InterruptedException {
                            int put = super.putAll(messages, deadline);
                            return put == 0 ? messages.size() : put;
                        }
                    })),
            Fault.of(
                    "elements of a batch are encoded when their turn comes",
                    HEAP,
                    "Q15",
                    "expected: <0> but was: <1>",
                    Seam.calls(() -> call -> {
                        if (!call.is(Queue.class, "putAll")) {
                            return call.proceed();
                        }
                        for (Object element : (Collection<?>) call.argument(0)) {
                            queue(call).put(element);
                        }
                        return call.nothing();
                    })),
            Fault.of(
                    "one element is taken, however many are asked for",
                    HEAP,
                    "Q16",
                    "expected: <2> but was: <1>",
                    Seam.queue(queue -> new PassingQueue(queue) {
                        @Override
                        public int take(MessageSink sink, int max, Deadline deadline) throws InterruptedException {
                            return super.take(sink, 1, deadline);
                        }
                    })),
            Fault.of(
                    "one element more is taken than is asked for",
                    HEAP,
                    "Q16",
                    "expected: <2> but was: <3>",
                    Seam.queue(queue -> new PassingQueue(queue) {
                        @Override
                        public int take(MessageSink sink, int max, Deadline deadline) throws InterruptedException {
                            return super.take(sink, max + 1, deadline);
                        }
                    })),
            Fault.of(
                    "what cannot be decoded ends a batch",
                    HEAP,
                    "Q17",
                    "expected: <\\[before, after, last]> but was: <\\[before]>",
                    Seam.calls(() -> call -> {
                        if (!call.is(Queue.class, "drainTo")) {
                            return call.proceed();
                        }
                        int taken = 0;
                        try {
                            for (; taken < call.number(1); taken++) {
                                into(call).add(queue(call).getNowait());
                            }
                        } catch (QueueEmptyException e) {
                            return taken;
                        }
                        return taken;
                    })),
            Fault.of(
                    "what a collection rejects costs it the rest",
                    HEAP,
                    "Q24",
                    "expected: <\\[before, after]> but was: <\\[before]>",
                    Seam.calls(() -> call -> {
                        if (!call.is(Queue.class, "drainTo")) {
                            return call.proceed();
                        }
                        List<Object> all = new ArrayList<>();
                        Object taken = call.proceed(all, call.argument(1));
                        all.forEach(into(call)::add);
                        return taken;
                    })),
            Fault.of(
                    "a negative number of elements is none",
                    HEAP,
                    "Q18",
                    "Expected .*IllegalArgumentException to be thrown",
                    Seam.calls(() -> call -> call.is("drainTo") && call.number(1) < 0 ? 0 : call.proceed())));

    private BatchFaults() {}

    @SuppressWarnings("unchecked") // what a rule puts, it takes
    private static Queue<Object> queue(Call call) {
        return (Queue<Object>) call.object();
    }

    @SuppressWarnings("unchecked") // likewise
    private static Collection<Object> into(Call call) {
        return (Collection<Object>) call.argument(0);
    }
}
