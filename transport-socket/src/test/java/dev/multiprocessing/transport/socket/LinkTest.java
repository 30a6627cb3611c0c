package dev.multiprocessing.transport.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The numbers by which answers find their calls. */
class LinkTest {

    private final AtomicInteger lastCall = new AtomicInteger(-4);
    private final Link link = new WithoutHub(lastCall);

    @Test
    void callThatWaitsUntilTheNumbersComeRoundAgainKeepsItsOwn() {
        List<Call> waiting = Stream.generate(this::call).limit(3).toList();
        lastCall.set(-4);

        Call next = call();

        assertEquals(1, next.number());
        for (Call call : waiting) {
            answer(call);
            assertTrue(call.isAnswered(), () -> "lost: call=" + call.number());
        }
    }

    @Test
    void numberOfAnAnsweredCallIsUsedAgain() {
        Call first = call();
        answer(first);
        lastCall.set(-4);

        Call second = call();

        assertEquals(first.number(), second.number());
        assertFalse(second.isAnswered());
    }

    private Call call() {
        return link.begin(Op.TAKE, 0, body -> {}, body -> {});
    }

    private void answer(Call call) {
        link.receive(Frame.of(Status.DONE.ordinal(), call.number(), 0).flip());
    }

    /** Sends nowhere. */
    private static final class WithoutHub extends Link {

        private WithoutHub(AtomicInteger lastCall) {
            super(lastCall);
        }

        @Override
        void transmit(ByteBuffer frame) {}

        @Override
        boolean withdraw(ByteBuffer frame) {
            return false;
        }

        @Override
        void post(int handle, ByteBuffer message) {}

        @Override
        void takeNow(int handle, int max, Consumer<ByteBuffer> into) {}

        @Override
        void flush() {}

        @Override
        Turns turns() {
            throw new AssertionError("nobody listens");
        }

        @Override
        void listen() {}

        @Override
        long signsOfLife() {
            return 0;
        }

        @Override
        public void close() {}
    }
}
