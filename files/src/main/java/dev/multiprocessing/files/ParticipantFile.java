package dev.multiprocessing.files;

import dev.multiprocessing.spi.CorruptDataException;
import dev.multiprocessing.spi.TransportException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The file of a session's participants, mapped and open for locks, at most once in a JVM.
 *
 * <p>It is mapped before its locks are opened: mapping closes a channel, which would drop locks this process had
 * already.
 */
public record ParticipantFile(Path session, SharedBytes table, KernelLocks locks) implements AutoCloseable {

    /** Makes the file of a new session, whose medium has this version. */
    public static void create(Path session, int medium) {
        SharedBytes table = PrivateFiles.createZeroed(session.resolve(ParticipantLayout.FILE), ParticipantLayout.SIZE);
        table.setIntRelease(ParticipantLayout.VERSION_AT, ParticipantLayout.VERSION);
        table.setIntRelease(ParticipantLayout.MEDIUM_AT, medium);
        table.setIntRelease(ParticipantLayout.STATE_AT, ParticipantLayout.STATE_OPEN);
        table.setLongRelease(ParticipantLayout.MAGIC_AT, ParticipantLayout.MAGIC);
    }

    /**
     * Opens the file of a session.
     *
     * @throws NoSuchFileException if there is none (any more)
     */
    public static ParticipantFile open(Path session) throws IOException {
        Path file = session.resolve(ParticipantLayout.FILE);
        SharedBytes table = PrivateFiles.find(file).orElseThrow(() -> new NoSuchFileException(file.toString()));
        return new ParticipantFile(session, table, KernelLocks.on(file));
    }

    /** Fails if it is not a file of participants in this version's layout. */
    public void requireWhole() {
        if (table.size() != ParticipantLayout.SIZE
                || table.getLongAcquire(ParticipantLayout.MAGIC_AT) != ParticipantLayout.MAGIC) {
            throw new CorruptDataException("not a file of participants: session=" + session + ", size=" + table.size());
        }
        int version = table.getIntAcquire(ParticipantLayout.VERSION_AT);
        if (version != ParticipantLayout.VERSION) {
            throw new CorruptDataException("layout of another version: session=" + session + ", version=" + version
                    + ", expected=" + ParticipantLayout.VERSION
                    + "; use one version of the library in all processes");
        }
    }

    /** Fails unless the session is of this medium: what is in the files of another's would be misunderstood. */
    void requireMedium(Medium medium) {
        requireWhole();
        int found = table.getIntAcquire(ParticipantLayout.MEDIUM_AT);
        if (found != medium.version()) {
            throw new TransportException("session of another transport: session=" + session + ", medium=" + found
                    + ", expected=" + medium.version() + " (" + medium.name()
                    + "); use one transport, in one version, in all processes");
        }
    }

    /** Whether it can tell anything; one that its maker left unfinished cannot. */
    public boolean isWhole() {
        return table.size() == ParticipantLayout.SIZE;
    }

    public boolean isOpen() {
        return table.getIntAcquire(ParticipantLayout.STATE_AT) == ParticipantLayout.STATE_OPEN;
    }

    /** Tells whoever is about to join that it is too late. */
    public void end() {
        table.setIntRelease(ParticipantLayout.STATE_AT, ParticipantLayout.STATE_ENDED);
    }

    /** Drops all locks of this process. */
    @Override
    public void close() {
        locks.close();
    }
}
