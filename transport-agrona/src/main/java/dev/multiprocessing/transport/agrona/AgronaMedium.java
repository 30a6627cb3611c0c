package dev.multiprocessing.transport.agrona;

import dev.multiprocessing.files.Lane;
import dev.multiprocessing.files.Medium;
import dev.multiprocessing.files.ParticipantTable;
import dev.multiprocessing.files.Place;
import dev.multiprocessing.files.SharedBytes;
import dev.multiprocessing.files.Words;
import dev.multiprocessing.spi.Settings;
import dev.multiprocessing.spi.Transport.Capability;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Rings of Agrona's records, and threads that poll. */
final class AgronaMedium implements Medium {

    static final String NAME = "agrona";

    /** How the names of users' directories begin. */
    static final String DIRECTORY_PREFIX = "mp-agrona-";

    private static final int VERSION = 1_001;

    private final Idle idle;
    private final Buffers buffers;
    private final List<String> childOptions;

    private AgronaMedium(Idle idle, Buffers buffers, List<String> childOptions) {
        this.idle = idle;
        this.buffers = buffers;
        this.childOptions = childOptions;
    }

    /** The one that the settings ask for. */
    static AgronaMedium of(Settings settings) {
        return new AgronaMedium(Idle.of(settings), Buffers.of(settings), Buffers.childOptions(settings));
    }

    @Override
    public String name() {
        return NAME;
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
        Set<Capability> capabilities =
                EnumSet.of(Capability.PROCESSES, Capability.OUTLIVES_OPENER, Capability.SYNCHRONOUS);
        if (idle.spins()) {
            capabilities.add(Capability.SPINS_WHEN_BLOCKED);
        }
        return capabilities;
    }

    @Override
    public List<String> childOptions() {
        return childOptions;
    }

    @Override
    public Part join(Path session, ParticipantTable participants) {
        int self = participants.self();
        return new AgronaPart(new IdleWaking(self, idle, buffers), buffers, new Counters(session, self, buffers));
    }

    /** Whose threads look for themselves, and that counts what it does. */
    private record AgronaPart(IdleWaking waking, Buffers buffers, Counters counters) implements Part {

        @Override
        public Lane lane(Place place) {
            return new RecordLane(place, buffers, counters);
        }

        @Override
        public Words words(SharedBytes bytes) {
            return new AgronaWords(buffers.over(bytes.buffer(), 0, bytes.size()));
        }

        @Override
        public void close() {
            waking.wakeOwn();
            counters.close();
        }
    }
}
