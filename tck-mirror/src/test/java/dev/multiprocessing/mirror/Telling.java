package dev.multiprocessing.mirror;

import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.MessageChannel;
import dev.multiprocessing.spi.MessageSink;
import dev.multiprocessing.spi.Outcome;
import java.nio.ByteBuffer;

/** Tells of one outcome as if it were another one. */
final class Telling extends PassingChannel {

    private final Outcome real;
    private final Outcome told;

    Telling(MessageChannel channel, Outcome real, Outcome told) {
        super(channel);
        this.real = real;
        this.told = told;
    }

    @Override
    public Outcome send(ByteBuffer message, Deadline deadline) throws InterruptedException {
        return tell(super.send(message, deadline));
    }

    @Override
    public Outcome receive(MessageSink sink, Deadline deadline) throws InterruptedException {
        return tell(super.receive(sink, deadline));
    }

    @Override
    public Outcome ready(Deadline deadline) throws InterruptedException {
        return tell(super.ready(deadline));
    }

    private Outcome tell(Outcome outcome) {
        return outcome == real ? told : outcome;
    }
}
