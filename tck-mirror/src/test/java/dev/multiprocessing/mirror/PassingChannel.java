package dev.multiprocessing.mirror;

import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.MessageChannel;
import dev.multiprocessing.spi.MessageSink;
import dev.multiprocessing.spi.Outcome;
import java.nio.ByteBuffer;

/** Passes everything on; a fault overrides what it does otherwise. */
class PassingChannel implements MessageChannel {

    private final MessageChannel channel;

    PassingChannel(MessageChannel channel) {
        this.channel = channel;
    }

    @Override
    public Outcome send(ByteBuffer message, Deadline deadline) throws InterruptedException {
        return channel.send(message, deadline);
    }

    @Override
    public Outcome receive(MessageSink sink, Deadline deadline) throws InterruptedException {
        return channel.receive(sink, deadline);
    }

    @Override
    public Outcome ready(Deadline deadline) throws InterruptedException {
        return channel.ready(deadline);
    }

    @Override
    public String share() {
        return channel.share();
    }

    @Override
    public void close() {
        channel.close();
    }
}
