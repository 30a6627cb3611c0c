package dev.multiprocessing.mirror;

import java.util.List;
import java.util.stream.Stream;

/** All faults, group by group. */
final class Faults {

    private static final List<Fault> ALL = Stream.of(
                    QueueFaults.ALL,
                    BatchFaults.ALL,
                    ChannelFaults.ALL,
                    EndFaults.ALL,
                    RegionFaults.ALL,
                    LockFaults.ALL,
                    ProgramFaults.ALL,
                    ChildFaults.ALL,
                    SessionFaults.ALL,
                    DeathFaults.ALL,
                    CloseFaults.ALL,
                    CodecFaults.ALL,
                    WaitingFaults.ALL,
                    InterruptFaults.ALL)
            .flatMap(List::stream)
            .toList();

    private Faults() {}

    static List<Fault> all() {
        return ALL;
    }
}
