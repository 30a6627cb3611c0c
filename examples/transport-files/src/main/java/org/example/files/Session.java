package org.example.files;

import dev.multiprocessing.spi.HandleClosedException;
import dev.multiprocessing.spi.Participants;
import dev.multiprocessing.spi.TransportException;
import dev.multiprocessing.spi.Uninterrupted;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.UserPrincipal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One participant's part in a session, which is a folder that only its user can enter.
 *
 * <p><b>The lock.</b> All work is done under the lock of one file. The kernel takes it back from a process that dies,
 * and what that process was doing is as if it had not begun or as if it had been done, since each change becomes true
 * by one system call.
 *
 * <p><b>Who lives.</b> Each participant keeps a file of its own locked, its slot, which the kernel frees when the
 * process ends, however it ends. A process that is only stopped keeps it: silence is no evidence of death.
 */
final class Session implements Participants {

    /** What is done while nobody else does anything. */
    interface Work<T> {
        T run() throws IOException;
    }

    private static final String PREFIX = "multiprocessing-files-";
    private static final String LOCK = "lock";
    private static final String SLOT = "participant-";

    /** The lock of a file belongs to a process; among its threads, this one comes first. */
    private static final ReentrantLock THREADS = new ReentrantLock();

    /** Slots of this process, which must not open them again: the close of any channel would free them. */
    private static final Set<Path> OWN_SLOTS = new HashSet<>(); // guarded by itself

    private final Path folder;
    private final AtomicInteger names = new AtomicInteger();
    private int self; // set once, before anybody else has this object
    private FileChannel slot; // as self
    private volatile boolean left; // set once, under the lock

    private Session(Path folder) {
        this.folder = folder;
    }

    /** Starts a session in the directory, and removes what dead ones have left there. */
    static Session start(Path directory) {
        try {
            Path folder = Files.createTempDirectory(directory, PREFIX); // for this user only
            Files.createFile(folder.resolve(LOCK));
            removeDead(directory, Files.getOwner(folder));
            return join(folder);
        } catch (IOException e) {
            throw new TransportException(
                    "no session can be started: directory=" + directory + ", reason=" + e + "; choose another one", e);
        }
    }

    static Session join(Path folder) {
        Session session = new Session(folder);
        session.exclusively(session::takeSlot);
        return session;
    }

    private boolean takeSlot() throws IOException {
        do {
            self++;
        } while (Files.exists(slot(self)));
        synchronized (OWN_SLOTS) {
            slot = FileChannel.open(slot(self), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            slot.lock(); // waits for whoever asks just now who lives
            return OWN_SLOTS.add(slot(self));
        }
    }

    /** Does the work under the lock. */
    <T> T exclusively(Work<T> work) {
        return Uninterrupted.call(() -> {
            THREADS.lock();
            try (FileChannel channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE)) {
                channel.lock(); // until the channel is closed
                requireJoined();
                return work.run();
            } catch (FileLockInterruptionException e) {
                Thread.interrupted(); // nothing was done yet: it is done again, and the interrupt is put off
                throw new InterruptedException();
            } catch (IOException e) {
                requireJoined();
                throw new TransportException("no such session, or no room: folder=" + folder + ", reason=" + e, e);
            } finally {
                THREADS.unlock();
            }
        });
    }

    private void requireJoined() {
        if (left) {
            throw new HandleClosedException("transport is closed: folder=" + folder + "; open another one");
        }
    }

    /** Gives up all that this participant has; the last one removes the session. */
    void leave() {
        try {
            exclusively(() -> {
                left = true;
                synchronized (OWN_SLOTS) {
                    OWN_SLOTS.remove(slot(self));
                    slot.close();
                }
                for (String name : Disk.names(folder)) {
                    new Thing(this, folder.resolve(name)).releaseAllOf(self);
                }
                return removeIfDead();
            });
        } catch (HandleClosedException e) {
            return; // it had left before
        }
    }

    boolean isLeft() {
        return left;
    }

    Path folder() {
        return folder;
    }

    /** A name that nothing else in this session has, before or after; it begins with the participant's number. */
    String newName() {
        return self + "-" + names.incrementAndGet();
    }

    @Override
    public int self() {
        return self;
    }

    @Override
    public boolean isAlive(int participant) {
        return isLocked(slot(participant));
    }

    private Path slot(int participant) {
        return folder.resolve(SLOT + participant);
    }

    private static boolean isLocked(Path slot) {
        synchronized (OWN_SLOTS) {
            if (OWN_SLOTS.contains(slot)) {
                return true;
            }
            try (FileChannel channel = FileChannel.open(slot, StandardOpenOption.READ)) {
                return channel.tryLock(0, Long.MAX_VALUE, true) == null; // shared: others may ask at the same time
            } catch (NoSuchFileException e) {
                return false;
            } catch (IOException e) {
                throw new TransportException("nobody knows who lives: slot=" + slot + ", reason=" + e, e);
            }
        }
    }

    private static void removeDead(Path directory, UserPrincipal owner) {
        for (String name : Disk.names(directory)) {
            Session session = new Session(directory.resolve(name));
            try {
                // looks without the lock first, which a process that is stopped may have
                if (name.startsWith(PREFIX) && session.isDead()) {
                    session.exclusively(() -> session.isOwnedBy(owner) && session.removeIfDead());
                }
            } catch (TransportException e) {
                continue; // somebody else is removing it
            }
        }
    }

    private boolean isOwnedBy(UserPrincipal owner) throws IOException {
        return Files.getOwner(folder).equals(owner);
    }

    /** Whether there were participants and all are gone. */
    private boolean isDead() {
        List<String> slots = Disk.names(folder).stream()
                .filter(name -> name.startsWith(SLOT))
                .toList();
        return !slots.isEmpty() && slots.stream().noneMatch(name -> isLocked(folder.resolve(name)));
    }

    private boolean removeIfDead() throws IOException {
        return isDead() && Disk.remove(folder);
    }
}
