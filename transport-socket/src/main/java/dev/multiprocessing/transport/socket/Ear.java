package dev.multiprocessing.transport.socket;

/** Hears what comes from elsewhere. One thread at a time, apart from {@link #interrupt}. */
interface Ear {

    /** Hears what has come, without waiting. */
    void hearNow();

    /** Waits so long, at most, for something to come, and hears it. */
    void hear(long nanos);

    /** Lets whoever hears, or is just about to, return. Any thread. */
    void interrupt();
}
