package dev.multiprocessing;

import java.time.Duration;

/**
 * Accepts connections of programs that take no part in the session: other JVMs, and CPython's {@code
 * multiprocessing.connection.Client}. Made by {@link Multiprocessing#listener}.
 *
 * <p>Whoever knocks proves that it knows the key before anything else of it is read; who does not, or takes longer than
 * ten seconds, is dismissed without notice. Of such strangers there are 64 at a time, of whom none holds up another; if
 * all of them are silent, the next waits for at most those ten seconds. Messages are framed as CPython does it; objects
 * travel as pickles of plain data, and a pickle that asks for anything else is refused with a {@link
 * DecodingException}. Only the handshake is protected: what follows it is neither secret nor signed.
 *
 * <p>The system closes the socket of a program that was killed like that of one that closes it: connections with
 * strangers report {@link PeerClosedException} for both, and {@link PeerDiedException} if the stream ends in the
 * middle of a message.
 *
 * <p>Any number of threads may accept at once. Connections that were accepted stay open when the listener is closed.
 */
public interface Listener extends AutoCloseable {

    /** Where it listens: {@code host:port}, or the path of a Unix-domain socket. */
    String address();

    /**
     * The next connection, for which it waits.
     *
     * @throws ClosedException if this was closed, also while it waits
     */
    Connection accept() throws InterruptedException;

    /**
     * The next connection, for which it waits at most {@code timeout}; zero or less means one try.
     *
     * @throws TimedOutException if there was none in time
     * @throws ClosedException if this was closed, also while it waits
     */
    Connection accept(Duration timeout) throws InterruptedException;

    /**
     * Listens no more, and removes the socket's file if there is one. Connections that nobody has accepted are closed.
     * Closing twice does nothing.
     */
    @Override
    void close();
}
