package dev.multiprocessing.transport.mmap;

import dev.multiprocessing.files.Asides;
import dev.multiprocessing.files.Chain;
import dev.multiprocessing.files.Place;
import dev.multiprocessing.files.PrivateFiles;
import dev.multiprocessing.files.Ring;
import dev.multiprocessing.files.RingLimits;
import dev.multiprocessing.files.Session;
import dev.multiprocessing.files.SharedBytes;
import dev.multiprocessing.files.ThingLayout;
import dev.multiprocessing.spi.Deadline;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/** One ring's shared words and files, in a session of their own. */
final class RingScene {

    /** A ring that grows from 1 KiB, and spills what is longer than 512 bytes. */
    static final RingLimits SMALL = new RingLimits(1_000_000, true, 1024, 1024, 512, 1_000_000, Long.MAX_VALUE);

    private final Session session;
    private final SharedBytes header;

    RingScene(Path directory) {
        this.session = new Scene(directory).session();
        this.header = PrivateFiles.createZeroed(session.file("header"), ThingLayout.PAGE);
    }

    void leave() {
        session.leave();
    }

    SharedBytes header() {
        return header;
    }

    /** One handle of the ring, as each process has its own. */
    Ring ring(RingLimits limits) {
        return ring(limits, () -> {});
    }

    Ring ring(RingLimits limits, Runnable requireOpen) {
        Place place = place(limits);
        return new Ring(place, session.part().lane(place), session.waking(), session.participants(), requireOpen);
    }

    private Place place(RingLimits limits) {
        return new Place(
                limits,
                header,
                ThingLayout.FIRST_DIRECTION,
                file("ring"),
                new Asides(file("ring"), session.participants()));
    }

    /** Puts a message as a queue does, if there is room. */
    static boolean offer(Ring ring, ByteBuffer message, Deadline deadline) {
        try (Asides.Aside aside = ring.asideFor(message)) {
            return ring.offer(message, aside, deadline);
        }
    }

    Chain<Segment> segments() {
        return place(SMALL).chain(Segment.KIND);
    }

    /** Makes the ring look as if so much had gone through it. */
    void startAt(long cursor) {
        header.setLongRelease(ThingLayout.tailAt(ThingLayout.FIRST_DIRECTION), cursor);
        header.setLongRelease(ThingLayout.headAt(ThingLayout.FIRST_DIRECTION), cursor);
    }

    Path file(String name) {
        return session.file(name);
    }

    /** The names of the ring's files. */
    List<String> files() {
        return Scene.list(session.directory()).stream()
                .filter(name -> name.startsWith("ring"))
                .toList();
    }
}
