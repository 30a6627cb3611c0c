package dev.multiprocessing.core.memory;

import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.HandleClosedException;
import dev.multiprocessing.spi.Region;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** A handle of test bytes. */
final class TestRegion implements Region {

    private final TestBytes bytes;
    private final Supplier<String> sharing;
    private final Runnable onClose;
    private final AtomicBoolean closed = new AtomicBoolean();

    TestRegion(TestBytes bytes, Supplier<String> sharing, Runnable onClose) {
        this.bytes = bytes;
        this.sharing = sharing;
        this.onClose = onClose;
    }

    @Override
    public long size() {
        return open().capacity();
    }

    @Override
    public int getInt(long offset) {
        return (int) TestBytes.INTS.getAcquire(open(), (int) offset);
    }

    @Override
    public void setInt(long offset, int value) {
        TestBytes.INTS.setRelease(open(), (int) offset, value);
    }

    @Override
    public boolean compareAndSetInt(long offset, int expected, int value) {
        return TestBytes.INTS.compareAndSet(open(), (int) offset, expected, value);
    }

    @Override
    public int getAndAddInt(long offset, int delta) {
        return (int) TestBytes.INTS.getAndAdd(open(), (int) offset, delta);
    }

    @Override
    public long getLong(long offset) {
        return (long) TestBytes.LONGS.getAcquire(open(), (int) offset);
    }

    @Override
    public void setLong(long offset, long value) {
        TestBytes.LONGS.setRelease(open(), (int) offset, value);
    }

    @Override
    public boolean compareAndSetLong(long offset, long expected, long value) {
        return TestBytes.LONGS.compareAndSet(open(), (int) offset, expected, value);
    }

    @Override
    public long getAndAddLong(long offset, long delta) {
        return (long) TestBytes.LONGS.getAndAdd(open(), (int) offset, delta);
    }

    @Override
    public void read(long offset, ByteBuffer into) {
        into.put(slice(offset, into.remaining()));
    }

    @Override
    public void write(long offset, ByteBuffer from) {
        slice(offset, from.remaining()).put(from);
    }

    @Override
    public void await(long offset, long expected, Deadline deadline) throws InterruptedException {
        open();
        bytes.sleep(offset, expected, deadline);
        open();
    }

    @Override
    public void wake(long offset) {
        open();
        bytes.wake();
    }

    @Override
    public String share() {
        open();
        return sharing.get();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            onClose.run();
            bytes.alarm();
        }
    }

    private ByteBuffer open() {
        if (closed.get()) {
            throw new HandleClosedException("region is closed");
        }
        return bytes.buffer();
    }

    private ByteBuffer slice(long offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.buffer().capacity());
        return open().slice((int) offset, length);
    }
}
