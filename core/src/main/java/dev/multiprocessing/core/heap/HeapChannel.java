package dev.multiprocessing.core.heap;

import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.MessageChannel;
import dev.multiprocessing.spi.MessageSink;
import dev.multiprocessing.spi.Outcome;
import java.nio.ByteBuffer;
import java.util.function.Function;

/** A handle of one end of a channel. Threads do not get killed, so no peer ever dies here. */
final class HeapChannel implements MessageChannel {

    private final Handle<ChannelState.End> handle;

    HeapChannel(Handle<ChannelState.End> handle) {
        this.handle = handle;
    }

    @Override
    public Outcome send(ByteBuffer message, Deadline deadline) throws InterruptedException {
        byte[] copy = Messages.copyOf(message);
        return until(deadline, end -> {
            if (!end.peerIsOpen()) {
                return Outcome.PEER_CLOSED;
            }
            return end.offer(copy) ? Outcome.DONE : Outcome.TIMED_OUT;
        });
    }

    @Override
    public Outcome receive(MessageSink sink, Deadline deadline) throws InterruptedException {
        return until(deadline, end -> {
            Outcome outcome = readiness(end);
            if (outcome == Outcome.DONE) {
                byte[] message = end.poll();
                sink.room(message.length).put(message);
            }
            return outcome;
        });
    }

    @Override
    public Outcome ready(Deadline deadline) throws InterruptedException {
        return until(deadline, HeapChannel::readiness);
    }

    @Override
    public String share() {
        return handle.share();
    }

    @Override
    public void close() {
        handle.close();
    }

    private static Outcome readiness(ChannelState.End end) {
        if (!end.isEmpty()) {
            return Outcome.DONE;
        }
        return end.peerIsOpen() ? Outcome.TIMED_OUT : Outcome.PEER_CLOSED;
    }

    /** Repeats the attempt while it would have to wait. */
    private Outcome until(Deadline deadline, Function<ChannelState.End, Outcome> attempt) throws InterruptedException {
        Outcome[] outcome = {Outcome.TIMED_OUT};
        handle.monitor().until(deadline, () -> {
            outcome[0] = attempt.apply(handle.state());
            return outcome[0] != Outcome.TIMED_OUT;
        });
        return outcome[0];
    }
}
