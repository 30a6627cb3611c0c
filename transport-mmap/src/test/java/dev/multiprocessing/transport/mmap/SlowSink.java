package dev.multiprocessing.transport.mmap;

import dev.multiprocessing.spi.MessageSink;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicReference;

/** A sink in which a thread stays until it is told to leave. */
final class SlowSink implements MessageSink {

    private final AtomicReference<String> state = new AtomicReference<>("outside");

    @Override
    public ByteBuffer room(int length) {
        state.set("inside");
        await("leaving");
        return ByteBuffer.allocate(length);
    }

    void awaitEntered() {
        await("inside");
    }

    void leave() {
        state.set("leaving");
    }

    private void await(String wanted) {
        while (!state.get().equals(wanted)) {
            Thread.onSpinWait();
        }
    }
}
