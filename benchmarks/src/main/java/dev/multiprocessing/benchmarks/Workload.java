package dev.multiprocessing.benchmarks;

import java.util.List;

/** What is measured, and for whom: our way first, then the peers. */
enum Workload {
    STREAM(
            "one-way messages of 64 bytes",
            "rate",
            List.of(
                    "mp-pipe",
                    "mp-queue",
                    "mp-queue-batch",
                    "agrona-o2o",
                    "agrona-o2o-many",
                    "agrona-m2o",
                    "buffer-ring",
                    "buffer-ring-cached",
                    "buffer-ring-locked",
                    "aeron",
                    "chronicle",
                    "jeromq",
                    "uds-batch",
                    "uds-flush",
                    "tcp-batch",
                    "tcp-flush",
                    "unix-pipe",
                    "python-pipe",
                    "python-queue")),
    OBJECTS(
            "objects [number, null, \"hello\"] through a queue, or over a peer, serialized by Java or tagged by hand",
            "rate",
            List.of(
                    "mp-queue",
                    "agrona-o2o-java",
                    "agrona-o2o-tagged",
                    "uds-batch-java",
                    "uds-batch-tagged",
                    "python-queue")),
    TWO_BY_TWO("two producers, two consumers, one queue", "rate", List.of("mp-queue", "python-queue")),
    FOUR_BY_FOUR("four producers, four consumers, one queue", "rate", List.of("mp-queue", "python-queue")),
    MEGABYTE(
            "one-way messages of 1 MiB",
            "rate",
            List.of(
                    "mp-pipe",
                    "mp-queue",
                    "agrona-o2o",
                    "agrona-m2o",
                    "buffer-ring",
                    "aeron",
                    "chronicle",
                    "jeromq",
                    "uds-batch",
                    "tcp-batch",
                    "unix-pipe",
                    "python-pipe",
                    "python-queue")),
    ROUND_TRIP(
            "round trip of 64 bytes, one after the other",
            "p50",
            List.of(
                    "mp-pipe",
                    "mp-queue",
                    "agrona-o2o",
                    "agrona-m2o",
                    "buffer-ring",
                    "aeron",
                    "chronicle",
                    "jeromq",
                    "uds-flush",
                    "tcp-flush",
                    "unix-pipe",
                    "python-pipe",
                    "python-queue")),
    SLEEPY_ROUND_TRIP(
            "round trip of 64 bytes, both asleep for 2 ms before",
            "p50",
            List.of(
                    "mp-pipe",
                    "mp-queue",
                    "unix-pipe",
                    "uds-flush",
                    "tcp-flush",
                    "agrona-backoff",
                    "jeromq",
                    "python-os-pipe",
                    "python-pipe",
                    "python-queue")),
    WAKE_UP(
            "one-way time of a message after 12 ms of rest",
            "p50",
            List.of(
                    "mp-pipe",
                    "mp-queue",
                    "unix-pipe",
                    "uds-flush",
                    "tcp-flush",
                    "agrona-backoff",
                    "jeromq",
                    "python-os-pipe",
                    "python-pipe",
                    "python-queue")),
    LOCKED(
            "two processes increment one value under its lock",
            "rate",
            List.of("mp-value", "varhandle", "python-value")),
    ATOMIC("two processes add to one value atomically", "rate", List.of("mp-value", "varhandle")),
    ARRAY(
            "1 MiB copied into an array and, by the other process, out again",
            "rate",
            List.of("mp-array", "buffer-copy", "python-array")),
    START(
            "from the start of a child to its first message",
            "p50",
            List.of(
                    "mp-child",
                    "mp-child-archive",
                    "bare-child",
                    "hello-jvm",
                    "python-spawn",
                    "python-forkserver",
                    "python-fork")),
    BLOCKED(
            "processor time of a process blocked for 10 s",
            "cpuMillis",
            List.of(
                    "mp-pipe",
                    "mp-queue",
                    "idle-jvm",
                    "unix-pipe",
                    "uds-flush",
                    "agrona-backoff",
                    "jeromq",
                    "python-pipe",
                    "python-queue")),
    PROCESSES(
            "so many processes at one queue, half of them producers",
            "rate",
            List.of("mp-1", "mp-2", "mp-4", "mp-8", "mp-16")),
    QUEUES(
            "messages of 64 bytes through so many queues of one context by turns",
            "rate",
            List.of("mp-1", "mp-10", "mp-100", "mp-1000", "mp-10000")),
    SIZES(
            "bytes in messages of so many bytes through a pipe",
            "rate",
            List.of(
                    "mp-64",
                    "mp-1024",
                    "mp-16384",
                    "mp-262144",
                    "mp-1048576",
                    "mp-4194304",
                    "mp-33554432",
                    "mp-268435456"));

    private final String title;
    private final String figure;
    private final List<String> drivers;

    Workload(String title, String figure, List<String> drivers) {
        this.title = title;
        this.figure = figure;
        this.drivers = drivers;
    }

    String title() {
        return title;
    }

    /** The name of the figure that is compared: a rate, of which more is better, or a time. */
    String figure() {
        return figure;
    }

    List<String> drivers() {
        return drivers;
    }

    boolean isRate() {
        return figure.equals("rate");
    }

    /** Whether the drivers are ours with ever more to do. */
    boolean isGrowth() {
        return this == PROCESSES || this == QUEUES || this == SIZES;
    }

    boolean isDialogue() {
        return this == ROUND_TRIP || this == SLEEPY_ROUND_TRIP;
    }

    /** How long the driver's messages are. */
    int sizeFor(String driver) {
        return switch (this) {
            case MEGABYTE, ARRAY -> 1 << 20;
            case SIZES -> amountOf(driver);
            default -> 64;
        };
    }

    /** What the name of a driver with ever more to do says: how many processes, queues or bytes. */
    static int amountOf(String driver) {
        return Integer.parseInt(driver.substring(driver.indexOf('-') + 1));
    }

    /** Of the figure. */
    String unit() {
        return switch (this) {
            case START, BLOCKED -> "ms";
            case SIZES -> "bytes/s";
            default -> isRate() ? "per second" : "µs";
        };
    }

    /** How long both sides rest before each message. */
    long restMillis() {
        return this == SLEEPY_ROUND_TRIP ? 2 : this == WAKE_UP ? 12 : 0;
    }
}
