package dev.multiprocessing.mirror;

import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.MessageChannel;
import dev.multiprocessing.spi.MessageSink;
import dev.multiprocessing.spi.Outcome;
import dev.multiprocessing.spi.Region;
import dev.multiprocessing.spi.Transport;
import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Takes for garbage what it has attached to first of all that nobody has used. */
final class CollectingTransport extends PassingTransport {

    private final ConcurrentLinkedQueue<MessageChannel> unused = new ConcurrentLinkedQueue<>();

    CollectingTransport(Transport transport) {
        super(transport);
    }

    @Override
    public MessageChannel attachChannel(String ticket) {
        MessageChannel channel = new PassingChannel(super.attachChannel(ticket)) {
            @Override
            public Outcome send(ByteBuffer message, Deadline deadline) throws InterruptedException {
                unused.remove(this);
                return super.send(message, deadline);
            }

            @Override
            public Outcome receive(MessageSink sink, Deadline deadline) throws InterruptedException {
                unused.remove(this);
                return super.receive(sink, deadline);
            }
        };
        unused.add(channel);
        return channel;
    }

    @Override
    public Region createRegion(long size) {
        unused.stream().findFirst().ifPresent(MessageChannel::close);
        return super.createRegion(size);
    }
}
