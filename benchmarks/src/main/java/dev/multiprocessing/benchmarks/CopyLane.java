package dev.multiprocessing.benchmarks;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/** A mapped file, which two processes copy into and out of by turns; whose turn it is, says its first word. */
record CopyLane(ByteBuffer bytes) implements Lane {

    private static final VarHandle LONG = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder())
            .withInvokeExactBehavior();
    private static final int DATA = 128;

    static CopyLane open(Path file, int capacity) throws IOException {
        return new CopyLane(MappedFile.open(file, DATA + capacity));
    }

    @Override
    public void send(byte[] message) {
        while ((long) LONG.getAcquire(bytes, 0) != 0) {
            Thread.onSpinWait();
        }
        bytes.put(DATA, message);
        LONG.setRelease(bytes, 0, 1L);
    }

    @Override
    public void receive(byte[] into) {
        while ((long) LONG.getAcquire(bytes, 0) != 1) {
            Thread.onSpinWait();
        }
        bytes.get(DATA, into);
        LONG.setRelease(bytes, 0, 0L);
    }

    @Override
    public void close() {}
}
