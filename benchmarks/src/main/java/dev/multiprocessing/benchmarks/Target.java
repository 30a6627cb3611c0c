package dev.multiprocessing.benchmarks;

import java.util.List;

/**
 * What our figure is to be: at least, where more is better, and at most, where less is.
 *
 * @param workload what is measured
 * @param ours our driver
 * @param peersWorkload what the peer's figure is of, mostly the same
 * @param peer the peer's driver; of an absolute one, in words where the figure comes from
 * @param isAbsolute whether our figure itself is to be so, instead of its ratio to the peer's in the same run
 * @param bound the ratio or the figure
 * @param waiting how our threads sleep where it holds
 */
record Target(
        Workload workload,
        String ours,
        Workload peersWorkload,
        String peer,
        boolean isAbsolute,
        double bound,
        Waiting waiting) {

    private static final List<Target> OVER_SOCKETS = List.of(
            of(Workload.STREAM, "mp-pipe", "uds-batch", 0.5),
            of(Workload.STREAM, "mp-pipe", "python-pipe", 5),
            of(Workload.STREAM, "mp-queue", "python-queue", 5),
            of(Workload.ROUND_TRIP, "mp-pipe", "uds-flush", 1.3),
            of(Workload.MEGABYTE, "mp-pipe", "uds-batch", 0.7),
            of(Workload.WAKE_UP, "mp-pipe", "uds-flush", 1.3));

    private static final List<Target> OVER_AGRONA = List.of(
            of(Workload.STREAM, "mp-pipe", "agrona-o2o", 0.7),
            of(Workload.STREAM, "mp-queue", "agrona-m2o", 0.7),
            of(Workload.TWO_BY_TWO, "mp-queue", "python-queue", 20),
            of(Workload.ROUND_TRIP, "mp-pipe", "agrona-o2o", 1.3));

    private static final List<Target> IN_SHARED_MEMORY = List.of(
            of(Workload.STREAM, "mp-pipe", "agrona-o2o", 0.4),
            of(Workload.STREAM, "mp-pipe", "buffer-ring", 0.8),
            of(Workload.STREAM, "mp-pipe", "buffer-ring-cached", 0.8),
            of(Workload.STREAM, "mp-pipe", "python-pipe", 40),
            of(Workload.STREAM, "mp-queue", "agrona-m2o", 0.5),
            of(Workload.STREAM, "mp-queue", "python-queue", 40),
            absolute(Workload.STREAM, "mp-queue", "2 times Boost's 3.9 M/s on another machine", 7_800_000),
            of(Workload.OBJECTS, "mp-queue", "python-queue", 25),
            of(Workload.TWO_BY_TWO, "mp-queue", "python-queue", 20),
            absolute(Workload.TWO_BY_TWO, "mp-queue", "1.2 times Boost's 3.1 M/s on another machine", 3_720_000),
            new Target(Workload.FOUR_BY_FOUR, "mp-queue", Workload.TWO_BY_TWO, "mp-queue", false, 0.5, Waiting.ANY),
            of(Workload.ROUND_TRIP, "mp-pipe", "agrona-o2o", 2),
            of(Workload.SLEEPY_ROUND_TRIP, "mp-pipe", "unix-pipe", 1.1, Waiting.FUTEX),
            of(Workload.SLEEPY_ROUND_TRIP, "mp-pipe", "python-queue", 1, Waiting.FALLBACK),
            of(Workload.WAKE_UP, "mp-pipe", "unix-pipe", 2, Waiting.FUTEX),
            of(Workload.WAKE_UP, "mp-pipe", "python-queue", 1, Waiting.FALLBACK),
            of(Workload.MEGABYTE, "mp-pipe", "agrona-o2o", 0.5),
            of(Workload.MEGABYTE, "mp-pipe", "python-pipe", 10),
            of(Workload.LOCKED, "mp-value", "python-value", 10),
            absolute(Workload.LOCKED, "mp-value", "half of Boost's 15.4 M/s on another machine", 7_700_000),
            of(Workload.ATOMIC, "mp-value", "varhandle", 0.8),
            of(Workload.BLOCKED, "mp-pipe", "idle-jvm", 2, Waiting.FUTEX),
            absolute(Workload.BLOCKED, "mp-pipe", "", 300, Waiting.FALLBACK),
            of(Workload.START, "mp-child", "bare-child", 1.3),
            of(Workload.START, "mp-child-archive", "bare-child", 1));

    /** Those of a transport. */
    static List<Target> of(String transport) {
        return switch (transport) {
            case "socket" -> OVER_SOCKETS;
            case "agrona" -> OVER_AGRONA;
            default -> IN_SHARED_MEMORY;
        };
    }

    private static Target of(Workload workload, String ours, String peer, double ratio) {
        return of(workload, ours, peer, ratio, Waiting.ANY);
    }

    private static Target of(Workload workload, String ours, String peer, double ratio, Waiting waiting) {
        return new Target(workload, ours, workload, peer, false, ratio, waiting);
    }

    private static Target absolute(Workload workload, String ours, String source, double figure) {
        return absolute(workload, ours, source, figure, Waiting.ANY);
    }

    private static Target absolute(Workload workload, String ours, String source, double figure, Waiting waiting) {
        return new Target(workload, ours, workload, source, true, figure, waiting);
    }

    boolean isMet(double value) {
        return workload.isRate() ? value >= bound : value <= bound;
    }

    String demand() {
        String unit = isAbsolute ? " " + workload.unit() : "";
        return (workload.isRate() ? "≥ " : "≤ ") + Report.number(bound) + unit;
    }

    /** How our threads sleep where a target holds. */
    enum Waiting {
        ANY,
        FUTEX,
        FALLBACK;

        boolean holds(String way) {
            return this == ANY || this == (way.equals("futex") ? FUTEX : FALLBACK);
        }
    }
}
