package dev.multiprocessing.files;

import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.TransportException;
import dev.multiprocessing.spi.Uninterrupted;
import dev.multiprocessing.spi.Waiter;
import java.io.IOException;
import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/**
 * The files that this process has mapped. A mapping that nobody refers to is undone by the garbage collector, which
 * does not know how much depends on it: a file's memory, and one of a limited number of mappings, beyond which the JVM
 * breaks down. So they are counted, and the collector is called when there are too many, or when there is no memory
 * left for another file.
 */
public final class Mappings {

    /** Three quarters of what Linux allows a process by default; the JVM itself needs some. */
    public static final int MAX = 48_000;

    private static final Duration COLLECTION = Duration.ofMillis(500);

    // static, since the limit to mappings and the garbage collector are the process's, whatever its sessions are
    private static final ReferenceQueue<ByteBuffer> GONE = new ReferenceQueue<>();
    private static final Set<Reference<ByteBuffer>> LIVING = ConcurrentHashMap.newKeySet();

    private Mappings() {}

    /** Maps a whole file. */
    public static SharedBytes map(FileChannel channel, long size) throws IOException {
        forgetGone();
        if (LIVING.size() >= MAX && !collectUntil(() -> LIVING.size() < MAX)) {
            throw new TransportException("too many queues, pipes, values and arrays are open in this process: mappings="
                    + LIVING.size() + ", max=" + MAX + "; close some, or put many values into one array");
        }
        ByteBuffer bytes = channel.map(MapMode.READ_WRITE, 0, size);
        LIVING.add(new PhantomReference<>(bytes, GONE));
        return new SharedBytes(bytes);
    }

    /** Has garbage collected, and waits a moment until enough has been given back by that; says whether it has. */
    public static boolean collectUntil(BooleanSupplier enough) {
        System.gc();
        return Uninterrupted.call(() -> Waiter.polling().until(Deadline.after(COLLECTION), () -> {
            forgetGone();
            return enough.getAsBoolean();
        }));
    }

    private static void forgetGone() {
        for (Reference<? extends ByteBuffer> gone = GONE.poll(); gone != null; gone = GONE.poll()) {
            LIVING.remove(gone);
        }
    }
}
