package dev.multiprocessing.spi;

/**
 * The processes of a session, and the evidence of their life.
 *
 * <p>Evidence is a fact that the operating system or the medium vouches for: a kernel lock that was released, a
 * connection that was closed, a lease that ran out. Silence is no evidence: a process that was stopped, or that
 * collects garbage for a minute, is alive.
 */
public interface Participants {

    /** This process's own id: a positive number that no other participant of this session has, before or after. */
    int self();

    /**
     * Whether the participant is still in the session. False once it died or left, and for an id that never existed; a
     * killed participant is reported dead within one second. It never blocks, and is asked some ten times a second by
     * whoever waits for a lock: a system call is cheap enough, an answer from another machine is to be kept up to date
     * apart.
     */
    boolean isAlive(int participant);
}
