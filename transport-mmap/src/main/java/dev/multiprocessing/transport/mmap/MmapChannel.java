package dev.multiprocessing.transport.mmap;

import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.MessageChannel;
import dev.multiprocessing.spi.MessageSink;
import dev.multiprocessing.spi.Outcome;
import java.nio.ByteBuffer;
import java.util.function.Supplier;

/** A handle of one end of a channel: a ring for each direction, and whether the other end is held. */
final class MmapChannel implements MessageChannel {

    /** How often the kernel is asked whether those who hold the other end live; time says only when to look. */
    private static final long EVIDENCE_NANOS = 50_000_000;

    private final Handle handle;
    private final Ring incoming;
    private final Ring outgoing;
    private final Holders peer;
    private volatile long lastEvidence = System.nanoTime(); // any thread of this handle; a lost update costs a look

    MmapChannel(Handle handle) {
        this.handle = handle;
        Thing thing = handle.thing();
        this.outgoing = thing.outgoing(handle.end(), RingLimits.ofPipe(), handle::requireOpen);
        this.incoming = thing.incoming(handle.end(), RingLimits.ofPipe(), handle::requireOpen);
        this.peer = thing.end(1 - handle.end());
    }

    @Override
    public Outcome send(ByteBuffer message, Deadline deadline) throws InterruptedException {
        return until(outgoing.notFull(), deadline, () -> trySend(message, deadline));
    }

    @Override
    public Outcome receive(MessageSink sink, Deadline deadline) throws InterruptedException {
        return until(incoming.notEmpty(), deadline, () -> tryReceive(sink, deadline));
    }

    @Override
    public Outcome ready(Deadline deadline) throws InterruptedException {
        return until(incoming.notEmpty(), deadline, this::readiness);
    }

    @Override
    public String share() {
        return handle.share();
    }

    @Override
    public void close() {
        handle.close();
    }

    private Outcome trySend(ByteBuffer message, Deadline deadline) {
        handle.requireOpen();
        if (peerIsGone()) {
            return howPeerWent();
        }
        return outgoing.offer(message, deadline) ? Outcome.DONE : Outcome.TIMED_OUT;
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
        if (!peer.isHeldOnPaper()) {
            return true;
        }
        long now = System.nanoTime();
        if (now - lastEvidence < EVIDENCE_NANOS) {
            return false;
        }
        lastEvidence = now;
        return !peer.isHeld();
    }

    private Outcome howPeerWent() {
        return peer.died() ? Outcome.PEER_DIED : Outcome.PEER_CLOSED;
    }

    private static Outcome until(WaitPoint point, Deadline deadline, Supplier<Outcome> attempt)
            throws InterruptedException {
        Outcome now = attempt.get();
        if (now != Outcome.TIMED_OUT) {
            return now;
        }
        Outcome[] later = {Outcome.TIMED_OUT};
        point.until(deadline, () -> {
            later[0] = attempt.get();
            return later[0] != Outcome.TIMED_OUT;
        });
        return later[0];
    }
}
