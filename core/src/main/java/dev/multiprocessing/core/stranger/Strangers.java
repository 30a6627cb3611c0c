package dev.multiprocessing.core.stranger;

import dev.multiprocessing.Connection;
import dev.multiprocessing.DecodingException;
import dev.multiprocessing.Listener;
import dev.multiprocessing.MultiprocessingException;
import dev.multiprocessing.core.exchange.Direction;
import dev.multiprocessing.core.exchange.Encoding;
import dev.multiprocessing.core.exchange.TransportConnection;
import dev.multiprocessing.core.shared.TransportErrors;
import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.MessageQueue;
import dev.multiprocessing.spi.Settings;
import dev.multiprocessing.spi.TransportException;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Connections with programs outside the session. */
public final class Strangers implements AutoCloseable {

    /** The setting that lets CPython before 3.12 in, which signs by MD5. */
    static final String MD5 = "multiprocessing.listener.md5";

    private static final Duration HANDSHAKE = Duration.ofSeconds(10);

    private final Encoding encoding;
    private final boolean md5;
    private final Set<AutoCloseable> open = ConcurrentHashMap.newKeySet(); // what goes with the context

    private Strangers(Encoding encoding, boolean md5) {
        this.encoding = encoding;
        this.md5 = md5;
    }

    /** As the deployer wants them. */
    public static Strangers with(Settings settings) {
        Encoding encoding = new Encoding(new PickleCodec(), "", (kind, ticket) -> {
            throw new DecodingException("no thing of a session comes from outside of it: kind=" + kind);
        });
        return new Strangers(encoding, settings.text(MD5).filter("true"::equals).isPresent());
    }

    /** Listens for them. */
    public Listener listen(String address, byte[] key) {
        Place place = Place.parse(address);
        try {
            StrangerListener listener = StrangerListener.open(place, channel -> admit(channel, key), open::remove);
            open.add(listener);
            return listener;
        } catch (IOException | UnresolvedAddressException e) {
            throw new MultiprocessingException(
                    "cannot listen: address=" + address + ", reason=" + e
                            + "; choose another port or path, or port 0 for any that is free",
                    e);
        }
    }

    /** Connects to one that listens. */
    public Connection connect(String address, byte[] key) throws InterruptedException {
        Place place = Place.parse(address);
        boolean done = false;
        StrangerChannel channel = null;
        try {
            channel = over(SocketChannel.open(place.address()));
            handshake(channel, key).enter();
            done = true;
            return connection(channel);
        } catch (TransportException e) {
            throw TransportErrors.translate(e);
        } catch (IOException | UnresolvedAddressException e) {
            throw new MultiprocessingException(
                    "cannot connect: address=" + address + ", reason=" + e + "; does somebody listen there?", e);
        } finally {
            if (!done && channel != null) {
                channel.close();
            }
        }
    }

    private Connection admit(SocketChannel socket, byte[] key) throws IOException, InterruptedException {
        StrangerChannel channel = over(socket);
        boolean done = false;
        try {
            handshake(channel, key).welcome();
            done = true;
            return connection(channel);
        } finally {
            if (!done) {
                channel.close();
            }
        }
    }

    private StrangerChannel over(SocketChannel socket) throws IOException {
        StrangerChannel channel = StrangerChannel.over(socket, open::remove);
        open.add(channel);
        return channel;
    }

    /** Closes all that is open. */
    @Override
    public void close() {
        for (AutoCloseable one : open) {
            closeOne(one);
        }
    }

    private static void closeOne(AutoCloseable one) {
        try {
            one.close();
        } catch (Exception e) {
            throw new MultiprocessingException("cannot close a connection or listener", e);
        }
    }

    private Handshake handshake(StrangerChannel channel, byte[] key) {
        return new Handshake(channel, key, md5, Deadline.after(HANDSHAKE));
    }

    private Connection connection(StrangerChannel channel) {
        channel.allow(MessageQueue.MAX_MESSAGE);
        return new TransportConnection(channel, encoding, Direction.BOTH);
    }
}
