package dev.multiprocessing.benchmarks;

import java.util.List;

/**
 * What our figure is to be, as a multiple of a peer's in the same run, or by itself where no peer is named: at least,
 * where more is better, and at most, where less is.
 */
record Target(Workload workload, String ours, Workload peersWorkload, String peer, double factor, Waiting waiting) {

    static final String NO_PEER = "";

    static final List<Target> ALL = List.of(
            of(Workload.STREAM, "mp-pipe", "agrona-o2o", 0.4),
            of(Workload.STREAM, "mp-pipe", "buffer-ring", 0.8),
            of(Workload.STREAM, "mp-pipe", "python-pipe", 40),
            of(Workload.STREAM, "mp-queue", "agrona-m2o", 0.5),
            of(Workload.STREAM, "mp-queue", "python-queue", 40),
            of(Workload.OBJECTS, "mp-queue", "python-queue", 25),
            of(Workload.TWO_BY_TWO, "mp-queue", "python-queue", 20),
            new Target(Workload.FOUR_BY_FOUR, "mp-queue", Workload.TWO_BY_TWO, "mp-queue", 0.5, Waiting.ANY),
            of(Workload.ROUND_TRIP, "mp-pipe", "agrona-o2o", 2),
            of(Workload.SLEEPY_ROUND_TRIP, "mp-pipe", "unix-pipe", 1.1, Waiting.FUTEX),
            of(Workload.SLEEPY_ROUND_TRIP, "mp-pipe", "python-queue", 1, Waiting.FALLBACK),
            of(Workload.WAKE_UP, "mp-pipe", "unix-pipe", 2, Waiting.FUTEX),
            of(Workload.WAKE_UP, "mp-pipe", "python-queue", 1, Waiting.FALLBACK),
            of(Workload.MEGABYTE, "mp-pipe", "agrona-o2o", 0.5),
            of(Workload.MEGABYTE, "mp-pipe", "python-pipe", 10),
            of(Workload.LOCKED, "mp-value", "python-value", 10),
            of(Workload.ATOMIC, "mp-value", "varhandle", 0.8),
            of(Workload.BLOCKED, "mp-pipe", "idle-jvm", 2, Waiting.FUTEX),
            of(Workload.BLOCKED, "mp-pipe", NO_PEER, 300, Waiting.FALLBACK),
            of(Workload.START, "mp-child", "bare-child", 1.3),
            of(Workload.START, "mp-child-archive", "bare-child", 1));

    private static Target of(Workload workload, String ours, String peer, double factor) {
        return of(workload, ours, peer, factor, Waiting.ANY);
    }

    private static Target of(Workload workload, String ours, String peer, double factor, Waiting waiting) {
        return new Target(workload, ours, workload, peer, factor, waiting);
    }

    boolean isAbsolute() {
        return peer.equals(NO_PEER);
    }

    boolean isMet(double ratio) {
        return workload.isRate() ? ratio >= factor : ratio <= factor;
    }

    String demand() {
        String unit = isAbsolute() ? " " + workload.unit() : "";
        return (workload.isRate() ? "≥ " : "≤ ") + Report.number(factor) + unit;
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
