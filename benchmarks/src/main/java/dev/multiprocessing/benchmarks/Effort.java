package dev.multiprocessing.benchmarks;

/** How long a run takes. */
enum Effort {
    /** To see that it works, and that what arrives is verified. */
    QUICK(100, 10, 10, 100),

    /** To measure. */
    FULL(3_000, 12_000, 300, 10_000);

    private final long millis;
    private final int warmUps;
    private final int messagesAfterRests;
    private final long blockedMillis;

    Effort(long millis, int warmUps, int messagesAfterRests, long blockedMillis) {
        this.millis = millis;
        this.warmUps = warmUps;
        this.messagesAfterRests = messagesAfterRests;
        this.blockedMillis = blockedMillis;
    }

    /** How long a stream lasts, or a dialogue without rests, of which the first half is to warm up. */
    long millis() {
        return millis;
    }

    /** Of a dialogue, or of messages that are sent seldom. */
    Pace pace(Workload workload) {
        return workload.restMillis() == 0
                ? new Pace(0, Integer.MAX_VALUE, 0, millis)
                : new Pace(warmUps, messagesAfterRests, workload.restMillis(), millis);
    }

    /** How long somebody stays blocked. */
    long blockedMillis() {
        return blockedMillis;
    }
}
