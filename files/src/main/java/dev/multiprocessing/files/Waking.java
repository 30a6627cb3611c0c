package dev.multiprocessing.files;

/** How this process's threads wait in a session, and wake others. */
public interface Waking {

    /** Where threads wait, at these words of a page; changes are made with a full fence. */
    Wait at(SharedBytes bytes, int at);

    /** Where threads wait for changes that are made under this lock. */
    Wait at(SharedBytes bytes, int at, OwnedLock lock);

    /** A process that can wake nobody yet may soon have something to say. */
    void expectNewcomer();

    /** This process was given something, and so may have to wake others. */
    void expectToWake();

    /** Has all threads of this process that wait look. */
    void wakeOwn();

    /** How they wait, for diagnostics. */
    String describe();
}
