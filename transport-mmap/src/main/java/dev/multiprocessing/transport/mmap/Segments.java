package dev.multiprocessing.transport.mmap;

import java.nio.file.Path;

/**
 * The segment files of one ring, and the files of its long messages.
 *
 * <p>Segments are numbered, and numbers are used again after {@link Cursor#SEGMENTS} of them; a file is replaced also
 * when a producer died before it committed what it had put into it. So a segment is <em>retired</em> in its own bytes
 * before its file is deleted: all who have it mapped see that, and map the number anew.
 */
final class Segments {

    private static final int BEGINNING = 1; // there may be a file
    private static final int BEGUN = 2;

    private final Path prefix;
    private final SharedBytes header;
    private final int begunAt;

    /** The files whose names begin with the prefix; the word in the header says whether there are any. */
    Segments(Path prefix, SharedBytes header, int begunAt) {
        this.prefix = prefix;
        this.header = header;
        this.begunAt = begunAt;
    }

    /** Whether the first segment has been made. */
    boolean haveBegun() {
        return header.getIntAcquire(begunAt) == BEGUN;
    }

    /** Makes the first segment: it is that as soon as it is made. */
    Mapped createFirst(int number, int units) {
        header.setIntRelease(begunAt, BEGINNING);
        Mapped first = create(number, units);
        header.setIntRelease(begunAt, BEGUN);
        return first;
    }

    /** Makes the segment with this number, in the place of one that was not committed. */
    Mapped create(int number, int units) {
        delete(number);
        return new Mapped(Segment.create(file(number), units), number);
    }

    /** The segment with this number: the given mapping if it still is that, else a new one. */
    Mapped find(int number, Mapped known) {
        if (known != null && known.number == number && !known.segment.isRetired()) {
            return known;
        }
        return new Mapped(Segment.open(file(number)), number);
    }

    /** Deletes the segment with this number, if there is one, so that nobody takes it for its successor. */
    void delete(int number) {
        Path file = file(number);
        PrivateFiles.find(file).ifPresent(Segment::retire);
        PrivateFiles.delete(file);
    }

    /** The file of the payload that is spilled from the message with this count. */
    Path spill(int count) {
        return prefix.resolveSibling(prefix.getFileName() + ".spill-" + Integer.toUnsignedString(count));
    }

    private Path file(int number) {
        return prefix.resolveSibling(prefix.getFileName() + ".segment-" + number);
    }

    /** A segment that is mapped here. */
    record Mapped(Segment segment, int number) {}
}
