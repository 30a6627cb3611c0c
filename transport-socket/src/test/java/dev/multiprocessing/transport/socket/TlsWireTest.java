package dev.multiprocessing.transport.socket;

import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tlschannel.TlsChannel;

/** What the library of TLS fails with ends one connection, and nothing else. */
class TlsWireTest {

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void failureOfTheLibraryIsOneOfTheConnection(boolean isError) throws Exception {
        Throwable failure =
                isError ? new AssertionError("of the library") : new IllegalStateException("of the library");
        SSLEngine engine = SSLContext.getDefault().createSSLEngine();
        try (SocketChannel socket = SocketChannel.open()) {
            TlsWire wire = new TlsWire(
                    new Ciphertext(socket), engine, failing(failure), new AtomicReference<>(engine.getSession()));

            SSLException ofWriting = assertThrows(SSLException.class, () -> wire.write(ByteBuffer.allocate(1)));
            SSLException ofReading = assertThrows(SSLException.class, () -> wire.read(ByteBuffer.allocate(1)));

            assertSame(failure, ofWriting.getCause());
            assertSame(failure, ofReading.getCause());
        }
    }

    private static TlsChannel failing(Throwable failure) {
        return (TlsChannel) Proxy.newProxyInstance(
                TlsChannel.class.getClassLoader(), new Class<?>[] {TlsChannel.class}, (proxy, method, arguments) -> {
                    throw failure;
                });
    }
}
