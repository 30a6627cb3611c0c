package dev.multiprocessing.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** The peers that carry bytes between two JVMs, by the names they have in results; the faulty ones are for tests. */
enum PeerLane {
    AGRONA_O2O("agrona-o2o", (file, sends) -> RingLane.oneToOne(file, PeerLane.CAPACITY)),
    AGRONA_O2O_MANY("agrona-o2o-many", (file, sends) -> new SlotsLane(RingLane.oneToOne(file, PeerLane.CAPACITY))),
    AGRONA_M2O("agrona-m2o", (file, sends) -> RingLane.manyToOne(file, PeerLane.CAPACITY)),
    AGRONA_BACKOFF("agrona-backoff", (file, sends) -> RingLane.oneToOneWithBackoff(file, PeerLane.CAPACITY)),
    BUFFER_RING("buffer-ring", buffer(BufferLane.Style.PLAIN)),
    BUFFER_RING_CACHED("buffer-ring-cached", buffer(BufferLane.Style.CACHED)),
    BUFFER_RING_LOCKED("buffer-ring-locked", buffer(BufferLane.Style.LOCKED)),
    AERON("aeron", (file, sends) -> AeronLane.open(file, sends)),
    CHRONICLE("chronicle", (file, sends) -> ChronicleLane.open(file, sends)),
    JEROMQ("jeromq", (file, sends) -> JeroLane.open(file, sends)),
    UDS_BATCH("uds-batch", (file, sends) -> SocketLane.unix(file, sends, false)),
    UDS_FLUSH("uds-flush", (file, sends) -> SocketLane.unix(file, sends, true)),
    TCP_BATCH("tcp-batch", (file, sends) -> SocketLane.tcp(file, sends, false)),
    TCP_FLUSH("tcp-flush", (file, sends) -> SocketLane.tcp(file, sends, true)),
    PIPE("unix-pipe", (file, sends) -> PipeLane.open(file, PeerLane.MEGABYTE, sends)),
    BUFFER_COPY("buffer-copy", (file, sends) -> CopyLane.open(file, PeerLane.MEGABYTE)),
    AGRONA_O2O_JAVA("agrona-o2o-java", AGRONA_O2O.opener),
    AGRONA_O2O_TAGGED("agrona-o2o-tagged", AGRONA_O2O.opener),
    UDS_BATCH_JAVA("uds-batch-java", UDS_BATCH.opener),
    UDS_BATCH_TAGGED("uds-batch-tagged", UDS_BATCH.opener),
    FAULTY_LOSES("faulty-loses", faulty(FaultyLane.Fault.LOSES)),
    FAULTY_REPEATS("faulty-repeats", faulty(FaultyLane.Fault.REPEATS)),
    FAULTY_REORDERS("faulty-reorders", faulty(FaultyLane.Fault.REORDERS)),
    FAULTY_CORRUPTS("faulty-corrupts", faulty(FaultyLane.Fault.CORRUPTS));

    private static final int MEGABYTE = 1 << 20;
    private static final int CAPACITY = 16 * MEGABYTE;

    private final String label;
    private final Opener opener;

    PeerLane(String label, Opener opener) {
        this.label = label;
        this.opener = opener;
    }

    private static Opener buffer(BufferLane.Style style) {
        return (file, sends) -> BufferLane.open(file, PeerLane.CAPACITY, style);
    }

    private static Opener faulty(FaultyLane.Fault fault) {
        return (file, sends) -> new FaultyLane(UDS_FLUSH.opener.open(file, sends), fault);
    }

    static PeerLane named(String label) {
        return Arrays.stream(values())
                .filter(peer -> peer.label.equals(label))
                .findFirst()
                .orElseThrow();
    }

    String label() {
        return label;
    }

    /** One end of the lane of this name, which two processes agree on. */
    Lane open(Path directory, String lane, boolean sends) throws IOException {
        return opener.open(directory.resolve(lane), sends);
    }

    /** Opens an end of the lane that is, or is called as, this file. */
    @FunctionalInterface
    private interface Opener {
        Lane open(Path file, boolean sends) throws IOException;
    }
}
