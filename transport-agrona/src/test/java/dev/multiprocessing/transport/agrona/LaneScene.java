package dev.multiprocessing.transport.agrona;

import dev.multiprocessing.files.Asides;
import dev.multiprocessing.files.Cursors;
import dev.multiprocessing.files.Place;
import dev.multiprocessing.files.PrivateFiles;
import dev.multiprocessing.files.Ring;
import dev.multiprocessing.files.RingLimits;
import dev.multiprocessing.files.Session;
import dev.multiprocessing.files.SharedBytes;
import dev.multiprocessing.files.ThingLayout;
import dev.multiprocessing.files.UserDirectory;
import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.Settings;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.agrona.concurrent.AtomicBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;

/** One lane's shared words and files, in a session of their own. */
final class LaneScene {

    /** Grows from 4 KiB, whose longest record has 512 bytes. */
    static final RingLimits SMALL = new RingLimits(1_000_000, true, 4096, 4096, 2048, 1_000_000, Long.MAX_VALUE);

    /** Grows for messages of up to 16 KiB, too. */
    static final RingLimits LONGER = new RingLimits(1_000_000, true, 4096, 4096, 16_384, 1_000_000, Long.MAX_VALUE);

    /** Never grows. */
    static final RingLimits FIXED = new RingLimits(Integer.MAX_VALUE, false, 4096, 4096, 512, 4, Long.MAX_VALUE);

    private static final int RING_AT = 64;
    private static final int DIRECTION = ThingLayout.FIRST_DIRECTION;

    private final Session session;
    private final SharedBytes header;

    LaneScene(Path directory) {
        Settings settings = settings(directory);
        this.session = Session.create(AgronaMedium.of(settings), settings);
        this.header = PrivateFiles.createZeroed(session.file("q1-0"), ThingLayout.PAGE);
    }

    static Settings settings(Path directory) {
        Map<String, String> made = Map.of(UserDirectory.SETTING, directory.toString());
        return new Settings(name -> Optional.ofNullable(made.get(name)));
    }

    void leave() {
        session.leave();
    }

    /** One process's view of the lane. */
    RecordLane lane(RingLimits limits) {
        return new RecordLane(
                place(limits), Buffers.VARHANDLE, new Counters(session.directory(), 1, Buffers.VARHANDLE));
    }

    /** One handle, as each process has its own. */
    Ring ring(RingLimits limits) {
        Place place = place(limits);
        return new Ring(place, lane(limits), session.waking(), session.participants(), () -> {});
    }

    private Place place(RingLimits limits) {
        Path files = session.file("q1-0a");
        return new Place(limits, header, DIRECTION, files, new Asides(files, session.participants()));
    }

    /** The file with this number, as Agrona sees it. */
    OneToOneRingBuffer agrona(int number) {
        return new OneToOneRingBuffer(bufferOf(number));
    }

    AtomicBuffer bufferOf(int number) {
        SharedBytes bytes = PrivateFiles.open(session.file("q1-0a.segment-" + number));
        return Buffers.VARHANDLE.over(bytes.buffer(), RING_AT, bytes.size() - RING_AT);
    }

    /** The names of the files of records. */
    List<String> segments() {
        String[] names = session.directory().toFile().list((directory, name) -> name.contains(".segment-"));
        return Stream.of(names).sorted().toList();
    }

    /** How many bytes of files wait to be taken, as counted. */
    long bytes() {
        return new Cursors(header, DIRECTION).bytes();
    }

    long notedTail() {
        return header.getLongAcquire(ThingLayout.tailAt(DIRECTION));
    }

    /** As if whoever put last had died before it noted that. */
    void noteTail(long tail) {
        header.setLongRelease(ThingLayout.tailAt(DIRECTION), tail);
    }

    /** A message that says its number. */
    static ByteBuffer message(int number, int length) {
        ByteBuffer message = ByteBuffer.allocate(length);
        for (int i = 0; i < length; i++) {
            message.put(i, (byte) (number + i));
        }
        return message.putInt(0, number);
    }

    static boolean offer(Ring ring, int number, int length) {
        ByteBuffer message = message(number, length);
        try (Asides.Aside aside = ring.asideFor(message)) {
            return ring.offer(message, aside, Deadline.NOW);
        }
    }

    /** The next message, which is to be this one; says whether there is one. */
    static boolean takes(Ring ring, int number, int length) {
        ByteBuffer[] taken = new ByteBuffer[1];
        int count = ring.poll(room -> taken[0] = ByteBuffer.allocate(room), 1, Deadline.NOW);
        return count == 1 && taken[0].flip().equals(message(number, length));
    }
}
