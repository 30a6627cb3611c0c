package dev.multiprocessing.transport.agrona;

import dev.multiprocessing.files.Words;
import java.nio.ByteBuffer;
import org.agrona.concurrent.AtomicBuffer;

/** A region's words, as Agrona reaches them. */
record AgronaWords(AtomicBuffer buffer) implements Words {

    @Override
    public int getIntAcquire(int index) {
        return buffer.getIntAcquire(index);
    }

    @Override
    public void setIntRelease(int index, int value) {
        buffer.putIntRelease(index, value);
    }

    @Override
    public boolean compareAndSetInt(int index, int expected, int value) {
        return buffer.compareAndSetInt(index, expected, value);
    }

    @Override
    public int getAndAddInt(int index, int delta) {
        return buffer.getAndAddInt(index, delta);
    }

    @Override
    public long getLongAcquire(int index) {
        return buffer.getLongAcquire(index);
    }

    @Override
    public void setLongRelease(int index, long value) {
        buffer.putLongRelease(index, value);
    }

    @Override
    public boolean compareAndSetLong(int index, long expected, long value) {
        return buffer.compareAndSetLong(index, expected, value);
    }

    @Override
    public long getAndAddLong(int index, long delta) {
        return buffer.getAndAddLong(index, delta);
    }

    @Override
    public void put(int index, ByteBuffer source, int sourceIndex, int length) {
        buffer.putBytes(index, source, sourceIndex, length);
    }

    @Override
    public void get(int index, ByteBuffer into, int length) {
        buffer.getBytes(index, into, length);
    }
}
