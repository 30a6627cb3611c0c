package dev.multiprocessing.transport.socket;

import dev.multiprocessing.spi.Deadline;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;
import tlschannel.ClientTlsChannel;
import tlschannel.NeedsReadException;
import tlschannel.ServerTlsChannel;
import tlschannel.TlsChannel;

/**
 * TLS over a socket. What both sides agree on first is agreed on by reading: whoever reads goes through it, and writing
 * takes nothing until then.
 */
final class TlsWire implements Wire {

    /** So much goes into one record of TLS. */
    private static final int RECORD_BYTES = 16 * 1024;

    /** Room for a record that says what went wrong. */
    private static final int ALERT_BYTES = 32 * 1024;

    private final Ciphertext socket;
    private final SSLEngine engine;
    private final TlsChannel channel;
    private final AtomicReference<SSLSession> agreed; // set once, by whoever completes the handshake

    /** Over a channel of TLS above the socket, by this engine. */
    TlsWire(Ciphertext socket, SSLEngine engine, TlsChannel channel, AtomicReference<SSLSession> agreed) {
        this.socket = socket;
        this.engine = engine;
        this.channel = channel;
        this.agreed = agreed;
    }

    /** The wire over a socket on which nothing has been said yet, by an engine of this context. */
    static TlsWire over(SocketChannel socket, SSLContext context, SSLEngine engine) {
        Ciphertext below = new Ciphertext(socket);
        AtomicReference<SSLSession> agreed = new AtomicReference<>();
        TlsChannel channel = engine.getUseClientMode()
                ? ClientTlsChannel.newBuilder(below, engine)
                        .withSessionInitCallback(agreed::set)
                        .withReleaseBuffers(false)
                        .build()
                : ServerTlsChannel.newBuilder(below, context)
                        .withEngineFactory(same -> engine)
                        .withSessionInitCallback(agreed::set)
                        .withReleaseBuffers(false)
                        .build();
        return new TlsWire(below, engine, channel, agreed);
    }

    /** Waits until both sides agree; for the one that connects. */
    void agree(SocketChannel itsSocket, Deadline deadline) throws IOException {
        try (Selector selector = Selector.open()) {
            SelectionKey key = itsSocket.register(selector, SelectionKey.OP_READ);
            while (!tryAgree()) {
                if (deadline.isExpired()) {
                    throw new SSLException("the other side says nothing");
                }
                key.interestOps(flush() ? SelectionKey.OP_READ : SelectionKey.OP_READ | SelectionKey.OP_WRITE);
                selector.select(Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline.remainingNanos())));
                selector.selectedKeys().clear();
            }
        }
    }

    private boolean tryAgree() throws IOException {
        try {
            channel.handshake();
            return true;
        } catch (NeedsReadException e) {
            return false;
        } catch (ClosedChannelException e) {
            throw new SSLException("the other side has ended the connection", e);
        } catch (SSLException e) {
            throw tellOther(e);
        }
    }

    @Override
    public int read(ByteBuffer bytes) throws IOException {
        try {
            return channel.read(bytes);
        } catch (NeedsReadException e) {
            return 0;
        } catch (SSLException e) {
            throw tellOther(e);
        } catch (IllegalStateException | AssertionError e) {
            throw ofTheLibrary(e);
        }
    }

    /** What must end the connection, and not the thread of the host. */
    private static SSLException ofTheLibrary(Throwable failure) {
        return new SSLException("the other side does not speak TLS as it should", failure);
    }

    /** Says to the other side why this one goes, which the engine has ready; the same exception comes back. */
    private SSLException tellOther(SSLException reason) {
        ByteBuffer alert = ByteBuffer.allocate(ALERT_BYTES);
        try {
            engine.wrap(ByteBuffer.allocate(0), alert);
            socket.write(alert.flip());
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
        return reason;
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
        int start = bytes.position();
        while (socket.flush() && isAgreed() && bytes.hasRemaining()) {
            writeRecord(bytes);
        }
        return bytes.position() - start;
    }

    private void writeRecord(ByteBuffer bytes) throws IOException {
        int end = bytes.limit();
        bytes.limit(Math.min(end, bytes.position() + RECORD_BYTES));
        try {
            channel.write(bytes);
            if (bytes.hasRemaining()) {
                throw new ClosedChannelException();
            }
        } catch (IllegalStateException | AssertionError e) {
            throw ofTheLibrary(e);
        } finally {
            bytes.limit(end);
        }
    }

    @Override
    public boolean flush() throws IOException {
        return socket.flush();
    }

    @Override
    public boolean waitsForRoom() {
        return isAgreed() || socket.isFull();
    }

    private boolean isAgreed() {
        return agreed.get() != null;
    }

    @Override
    public byte[] binding() {
        try {
            Certificate[] hosts = engine.getUseClientMode()
                    ? agreed.get().getPeerCertificates()
                    : agreed.get().getLocalCertificates();
            return MessageDigest.getInstance("SHA-256").digest(hosts[0].getEncoded());
        } catch (SSLException | GeneralSecurityException e) {
            throw new IllegalStateException("every host of TLS 1.3 has a certificate", e);
        }
    }

    @Override
    public boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
