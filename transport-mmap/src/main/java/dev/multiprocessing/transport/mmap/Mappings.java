package dev.multiprocessing.transport.mmap;

import dev.multiprocessing.spi.TransportException;
import java.io.IOException;
import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The files that this process has mapped. A mapping that nobody refers to is undone by the garbage collector, which
 * does not know how much depends on it: a file's memory, and one of a limited number of mappings, beyond which the JVM
 * breaks down. So they are counted, and the collector is called when there are too many, or when there is no memory
 * left for another file.
 */
final class Mappings {

    /** Three quarters of what Linux allows a process by default; the JVM itself needs some. */
    static final int MAX = 48_000;

    private static final long COLLECTION_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private static final ReferenceQueue<ByteBuffer> GONE = new ReferenceQueue<>();
    private static final Set<Reference<ByteBuffer>> LIVING = ConcurrentHashMap.newKeySet();

    private Mappings() {}

    /** Maps a whole file. */
    static SharedBytes map(FileChannel channel, long size) throws IOException {
        forgetGone();
        if (LIVING.size() >= MAX && !collect()) {
            throw new TransportException("too many queues, pipes, values and arrays are open in this process: mappings="
                    + LIVING.size() + ", max=" + MAX + "; close some, or put many values into one array");
        }
        ByteBuffer bytes = channel.map(MapMode.READ_WRITE, 0, size);
        LIVING.add(new PhantomReference<>(bytes, GONE));
        return new SharedBytes(bytes);
    }

    /** Has garbage collected, waits a moment until mappings have been undone, and says whether some were. */
    static boolean collect() {
        System.gc();
        long start = System.nanoTime();
        while (!forgetGone()) {
            if (System.nanoTime() - start > COLLECTION_NANOS) {
                return false;
            }
            LockSupport.parkNanos(1_000_000);
        }
        return true;
    }

    private static boolean forgetGone() {
        boolean some = false;
        for (Reference<? extends ByteBuffer> gone = GONE.poll(); gone != null; gone = GONE.poll()) {
            LIVING.remove(gone);
            some = true;
        }
        return some;
    }
}
