package dev.multiprocessing.files;

import dev.multiprocessing.files.Asides.Aside;
import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.MessageChannel;
import dev.multiprocessing.spi.MessageSink;
import dev.multiprocessing.spi.Outcome;
import java.nio.ByteBuffer;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** A handle of one end of a channel: a ring for each direction, and whether the other end is held. */
public final class SharedChannel implements MessageChannel {

    /** How often the kernel is asked whether those who hold the other end live; time says only when to look. */
    private static final long EVIDENCE_NANOS = 50_000_000;

    /** While so many sends take no longer than this, only each eighth looks at the clock: it takes as long as half. */
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
    private boolean heard; // something was received since the kernel was to be asked

    public SharedChannel(Handle handle) {
        this.handle = handle;
        Thing thing = handle.thing();
        this.outgoing = thing.outgoing(handle.end(), RingLimits.ofPipe(thing.maxBacklog()), handle::requireOpen);
        this.incoming = thing.incoming(handle.end(), RingLimits.ofPipe(thing.maxBacklog()), handle::requireOpen);
        this.peer = thing.end(1 - handle.end());
    }

    /**
     * Whether there is somebody to receive it is asked behind the put, which so takes no longer. Whoever has received
     * it may go at once, and then nothing is left of it.
     */
    @Override
    public Outcome send(ByteBuffer message, Deadline deadline) throws InterruptedException {
        try (Aside aside = outgoing.asideFor(message)) {
            Outcome now = trySend(message, aside, deadline, !peer.isHeldOnPaper());
            if (now == Outcome.TIMED_OUT) {
                now = until(
                        outgoing::awaitRoom,
                        deadline,
                        () -> trySend(message, aside, deadline, peerIsGone(lastEvidence)));
            }
            boolean asks = now == Outcome.TIMED_OUT || now == Outcome.DONE && --sendsUntilClock < 0;
            return asks && peerIsGoneByTheClock() && isUndelivered(now) ? howPeerWent() : now;
        }
    }

    @Override
    public Outcome receive(MessageSink sink, Deadline deadline) throws InterruptedException {
        if (poll(sink, deadline) || incoming.comesSoon(deadline) && poll(sink, deadline)) {
            return Outcome.DONE;
        }
        long since = beginOf(deadline);
        Outcome now = tryReceive(sink, deadline, since);
        return now == Outcome.TIMED_OUT
                ? until(incoming::awaitMessage, deadline, () -> tryReceive(sink, deadline, since))
                : now;
    }

    @Override
    public Outcome ready(Deadline deadline) throws InterruptedException {
        long since = beginOf(deadline);
        Outcome now = readiness(since);
        return now == Outcome.TIMED_OUT ? until(incoming::awaitMessage, deadline, () -> readiness(since)) : now;
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

    private boolean poll(MessageSink sink, Deadline deadline) {
        boolean received = incoming.poll(sink, 1, deadline) > 0;
        if (received) {
            heard = true;
        }
        return received;
    }

    private Outcome tryReceive(MessageSink sink, Deadline deadline, long since) {
        Outcome readiness = readiness(since);
        if (readiness == Outcome.DONE) {
            return poll(sink, deadline) ? Outcome.DONE : Outcome.TIMED_OUT;
        }
        return readiness;
    }

    /** The other end is looked at before the ring, so that what it sent before it went is never missed. */
    private Outcome readiness(long since) {
        handle.requireOpen();
        boolean gone = incoming.isEmpty() && peerIsGone(since);
        if (!incoming.isEmpty()) {
            return Outcome.DONE;
        }
        return gone ? howPeerWent() : Outcome.TIMED_OUT;
    }

    /**
     * Whoever can wait long enough asks the kernel only after it has waited: what comes soon is not to wait for that.
     * Others, who may come again and again, ask if it has not been asked for so long.
     */
    private long beginOf(Deadline deadline) {
        return deadline.remainingNanos() <= EVIDENCE_NANOS ? lastEvidence : System.nanoTime();
    }

    /** By evidence that is asked for not sooner than so long after the last time, and after this time. */
    private boolean peerIsGone(long since) {
        if (!peer.isHeldOnPaper()) {
            return true;
        }
        long now = System.nanoTime();
        return now - lastEvidence >= EVIDENCE_NANOS && now - since >= EVIDENCE_NANOS && peerIsGoneByEvidence(now);
    }

    /** The same, by a send that looks at the clock; says which one is to do so next. */
    private boolean peerIsGoneByTheClock() {
        long now = System.nanoTime();
        sendsUntilClock = now - lastClock < BURST_NANOS ? SENDS_BETWEEN_CLOCKS - 1 : 0;
        lastClock = now;
        return now - lastEvidence >= EVIDENCE_NANOS && peerIsGoneByEvidence(now);
    }

    /** Who has heard from the other end need not ask the kernel this time: it can take as long as a dialogue's turn. */
    private boolean peerIsGoneByEvidence(long now) {
        lastEvidence = now;
        boolean asks = !heard;
        heard = false;
        return asks && !peer.isHeld();
    }

    private boolean isUndelivered(Outcome now) {
        return now == Outcome.TIMED_OUT || !outgoing.isEmpty();
    }

    private Outcome howPeerWent() {
        return peer.died() ? Outcome.PEER_DIED : Outcome.PEER_CLOSED;
    }

    private static Outcome until(Waiting wait, Deadline deadline, Supplier<Outcome> attempt)
            throws InterruptedException {
        Outcome[] later = {Outcome.TIMED_OUT};
        wait.until(deadline, () -> {
            later[0] = attempt.get();
            return later[0] != Outcome.TIMED_OUT;
        });
        return later[0];
    }

    /** One of a ring's two ways to wait. */
    @FunctionalInterface
    private interface Waiting {
        boolean until(Deadline deadline, BooleanSupplier attempt) throws InterruptedException;
    }
}
