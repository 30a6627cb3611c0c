package dev.multiprocessing.core.memory;

import dev.multiprocessing.SharedLock;
import dev.multiprocessing.core.shared.Shareable;

/** One lock with handles in as many participants as a test asks for, and a view of its bytes. */
final class LockFixture {

    private final TestSession session = new TestSession();
    private final SharedLock first = new SharedMemory(session.join(1)).lock();
    private final TestBytes bytes = session.bytes(ticket());

    TestSession session() {
        return session;
    }

    TestBytes bytes() {
        return bytes;
    }

    /** The handle with which participant 1 made the lock. */
    SharedLock first() {
        return first;
    }

    /** Another handle, of this participant. */
    SharedLock handleOf(int participant) {
        return (SharedLock) new SharedMemory(session.join(participant)).attach("Lock", ticket());
    }

    long word() {
        return bytes.getLong(RegionLayout.LOCK_WORD);
    }

    /** Leaves the lock as an owner left it that died when it had come this far. */
    void leaveBehind(int participant, long word, long reentries) {
        bytes.setLong(RegionLayout.LOCK_WORD, word);
        bytes.setLong(RegionLayout.REENTRIES, reentries);
        session.kill(participant);
    }

    private String ticket() {
        return ((Shareable) first).ticket(TestSession.ADDRESS).word();
    }
}
