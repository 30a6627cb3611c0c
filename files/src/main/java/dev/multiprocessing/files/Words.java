package dev.multiprocessing.files;

import java.nio.ByteBuffer;

/** Shared memory as a region needs it, with the memory order of each access in its name. */
public interface Words {

    int getIntAcquire(int index);

    void setIntRelease(int index, int value);

    boolean compareAndSetInt(int index, int expected, int value);

    int getAndAddInt(int index, int delta);

    long getLongAcquire(int index);

    void setLongRelease(int index, long value);

    boolean compareAndSetLong(int index, long expected, long value);

    long getAndAddLong(int index, long delta);

    /** Copies bytes in, plain. */
    void put(int index, ByteBuffer source, int sourceIndex, int length);

    /** Copies bytes out to the buffer's position, which advances, plain. */
    void get(int index, ByteBuffer into, int length);
}
