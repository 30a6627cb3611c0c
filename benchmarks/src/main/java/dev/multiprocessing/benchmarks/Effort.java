package dev.multiprocessing.benchmarks;

/** How long a run takes. */
enum Effort {
    /** To see that it works, and that what arrives is verified. */
    QUICK(100, 50, 20, 100),

    /** To measure. */
    FULL(3_000, 300_000, 400, 10_000);

    private final long millis;
    private final int questions;
    private final int questionsWithPause;
    private final long blockedMillis;

    Effort(long millis, int questions, int questionsWithPause, long blockedMillis) {
        this.millis = millis;
        this.questions = questions;
        this.questionsWithPause = questionsWithPause;
        this.blockedMillis = blockedMillis;
    }

    /** How long a stream lasts, of which the first half is to warm up. */
    long millis() {
        return millis;
    }

    /** How many questions a dialogue has, or messages after a rest. */
    int questions(Workload workload) {
        return workload.pauseMillis() == 0 ? questions : questionsWithPause;
    }

    /** How long somebody stays blocked. */
    long blockedMillis() {
        return blockedMillis;
    }
}
