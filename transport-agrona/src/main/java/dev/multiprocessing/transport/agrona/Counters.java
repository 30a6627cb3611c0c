package dev.multiprocessing.transport.agrona;

import static org.agrona.concurrent.status.CountersReader.COUNTER_LENGTH;
import static org.agrona.concurrent.status.CountersReader.METADATA_LENGTH;

import dev.multiprocessing.files.ParticipantLayout;
import dev.multiprocessing.files.PrivateFiles;
import dev.multiprocessing.files.SharedBytes;
import dev.multiprocessing.spi.CorruptDataException;
import dev.multiprocessing.spi.TransportException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.agrona.concurrent.AtomicBuffer;
import org.agrona.concurrent.status.CountersManager;
import org.agrona.concurrent.status.CountersReader;

/**
 * How much this process has put and taken, where any process of this user can read it: Agrona's counters, in a file of
 * this participant's own, since only one process may allocate some.
 *
 * <pre>
 *      0       8             12
 *      +-------+-------------+----------
 *    0 | magic | participant | (zeros)
 *      +-------+-------------+----------
 *   64   values, 128 bytes each, and one more for what has no place
 *        labels and states, 512 bytes each
 * </pre>
 *
 * <p>The file is made when something is counted first, and deleted when its participant leaves; that of a dead one goes
 * when its slot is used again, or with the session. Where there are no more places, those of what is gone are used
 * again. What gets none is not counted: no put fails because it cannot be counted.
 */
final class Counters implements AutoCloseable {

    /** How the names of their files begin. */
    static final String PREFIX = "counters-";

    /** How many there can be. */
    static final int MAX = 64;

    private static final long MAGIC = 0x4d504a2d434e5452L; // "MPJ-CNTR"
    private static final int MAGIC_AT = 0;
    private static final int PARTICIPANT_AT = 8;
    private static final int VALUES_AT = 64;
    private static final int NO_PLACE = MAX * COUNTER_LENGTH;
    private static final int METADATA_AT = VALUES_AT + NO_PLACE + COUNTER_LENGTH;
    private static final int SIZE = METADATA_AT + MAX * METADATA_LENGTH;

    private final Path session;
    private final int participant;
    private final Buffers buffers;

    // guarded by this
    private final Map<String, Integer> places = new HashMap<>(); // by label
    private CountersManager manager; // null before anything was counted
    private AtomicBuffer values;

    /** Those of a participant. */
    Counters(Path session, int participant, Buffers buffers) {
        this.session = session;
        this.participant = participant;
        this.buffers = buffers;
    }

    /** One that gets its place later; those of one label are the same one. */
    Counter late(String label) {
        return new Counter(this, label);
    }

    /** Where the values are. */
    synchronized AtomicBuffer values() {
        return values;
    }

    /** The place of the one with this label, which begins with the name of the ring that it counts for. */
    synchronized int place(String label) {
        if (manager == null) {
            begin();
        }
        if (!places.containsKey(label) && manager.available() == 0) {
            forgetGone();
        }
        if (!places.containsKey(label) && manager.available() > 0) {
            places.put(label, CountersReader.counterOffset(manager.allocate(label)));
        }
        return places.getOrDefault(label, NO_PLACE);
    }

    private void begin() {
        SharedBytes bytes = makeFile();
        values = buffers.over(bytes.buffer(), VALUES_AT, NO_PLACE + COUNTER_LENGTH);
        manager = new CountersManager(metadata(bytes, buffers), counted(bytes, buffers), StandardCharsets.UTF_8);
        bytes.setIntRelease(PARTICIPANT_AT, participant);
        bytes.setLongRelease(MAGIC_AT, MAGIC);
    }

    /** Where there is no room for the file, they are counted where nobody sees it. */
    private SharedBytes makeFile() {
        try {
            return PrivateFiles.createZeroed(file(), SIZE);
        } catch (TransportException e) {
            return new SharedBytes(ByteBuffer.allocateDirect(SIZE + Long.BYTES).alignedSlice(Long.BYTES));
        }
    }

    private void forgetGone() {
        places.entrySet().removeIf(entry -> {
            boolean gone = !Files.exists(session.resolve(thingOf(entry.getKey())));
            if (gone) {
                manager.free(entry.getValue() / COUNTER_LENGTH);
            }
            return gone;
        });
    }

    /** What is before the letter of the ring. */
    private static String thingOf(String label) {
        return label.substring(0, label.indexOf(' ') - 1);
    }

    private Path file() {
        return session.resolve(PREFIX + ParticipantLayout.slotOf(participant));
    }

    @Override
    public synchronized void close() {
        if (manager != null) {
            PrivateFiles.delete(file());
        }
    }

    /** The id of the participant in whose file these bytes are. */
    static int participantIn(SharedBytes bytes) {
        if (bytes.size() != SIZE || bytes.getLongAcquire(MAGIC_AT) != MAGIC) {
            throw new CorruptDataException("not a file of counters: size=" + bytes.size());
        }
        return bytes.getIntAcquire(PARTICIPANT_AT);
    }

    /** Reads a file that any participant has made; it is to be looked at by {@link #participantIn} before. */
    static CountersReader reader(SharedBytes bytes, Buffers buffers) {
        return new CountersReader(metadata(bytes, buffers), counted(bytes, buffers), StandardCharsets.UTF_8);
    }

    private static AtomicBuffer counted(SharedBytes bytes, Buffers buffers) {
        return buffers.over(bytes.buffer(), VALUES_AT, NO_PLACE);
    }

    private static AtomicBuffer metadata(SharedBytes bytes, Buffers buffers) {
        return buffers.over(bytes.buffer(), METADATA_AT, MAX * METADATA_LENGTH);
    }
}
