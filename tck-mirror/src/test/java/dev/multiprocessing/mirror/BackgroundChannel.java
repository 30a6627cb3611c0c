package dev.multiprocessing.mirror;

import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.MessageChannel;
import dev.multiprocessing.spi.Outcome;
import java.nio.ByteBuffer;

/** Says that a message was sent, and sends it later. */
final class BackgroundChannel extends PassingChannel {

    private final Background background;

    BackgroundChannel(MessageChannel channel, long delayMillis) {
        super(channel);
        background = new Background(delayMillis);
    }

    @Override
    public Outcome send(ByteBuffer message, Deadline deadline) {
        ByteBuffer copy = Messages.copy(message);
        background.later(() -> super.send(copy, Deadline.NEVER));
        return Outcome.DONE;
    }
}
