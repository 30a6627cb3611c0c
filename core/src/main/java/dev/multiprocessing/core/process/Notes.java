package dev.multiprocessing.core.process;

import dev.multiprocessing.ChildFailedException;
import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.MessageChannel;
import dev.multiprocessing.spi.Outcome;
import dev.multiprocessing.spi.TransportException;
import dev.multiprocessing.spi.Uninterrupted;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The notes of one child, as its parent has read them so far. */
final class Notes {

    private final String child;
    private final MessageChannel channel;

    // guarded by this
    private final Set<Note> read = EnumSet.noneOf(Note.class);
    private ChildFailedException failure;

    Notes(String child, MessageChannel channel) {
        this.child = child;
        this.channel = channel;
    }

    /** Whether the child has said this. */
    synchronized boolean have(Note note) {
        readAll();
        return read.contains(note);
    }

    /** What its target threw, if the child has said so. */
    synchronized Optional<ChildFailedException> failure() {
        readAll();
        return Optional.ofNullable(failure);
    }

    /** Waits until the child has said something, or the deadline has passed; false if nothing can be heard any more. */
    boolean await(Deadline deadline) {
        try {
            Outcome outcome = Uninterrupted.call(() -> channel.ready(deadline));
            return outcome == Outcome.DONE || outcome == Outcome.TIMED_OUT;
        } catch (TransportException e) {
            return false; // the context was closed
        }
    }

    /** Reads what is there, and hears no more. */
    synchronized void close() {
        readAll();
        channel.close();
    }

    private void readAll() {
        ByteBuffer[] note = new ByteBuffer[1];
        try {
            while (channel.receive(length -> note[0] = ByteBuffer.allocate(length), Deadline.NOW) == Outcome.DONE) {
                take(note[0].array());
            }
        } catch (TransportException e) {
            return; // the context was closed: nothing more will be heard
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void take(byte[] note) {
        Note kind = Note.values()[note[0]];
        read.add(kind);
        if (kind == Note.FAILED) {
            failure = FailureReport.rebuild(child, note);
        }
    }
}
