package dev.multiprocessing.core.stranger;

import dev.multiprocessing.Connection;
import dev.multiprocessing.DecodingException;
import dev.multiprocessing.Listener;
import dev.multiprocessing.MultiprocessingException;
import dev.multiprocessing.TimedOutException;
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
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Connections with programs outside the session. */
public final class Strangers implements AutoCloseable {

    /** The setting that lets CPython before 3.12 in, which signs by MD5. */
    static final String MD5 = "multiprocessing.listener.md5";

    /** The setting for the longest message that a stranger may send. */
    static final String MESSAGE = "multiprocessing.listener.message.bytes";

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Encoding encoding;
    private final boolean md5;
    private final int longest; // message that comes
    private final Duration patience; // for all that comes before the first message
    private final Set<AutoCloseable> open = ConcurrentHashMap.newKeySet(); // what goes with the context

    private Strangers(Encoding encoding, boolean md5, int longest, Duration patience) {
        this.encoding = encoding;
        this.md5 = md5;
        this.longest = longest;
        this.patience = patience;
    }

    /** As the deployer wants them. */
    public static Strangers with(Settings settings) {
        return with(settings, PATIENCE);
    }

    /** As the deployer wants them, who are waited for so long. */
    static Strangers with(Settings settings, Duration patience) {
        Encoding encoding = new Encoding(new PickleCodec(), "", (kind, ticket) -> {
            throw new DecodingException("no thing of a session comes from outside of it: kind=" + kind);
        });
        int longest = (int) settings.number(MESSAGE, MessageQueue.MAX_MESSAGE, 1, MessageQueue.MAX_MESSAGE);
        boolean md5 = settings.choice(MD5, "false", "true").equals("true");
        return new Strangers(encoding, md5, longest, patience);
    }

    /** Listens for them. */
    public Listener listen(String address, byte[] key) {
        requireSecret(key);
        Place place = Place.parse(address);
        try {
            StrangerListener listener = StrangerListener.open(place, channel -> admit(channel, key), open::remove);
            open.add(listener);
            return listener;
        } catch (IOException | UnresolvedAddressException e) {
            throw new MultiprocessingException(new Refusal(place, e).ofListening(), e);
        }
    }

    /** Connects to one that listens. */
    public Connection connect(String address, byte[] key) throws InterruptedException {
        requireSecret(key);
        Place place = Place.parse(address);
        Deadline deadline = Deadline.after(patience);
        try {
            SocketChannel socket = Dialling.dial(place, deadline)
                    .orElseThrow(() -> new TimedOutException("cannot connect: address=" + place + ", waited=" + patience
                            + "; nobody answers: is the other side stopped, or has it too many guests, or is a"
                            + " firewall between?"));
            return greeted(socket, channel -> new Handshake(channel, key, md5, deadline).enter());
        } catch (TransportException e) {
            throw TransportErrors.translate(e);
        } catch (IOException | UnresolvedAddressException e) {
            throw new MultiprocessingException(new Refusal(place, e).ofConnecting(), e);
        }
    }

    private Connection admit(SocketChannel socket, byte[] key) throws IOException, InterruptedException {
        Deadline deadline = Deadline.after(patience);
        return greeted(socket, channel -> new Handshake(channel, key, md5, deadline).welcome());
    }

    /** The connection over this socket, behind the handshake; if that fails, the socket is closed. */
    private Connection greeted(SocketChannel socket, Greeting greeting) throws IOException, InterruptedException {
        AutoCloseable toClose = socket;
        try {
            StrangerChannel channel = StrangerChannel.over(socket, open::remove);
            toClose = channel;
            open.add(channel);
            greeting.exchange(channel);
            toClose = null;
            channel.allow(longest);
            return new TransportConnection(channel, encoding, Direction.BOTH);
        } finally {
            if (toClose != null) {
                closeOne(toClose);
            }
        }
    }

    /** What everybody knows keeps nobody out. */
    private static void requireSecret(byte[] key) {
        if (key.length == 0) {
            throw new IllegalArgumentException("the key is empty: length=0; give one of at least one byte, better 32");
        }
    }

    /** Closes all that is open. */
    @Override
    public void close() {
        closeAll(open);
    }

    /** Each of them, also if some fail: the first failure has the others with it. */
    static void closeAll(Collection<AutoCloseable> all) {
        MultiprocessingException failure = null;
        for (AutoCloseable one : all) {
            try {
                closeOne(one);
            } catch (MultiprocessingException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private static void closeOne(AutoCloseable one) {
        try {
            one.close();
        } catch (Exception e) {
            throw new MultiprocessingException("cannot close a connection or listener", e);
        }
    }

    /** One side of a handshake. */
    @FunctionalInterface
    private interface Greeting {
        void exchange(StrangerChannel channel) throws InterruptedException;
    }
}
