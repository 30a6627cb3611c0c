package dev.multiprocessing.core.process;

/** What a child tells its parent, each as the first byte of a message. */
enum Note {
    /** It has joined the session and decoded its target. */
    RUNNING,
    /** Its target threw; the rest of the message describes what. */
    FAILED,
    /** It ends in an orderly way, so its exit code is its own and not a signal's. */
    EXITING
}
