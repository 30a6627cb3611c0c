package dev.multiprocessing.spi;

/** How a call on a {@link MessageChannel} ended. */
public enum Outcome {
    /** It was done. */
    DONE,
    /** The deadline passed, and nothing was done. */
    TIMED_OUT,
    /** The other end is closed, and everything it had sent was received. */
    PEER_CLOSED,
    /** The other end was lost with a process that was killed, and everything it had sent was received. */
    PEER_DIED
}
