package dev.multiprocessing.files;

import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.HandleClosedException;
import dev.multiprocessing.spi.TransportException;
import dev.multiprocessing.spi.Uninterrupted;
import dev.multiprocessing.spi.Waiter;
import java.io.IOException;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;

/**
 * Byte-range locks on one file: the evidence of life.
 *
 * <p>The kernel frees a process's locks the moment it dies, however it dies, and even if nobody waits for it; a process
 * that is only stopped keeps them. Two traps come with them. First, closing <em>any</em> channel on the file drops all
 * locks this process has on it, without notice: so a process opens the file once, here, and {@link OwnSessions} keeps
 * everybody else in this JVM away from it. Second, an interrupt during {@code FileChannel.tryLock} closes that channel:
 * so this is an asynchronous channel, whose {@code tryLock} cannot be interrupted.
 */
public final class KernelLocks implements AutoCloseable {

    private static final Set<OpenOption> OPEN =
            Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

    private final AsynchronousFileChannel channel;
    private final Map<Long, FileLock> held = new HashMap<>(); // guarded by this

    private KernelLocks(AsynchronousFileChannel channel) {
        this.channel = channel;
    }

    public static KernelLocks on(Path file) throws IOException {
        return new KernelLocks(AsynchronousFileChannel.open(file, OPEN, ForkJoinPool.commonPool()));
    }

    /** Takes the lock on one byte if nobody has it, also nobody here, and says whether it did. */
    public synchronized boolean tryHold(long position) {
        if (held.containsKey(position)) {
            return false;
        }
        FileLock lock = tryLock(position, 1, false);
        if (lock != null) {
            held.put(position, lock);
        }
        return lock != null;
    }

    /** Takes the lock on one byte, waiting for whoever has it, and says whether it did; an interrupt stays pending. */
    public boolean hold(long position, Duration patience) {
        return tryHold(position) || holdLater(position, Deadline.after(patience));
    }

    private boolean holdLater(long position, Deadline deadline) {
        return Uninterrupted.call(() -> Waiter.polling().until(deadline, () -> tryHold(position)));
    }

    /** Releases a byte that is held here. */
    public synchronized void release(long position) {
        release(held.remove(position));
    }

    /** Whether a byte of the range is locked, by another process or by this one. */
    public synchronized boolean isHeld(long position, long size) {
        for (long mine : held.keySet()) {
            if (mine >= position && mine < position + size) {
                return true;
            }
        }
        FileLock probe = tryLock(position, size, true);
        if (probe == null) {
            return true;
        }
        release(probe);
        return false;
    }

    /** Drops all locks. */
    @Override
    public synchronized void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new TransportException("cannot close a file of locks", e);
        }
    }

    private FileLock tryLock(long position, long size, boolean shared) {
        try {
            return channel.tryLock(position, size, shared);
        } catch (OverlappingFileLockException e) {
            return null;
        } catch (ClosedChannelException e) {
            throw new HandleClosedException("this process has left the session");
        } catch (IOException e) {
            throw new TransportException(
                    "the file system refuses to lock: reason=" + e + "; set " + UserDirectory.SETTING
                            + " to a local directory",
                    e);
        }
    }

    private static void release(FileLock lock) {
        try {
            lock.release();
        } catch (IOException e) {
            throw new TransportException("cannot release a lock", e);
        }
    }
}
