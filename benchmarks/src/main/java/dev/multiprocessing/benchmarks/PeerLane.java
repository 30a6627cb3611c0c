package dev.multiprocessing.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** The peers that carry bytes between two JVMs, by the names they have in results; the faulty ones are for tests. */
enum PeerLane {
    AGRONA_O2O("agrona-o2o", (directory, lane, sends) -> RingLane.oneToOne(directory.resolve(lane), PeerLane.CAPACITY)),
    AGRONA_O2O_MANY(
            "agrona-o2o-many",
            (directory, lane, sends) -> new SlotsLane(RingLane.oneToOne(directory.resolve(lane), PeerLane.CAPACITY))),
    AGRONA_M2O(
            "agrona-m2o", (directory, lane, sends) -> RingLane.manyToOne(directory.resolve(lane), PeerLane.CAPACITY)),
    AGRONA_BACKOFF(
            "agrona-backoff",
            (directory, lane, sends) -> RingLane.oneToOneWithBackoff(directory.resolve(lane), PeerLane.CAPACITY)),
    BUFFER_RING("buffer-ring", (directory, lane, sends) -> BufferLane.open(directory.resolve(lane), PeerLane.CAPACITY)),
    AERON("aeron", (directory, lane, sends) -> AeronLane.open(directory.resolve(lane), sends)),
    CHRONICLE("chronicle", (directory, lane, sends) -> ChronicleLane.open(directory.resolve(lane), sends)),
    JEROMQ("jeromq", (directory, lane, sends) -> JeroLane.open(directory.resolve(lane), sends)),
    UDS_BATCH("uds-batch", (directory, lane, sends) -> SocketLane.unix(directory.resolve(lane), sends, false)),
    UDS_FLUSH("uds-flush", (directory, lane, sends) -> SocketLane.unix(directory.resolve(lane), sends, true)),
    TCP_BATCH("tcp-batch", (directory, lane, sends) -> SocketLane.tcp(directory.resolve(lane), sends, false)),
    TCP_FLUSH("tcp-flush", (directory, lane, sends) -> SocketLane.tcp(directory.resolve(lane), sends, true)),
    PIPE("unix-pipe", (directory, lane, sends) -> PipeLane.open(directory.resolve(lane), PeerLane.MEGABYTE, sends)),
    BUFFER_COPY("buffer-copy", (directory, lane, sends) -> CopyLane.open(directory.resolve(lane), PeerLane.MEGABYTE)),
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

    private static Opener faulty(FaultyLane.Fault fault) {
        return (directory, lane, sends) -> new FaultyLane(UDS_FLUSH.open(directory, lane, sends), fault);
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
        return opener.open(directory, lane, sends);
    }

    /** Opens an end. */
    @FunctionalInterface
    private interface Opener {
        Lane open(Path directory, String lane, boolean sends) throws IOException;
    }
}
