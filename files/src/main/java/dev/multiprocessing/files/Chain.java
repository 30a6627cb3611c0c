package dev.multiprocessing.files;

import dev.multiprocessing.spi.TransportException;
import java.nio.file.Path;

/**
 * The files of records of one ring, its segments, and the files of its long messages.
 *
 * <p>Segments are numbered, and numbers are used again after {@link Cursor#SEGMENTS} of them; a file is replaced also
 * when a producer died before it committed what it had put into it. So a segment is <em>retired</em> in its own bytes
 * before its file is deleted: all who have it mapped see that, and map the number anew.
 *
 * @param <S> what is in such a file
 */
public final class Chain<S> {

    private static final int BEGINNING = 1; // there may be a file
    private static final int BEGUN = 2;

    private final Path prefix;
    private final SharedBytes header;
    private final int begunAt;
    private final Kind<S> kind;

    /** The files whose names begin with the prefix; the word in the header says whether there are any. */
    public Chain(Path prefix, SharedBytes header, int begunAt, Kind<S> kind) {
        this.prefix = prefix;
        this.header = header;
        this.begunAt = begunAt;
        this.kind = kind;
    }

    /** Whether the first segment has been made. */
    public boolean hasBegun() {
        return header.getIntAcquire(begunAt) == BEGUN;
    }

    /** Makes the first segment: it is that as soon as it is made. */
    public Mapped<S> createFirst(int number, int units) {
        header.setIntRelease(begunAt, BEGINNING);
        Mapped<S> first = create(number, units);
        header.setIntRelease(begunAt, BEGUN);
        return first;
    }

    /** Makes the segment with this number, in the place of one that was not committed. */
    public Mapped<S> create(int number, int units) {
        delete(number);
        return new Mapped<>(kind.create(file(number), units), number);
    }

    /** The segment with this number: the given mapping if it still is that, else a new one. */
    public Mapped<S> find(int number, Mapped<S> known) {
        if (known != null && known.number == number && !kind.isRetired(known.segment)) {
            return known;
        }
        return new Mapped<>(kind.open(file(number)), number);
    }

    /** The number of the segment that is to follow the tail's. */
    public int numberAfter(long tail, long head) {
        int number = Cursor.segmentAfter(Cursor.segment(tail));
        int oldest = Cursor.segment(head);
        if (number == oldest || number == Cursor.segmentBefore(oldest)) { // a consumer may be just deleting that one
            throw new TransportException("queue too long: messages=" + Cursor.between(head, tail) + ", segments="
                    + Cursor.SEGMENTS + "; let consumers keep up, or give the queue a maxsize");
        }
        return number;
    }

    /** Deletes the segment with this number, if there is one, so that nobody takes it for its successor. */
    public void delete(int number) {
        Path file = file(number);
        PrivateFiles.find(file).ifPresent(kind::retire);
        PrivateFiles.delete(file);
    }

    /**
     * Deletes a segment that is used up, all of whose messages have been taken: one that cannot be deleted is no reason
     * to keep them from the program, and goes with the ring.
     */
    public void deleteUsed(int number) {
        try {
            delete(number);
        } catch (TransportException e) {
            return;
        }
    }

    /** Deletes what a consumer that was killed had used up, but not deleted. */
    public void deleteBehind(long head, long tail) {
        PrivateFiles.delete(spill(Cursor.count(head) - 1));
        int distance = Cursor.segment(tail) - Cursor.segment(head) & Cursor.SEGMENTS - 1;
        if (distance < Cursor.SEGMENTS / 2) { // else the number before the head's may be in use again
            delete(Cursor.segmentBefore(Cursor.segment(head)));
        }
    }

    /** The file of the payload that is spilled from the message with this count. */
    public Path spill(int count) {
        return prefix.resolveSibling(prefix.getFileName() + ".spill-" + Integer.toUnsignedString(count));
    }

    private Path file(int number) {
        return prefix.resolveSibling(prefix.getFileName() + ".segment-" + number);
    }

    /** What a file of records is. */
    public interface Kind<S> {

        /** Makes one with room for so many units of 8 bytes at least. */
        S create(Path file, int units);

        /** Maps one that was made. */
        S open(Path file);

        /** Tells all who have this file mapped that its number is, or will be, another's. */
        void retire(SharedBytes bytes);

        /** Whether somebody has told so. */
        boolean isRetired(S segment);
    }

    /** A segment that is mapped here. */
    public record Mapped<S>(S segment, int number) {}
}
