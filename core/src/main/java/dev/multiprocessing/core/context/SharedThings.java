package dev.multiprocessing.core.context;

import dev.multiprocessing.Codec;
import dev.multiprocessing.DecodingException;
import dev.multiprocessing.MultiprocessingException;
import dev.multiprocessing.Pipe;
import dev.multiprocessing.core.exchange.Direction;
import dev.multiprocessing.core.exchange.Encoding;
import dev.multiprocessing.core.exchange.TransportConnection;
import dev.multiprocessing.core.exchange.TransportQueue;
import dev.multiprocessing.core.memory.SharedMemory;
import dev.multiprocessing.core.shared.Shareable;
import dev.multiprocessing.core.shared.TransportErrors;
import dev.multiprocessing.core.stranger.Strangers;
import dev.multiprocessing.spi.HandleClosedException;
import dev.multiprocessing.spi.MessageChannel;
import dev.multiprocessing.spi.MessageQueue;
import dev.multiprocessing.spi.Settings;
import dev.multiprocessing.spi.Transport;
import dev.multiprocessing.spi.TransportException;
import java.util.Optional;

/** Makes shared things on one transport, and attaches to those that arrive in messages. */
public final class SharedThings {

    private final Transport transport;
    private final Encoding encoding;
    private final Settings settings;

    /** On a transport, with messages in the form of a codec. */
    public SharedThings(Transport transport, Codec codec, Settings settings) {
        this.transport = transport;
        this.settings = settings;
        this.encoding = new Encoding(codec, transport.address(), this::attach);
    }

    /** Objects to messages and back, with the things made here inside them. */
    public Encoding encoding() {
        return encoding;
    }

    /** Values, arrays and locks; it knows all of their types, which a child should not load unless it has one. */
    SharedMemory memory() {
        return new SharedMemory(transport);
    }

    /** Connections with programs outside the session; few have any. */
    Strangers strangers() {
        try {
            return Strangers.with(settings);
        } catch (TransportException e) {
            throw TransportErrors.translate(e);
        }
    }

    <E> TransportQueue<E> queue(int maxsize) {
        if (maxsize < 0) {
            throw new IllegalArgumentException(
                    "maxsize must not be negative: maxsize=" + maxsize + "; 0 makes a queue without bound");
        }
        int capacity = maxsize == 0 ? MessageQueue.UNBOUNDED : maxsize;
        try {
            return new TransportQueue<>(transport.createQueue(capacity), encoding);
        } catch (TransportException e) {
            throw TransportErrors.translate(e);
        }
    }

    Pipe pipe(boolean duplex) {
        try {
            MessageChannel.Ends ends = transport.createChannel();
            return new Pipe(
                    new TransportConnection(ends.first(), encoding, duplex ? Direction.BOTH : Direction.RECEIVES),
                    new TransportConnection(ends.second(), encoding, duplex ? Direction.BOTH : Direction.SENDS));
        } catch (TransportException e) {
            throw TransportErrors.translate(e);
        }
    }

    private Shareable attach(String kind, String ticket) {
        try {
            if (kind.equals(TransportQueue.KIND)) {
                return new TransportQueue<>(transport.attachQueue(ticket), encoding);
            }
            Optional<Direction> direction = Direction.ofKind(kind);
            if (direction.isPresent()) {
                return new TransportConnection(transport.attachChannel(ticket), encoding, direction.get());
            }
            SharedMemory memory = memory();
            if (memory.knows(kind)) {
                return memory.attach(kind, ticket);
            }
        } catch (HandleClosedException e) {
            throw TransportErrors.translate(e);
        } catch (TransportException | MultiprocessingException e) {
            throw new DecodingException(
                    "an object in the message cannot be attached: kind=" + kind + ", ticket=" + ticket + ", reason="
                            + e.getMessage(),
                    e);
        }
        throw new DecodingException("an object of an unknown kind in the message: kind=" + kind
                + "; use one version of the library in all processes");
    }
}
