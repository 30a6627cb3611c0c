package dev.multiprocessing.transport.socket;

import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.Settings;
import dev.multiprocessing.spi.TransportException;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;

/**
 * TLS, as the deployer set it, and the wiring of one who joins.
 *
 * <p>A password is in a file of its own and not in a setting, since settings show: on command lines, in the
 * environment, and in messages.
 *
 * <p>Whether a certificate names the host that it comes from is not looked at. Who the other side is, is proved by the
 * session's key, over a connection that is bound to the host's certificate: see {@link Handshake}.
 */
final class Tls implements Wiring {

    /** The file with this process's key and certificate; a session that listens on TCP speaks TLS if there is one. */
    static final String KEYS = "multiprocessing.socket.tls.keystore";

    /** The file with the password of that. */
    static final String KEYS_PASSWORD = KEYS + ".password.file";

    /** The file with the certificates that are trusted; without it, those in the key store are. */
    static final String TRUST = "multiprocessing.socket.tls.truststore";

    /** The file with the password of that; without it, the one of the key store is. */
    static final String TRUST_PASSWORD = TRUST + ".password.file";

    /** Whether those who join must show a certificate that the host trusts: {@code required}, or {@code none}. */
    static final String CLIENTS = "multiprocessing.socket.tls.client.certificate";

    private static final String REQUIRED = "required";

    /** The newest has no renegotiation, and nothing that is old. */
    private static final String[] PROTOCOLS = {"TLSv1.3"};

    /** Longer than strangers may take who came before and say nothing. */
    private static final Duration PATIENCE = Duration.ofSeconds(5).plusNanos(Host.TLS_STRANGERS_NANOS);

    private final SSLContext context;
    private final String files; // what is set, for messages

    private Tls(SSLContext context, String files) {
        this.context = context;
        this.files = files;
    }

    /** How one who listens wires, if TLS is wanted. */
    static Optional<Wiring> ofHost(Settings settings) {
        if (settings.text(KEYS).isEmpty()) {
            for (String other : List.of(KEYS_PASSWORD, TRUST, TRUST_PASSWORD, CLIENTS)) {
                settings.text(other).ifPresent(value -> {
                    throw new TransportException("TLS without a key: " + other + "=" + value + "; set " + KEYS
                            + " to a key store, or unset this");
                });
            }
            return Optional.empty();
        }
        boolean isRequired = settings.choice(CLIENTS, "none", REQUIRED).equals(REQUIRED);
        Tls tls = read(settings);
        return Optional.of(socket -> tls.listening(socket, isRequired));
    }

    /** How one who joins the session there wires. */
    static Wiring ofGuest(Settings settings, Address address) {
        if (settings.text(KEYS).isEmpty() && settings.text(TRUST).isEmpty()) {
            throw new TransportException("the session speaks TLS, and this process has no key store: address="
                    + address.where() + "; set " + KEYS + " or " + TRUST);
        }
        return read(settings);
    }

    private static Tls read(Settings settings) {
        Optional<KeyFile> keys = settings.text(KEYS).map(file -> KeyFile.read(settings, KEYS, KEYS_PASSWORD));
        String trustPassword =
                settings.text(TRUST_PASSWORD).isPresent() || keys.isEmpty() ? TRUST_PASSWORD : KEYS_PASSWORD;
        Optional<KeyFile> trust = settings.text(TRUST).map(file -> KeyFile.read(settings, TRUST, trustPassword));
        KeyFile trusted = trust.or(() -> keys).orElseThrow();
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.map(KeyFile::keys).orElse(new KeyManager[0]), trusted.trust(), null);
            String own = keys.map(KeyFile::where).orElse("no " + KEYS);
            return new Tls(context, "trusting=" + trusted.where() + ", own=" + own);
        } catch (GeneralSecurityException e) {
            throw new TransportException("cannot use TLS: reason=" + e + "; does this JDK have TLSv1.3?", e);
        }
    }

    private Wire listening(SocketChannel socket, boolean isCertificateRequired) {
        SSLEngine engine = engine(false);
        engine.setNeedClientAuth(isCertificateRequired);
        return TlsWire.over(socket, context, engine);
    }

    @Override
    public Wire over(SocketChannel socket) throws IOException {
        boolean done = false;
        try {
            TlsWire wire = TlsWire.over(socket, context, engine(true));
            wire.agree(socket, Deadline.after(PATIENCE));
            done = true;
            return wire;
        } finally {
            if (!done) {
                socket.close();
            }
        }
    }

    @Override
    public String cure() {
        return ", " + files + "; the address must be as the host says it, the host's certificate must be among those "
                + "trusted here, and, where the host sets " + CLIENTS
                + ", this process's own among those trusted there";
    }

    private SSLEngine engine(boolean isClient) {
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(isClient);
        engine.setEnabledProtocols(PROTOCOLS);
        return engine;
    }
}
