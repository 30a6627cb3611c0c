package dev.multiprocessing.transport.mmap;

import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.MessageChannel;
import dev.multiprocessing.spi.MessageSink;
import dev.multiprocessing.spi.Outcome;
import dev.multiprocessing.transport.mmap.Asides.Aside;
import java.nio.ByteBuffer;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** A handle of one end of a channel: a ring for each direction, and whether the other end is held. */
final class MmapChannel implements MessageChannel {

    /** How often the kernel is asked whether those who hold the other end live; time says only when to look. */
    private static final long EVIDENCE_NANOS = 50_000_000;

    /** While so many sends take no longer than this, only each eighth looks at the clock, which takes as long as half. */
    private static final int SENDS_BETWEEN_CLOCKS = 8;

    private static final long BURST_NANOS = 100_000;

    private final Handle handle;
    private final Ring incoming;
    private final Ring outgoing;
    private final Holders peer;

    // any thread of this handle writes them; a lost update costs a look
    private volatile long lastEvidence = System.nanoTime();
    private long lastClock = lastEvidence;
    private int sendsUntilClock;

    MmapChannel(Handle handle) {
        this.handle = handle;
        Thing thing = handle.thing();
        this.outgoing = thing.outgoing(handle.end(), RingLimits.ofPipe(thing.maxBacklog()), handle::requireOpen);
        this.incoming = thing.incoming(handle.end(), RingLimits.ofPipe(thing.maxBacklog()), handle::requireOpen);
        this.peer = thing.end(1 - handle.end());
    }

    @Override
    public Outcome send(ByteBuffer message, Deadline deadline) throws InterruptedException {
        boolean gone = --sendsUntilClock < 0 ? peerIsGoneByTheClock() : !peer.isHeldOnPaper();
        try (Aside aside = outgoing.asideFor(message)) {
            Outcome now = trySend(message, aside, deadline, gone);
            return now == Outcome.TIMED_OUT
                    ? until(outgoing::awaitRoom, deadline, () -> trySend(message, aside, deadline, peerIsGone()))
                    : now;
        }
    }

    @Override
    public Outcome receive(MessageSink sink, Deadline deadline) throws InterruptedException {
        Outcome now = tryReceive(sink, deadline);
        return now == Outcome.TIMED_OUT
                ? until(incoming::awaitMessage, deadline, () -> tryReceive(sink, deadline))
                : now;
    }

    @Override
    public Outcome ready(Deadline deadline) throws InterruptedException {
        Outcome now = readiness();
        return now == Outcome.TIMED_OUT ? until(incoming::awaitMessage, deadline, this::readiness) : now;
    }

    @Override
    public String share() {
        return handle.share();
    }

    @Override
    public void close() {
        handle.close();
    }

    private Outcome trySend(ByteBuffer message, Aside aside, Deadline deadline, boolean gone) {
        if (gone) {
            handle.requireOpen();
            return howPeerWent();
        }
        return outgoing.offer(message, aside, deadline) ? Outcome.DONE : Outcome.TIMED_OUT;
    }

    private Outcome tryReceive(MessageSink sink, Deadline deadline) {
        if (incoming.poll(sink, 1, deadline) > 0) {
            return Outcome.DONE;
        }
        Outcome readiness = readiness();
        if (readiness == Outcome.DONE) {
            boolean received = incoming.poll(sink, 1, deadline) > 0;
            return received ? Outcome.DONE : Outcome.TIMED_OUT;
        }
        return readiness;
    }

    /** The other end is looked at before the ring, so that what it sent before it went is never missed. */
    private Outcome readiness() {
        handle.requireOpen();
        boolean gone = incoming.size() == 0 && peerIsGone();
        if (incoming.size() > 0) {
            return Outcome.DONE;
        }
        return gone ? howPeerWent() : Outcome.TIMED_OUT;
    }

    private boolean peerIsGone() {
        return peerIsGone(System.nanoTime());
    }

    /** The same, by a send that looks at the clock; says which one is to do so next. */
    private boolean peerIsGoneByTheClock() {
        long now = System.nanoTime();
        sendsUntilClock = now - lastClock < BURST_NANOS ? SENDS_BETWEEN_CLOCKS - 1 : 0;
        lastClock = now;
        return peerIsGone(now);
    }

    private boolean peerIsGone(long now) {
        if (!peer.isHeldOnPaper()) {
            return true;
        }
        if (now - lastEvidence < EVIDENCE_NANOS) {
            return false;
        }
        lastEvidence = now;
        return !peer.isHeld();
    }

    private Outcome howPeerWent() {
        return peer.died() ? Outcome.PEER_DIED : Outcome.PEER_CLOSED;
    }

    private static Outcome until(Wait wait, Deadline deadline, Supplier<Outcome> attempt) throws InterruptedException {
        Outcome[] later = {Outcome.TIMED_OUT};
        wait.until(deadline, () -> {
            later[0] = attempt.get();
            return later[0] != Outcome.TIMED_OUT;
        });
        return later[0];
    }

    /** One of a ring's two ways to wait. */
    @FunctionalInterface
    private interface Wait {
        boolean until(Deadline deadline, BooleanSupplier attempt) throws InterruptedException;
    }
}
