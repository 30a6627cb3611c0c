package dev.multiprocessing.transport.mmap;

import dev.multiprocessing.files.Lane;
import dev.multiprocessing.files.Medium;
import dev.multiprocessing.files.ParticipantTable;
import dev.multiprocessing.files.Place;
import dev.multiprocessing.files.SharedBytes;
import dev.multiprocessing.files.SharedTransport;
import dev.multiprocessing.files.Waking;
import dev.multiprocessing.files.Words;
import dev.multiprocessing.spi.Settings;
import dev.multiprocessing.spi.Transport.Capability;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Rings whose whole state is two cursors, and threads that sleep until they are woken. */
final class MmapMedium implements Medium {

    /** How the names of users' directories begin. */
    static final String DIRECTORY_PREFIX = "mp-";

    static final int VERSION = 1;

    private final Waiting waiting;

    private MmapMedium(Waiting waiting) {
        this.waiting = waiting;
    }

    /** The one that the settings ask for. */
    static MmapMedium of(Settings settings) {
        return new MmapMedium(Waiting.of(settings));
    }

    /** Starts a session. */
    static SharedTransport open(Settings settings) {
        return SharedTransport.open(of(settings), settings);
    }

    /** Joins one. */
    static SharedTransport attach(String address, Settings settings) {
        return SharedTransport.attach(address, of(settings), settings);
    }

    @Override
    public String name() {
        return "mmap";
    }

    @Override
    public String directoryPrefix() {
        return DIRECTORY_PREFIX;
    }

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.PROCESSES, Capability.OUTLIVES_OPENER, Capability.SYNCHRONOUS);
    }

    /** With which its threads sleep at a futex; JDKs before 22 do not ask whether they may, nor have one. */
    @Override
    public List<String> childOptions() {
        return Runtime.version().feature() < 22
                ? List.of()
                : List.of("--enable-native-access=" + Waiting.nameOfModule());
    }

    @Override
    public Part join(Path session, ParticipantTable participants) {
        return new MmapPart(new Bells(session, participants, waiting));
    }

    /** Whose threads are woken by bells. */
    private record MmapPart(Bells bells) implements Part {

        @Override
        public Waking waking() {
            return bells;
        }

        @Override
        public Lane lane(Place place) {
            return new CursorLane(place);
        }

        @Override
        public Words words(SharedBytes bytes) {
            return bytes;
        }

        @Override
        public void close() {
            bells.close();
        }
    }
}
