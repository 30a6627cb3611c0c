package dev.multiprocessing.files;

import dev.multiprocessing.spi.Participants;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a process keeps the files of long messages that it is putting into one end of a thing, or taking out of it: to
 * write or read one takes long, and is done without a lock.
 *
 * <p>Such a file is named after the participant. It belongs to nobody else, so what a process that was killed leaves is
 * deleted by whoever finds it.
 */
public final class Asides {

    private final Path prefix;
    private final AtomicInteger made = new AtomicInteger();
    private final AtomicInteger inUse = new AtomicInteger();

    /** The files whose names begin with the prefix. */
    public Asides(Path prefix, Participants participants) {
        this.prefix = prefix.resolveSibling(
                prefix.getFileName() + ".aside-" + Integer.toHexString(participants.self()) + "-");
    }

    /** Whether it is such a file of a participant that is dead. */
    public static boolean isOrphan(String file, Participants participants) {
        Matcher matcher = Names.PATTERN.matcher(file);
        return matcher.matches() && !participants.isAlive(Integer.parseUnsignedInt(matcher.group(1), 16));
    }

    /** One for a message. */
    public Aside open() {
        inUse.incrementAndGet();
        return new Aside();
    }

    /** Whether a thread of this process is about to put or take a long message. */
    public boolean areInUse() {
        return inUse.get() != 0;
    }

    /** Apart, since only who cleans up asks for it. */
    private static final class Names {
        static final Pattern PATTERN = Pattern.compile(".+\\.aside-([0-9a-f]{1,8})-[0-9a-f]+");
    }

    /** The file of one long message; it is gone when this is closed. */
    public final class Aside implements AutoCloseable {

        private final Path file =
                prefix.resolveSibling(prefix.getFileName() + Integer.toHexString(made.getAndIncrement()));
        private boolean there; // the thread that puts or takes the message only

        private Aside() {}

        /** Writes the message to be put, once. */
        public void write(ByteBuffer message) {
            if (!there) {
                PrivateFiles.createFrom(file, message);
                there = true;
            }
        }

        /** Gives the file away, to a ring. */
        public void moveTo(Path spill) {
            PrivateFiles.move(file, spill);
            there = false;
        }

        /** Takes the file of a message out of a ring. */
        public void moveFrom(Path spill) {
            PrivateFiles.move(spill, file);
            there = true;
        }

        /** Reads the message that was taken. */
        public void readInto(ByteBuffer room, int length) {
            PrivateFiles.readInto(file, length, room);
        }

        @Override
        public void close() {
            try {
                if (there) {
                    PrivateFiles.delete(file);
                }
            } finally {
                inUse.decrementAndGet();
            }
        }
    }
}
