package dev.multiprocessing.transport.agrona;

import dev.multiprocessing.files.OwnedLock;
import dev.multiprocessing.files.ParticipantLayout;
import dev.multiprocessing.files.SharedBytes;
import dev.multiprocessing.files.VirtualThreads;
import dev.multiprocessing.files.Wait;
import dev.multiprocessing.files.Waking;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads that poll need not be woken, but for a close by another thread of their process. */
final class IdleWaking implements Waking {

    private final int participant;
    private final Idle idle;
    private final Buffers buffers;
    private final AtomicInteger calls = new AtomicInteger();

    IdleWaking(int participant, Idle idle, Buffers buffers) {
        this.participant = participant;
        this.idle = idle;
        this.buffers = buffers;
    }

    @Override
    public Wait at(SharedBytes bytes, int at) {
        return new Idling(this, bytes, at);
    }

    @Override
    public Wait at(SharedBytes bytes, int at, OwnedLock lock) {
        return at(bytes, at);
    }

    /** A virtual thread that never sleeps would keep others from its carrier. */
    Idle idle() {
        return VirtualThreads.isCurrent() ? Idle.BACKOFF : idle;
    }

    /** The bit that stands for this process, and for others. */
    long ownBit() {
        return 1L << (ParticipantLayout.slotOf(participant) & 63);
    }

    /** How often all threads of this process were to look. */
    int calls() {
        return calls.get();
    }

    @Override
    public void wakeOwn() {
        calls.incrementAndGet();
    }

    /** Whoever comes looks for itself. */
    @Override
    public void expectNewcomer() {}

    /** Nobody has to be woken. */
    @Override
    public void expectToWake() {}

    @Override
    public String describe() {
        String choice = idle + ", buffer=" + buffers;
        return buffers == Buffers.UNSAFE ? choice : choice + " (unsafe takes " + Buffers.option() + ")";
    }
}
