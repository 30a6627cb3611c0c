package dev.multiprocessing.transport.mmap;

import java.nio.file.Path;

/**
 * The segment files of one ring, and the one this process has mapped for each side.
 *
 * <p>Numbers are used again after {@link Cursor#SEGMENTS} of them; the epoch in the header, which is raised before number 0
 * is used again, tells a mapping of the earlier file from one of the later.
 */
final class Segments {

    private final Path directory;
    private final String name;
    private final SharedBytes header;
    private final int epochAt;

    Segments(Path directory, String name, SharedBytes header, int epochAt) {
        this.directory = directory;
        this.name = name;
        this.header = header;
        this.epochAt = epochAt;
    }

    /** Whether the first segment has been made. */
    boolean exist() {
        return header.getIntAcquire(epochAt) != 0;
    }

    /** Makes the segment with this number. If it is the first of a new epoch, mappings of the last one are void from here on. */
    Mapped create(int number, int units) {
        Segment segment = Segment.create(file(number), units);
        if (number == 0) {
            header.getAndAddInt(epochAt, 1);
        }
        return new Mapped(segment, number, header.getIntAcquire(epochAt));
    }

    /** The segment with this number: the given mapping if it still is that, else a new one. */
    Mapped find(int number, Mapped known) {
        int epoch = header.getIntAcquire(epochAt);
        if (known != null && known.number == number && known.epoch == epoch) {
            return known;
        }
        return new Mapped(Segment.open(file(number)), number, epoch);
    }

    void delete(int number) {
        PrivateFiles.delete(file(number));
    }

    /** The file of the payload that is spilled from the message with this count. */
    Path spill(int count) {
        return directory.resolve(name + ".spill-" + Integer.toUnsignedString(count));
    }

    private Path file(int number) {
        return directory.resolve(name + ".segment-" + number);
    }

    /** A segment that is mapped here. */
    static final class Mapped {

        final Segment segment;
        final int number;
        final int epoch;

        private Mapped(Segment segment, int number, int epoch) {
            this.segment = segment;
            this.number = number;
            this.epoch = epoch;
        }
    }
}
