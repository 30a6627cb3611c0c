package dev.multiprocessing.transport.socket;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.spi.Settings;
import dev.multiprocessing.spi.Transport;
import dev.multiprocessing.spi.TransportException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a deployer hears who sets TLS wrong: which setting, its value, and the cure; never a password. */
@Timeout(60)
class TlsSettingsTest {

    @TempDir
    static Path folder;

    private static KeyFiles files;

    private final SocketTransportProvider provider = new SocketTransportProvider();
    private final Map<String, String> settings = files.cluster();

    @BeforeAll
    static void makeFiles() throws Exception {
        files = KeyFiles.makeIn(folder);
    }

    @Test
    void wrongPassword() {
        settings.put(Tls.KEYS_PASSWORD, files.write("wrong", "wrong horse"));

        String message = refusal();

        assertNames(message, "wrong password", Tls.KEYS, "cluster", Tls.KEYS_PASSWORD, "/wrong", "first line");
        assertFalse(message.contains("wrong horse"), message);
    }

    @Test
    void noPassword() {
        settings.remove(Tls.KEYS_PASSWORD);

        assertNames(refusal(), "no password", Tls.KEYS, "cluster", "set " + Tls.KEYS_PASSWORD);
    }

    @Test
    void passwordFileThatIsNotThere() {
        settings.put(Tls.KEYS_PASSWORD, files.path("nowhere"));

        assertNames(refusal(), "cannot read a password", Tls.KEYS_PASSWORD, "nowhere", "NoSuchFile", "first line");
    }

    @Test
    void emptyPasswordFile() {
        settings.put(Tls.KEYS_PASSWORD, files.write("empty", ""));

        assertNames(refusal(), "wrong password", Tls.KEYS_PASSWORD, "empty", "first line");
    }

    @Test
    void keyStoreThatIsNotThere() {
        settings.put(Tls.KEYS, files.path("nowhere"));

        assertNames(refusal(), "cannot read a key store", Tls.KEYS, "nowhere", "keytool");
    }

    @Test
    void keyStoreThatIsADirectory() {
        settings.put(Tls.KEYS, folder.toString());

        assertNames(refusal(), "cannot read a key store", Tls.KEYS, folder.toString(), "keytool");
    }

    @Test
    void whatIsNoKeyStore() {
        settings.put(Tls.KEYS, files.write("text", "-----BEGIN CERTIFICATE-----"));

        assertNames(refusal(), "not a key store", Tls.KEYS, "text", "keytool");
    }

    @Test
    void whatIsNoPath() {
        settings.put(Tls.KEYS, "\0");

        assertNames(refusal(), "not a file", Tls.KEYS, "set a path");
    }

    @Test
    void keyStoreWithoutAKey() {
        settings.put(Tls.KEYS, files.path("trust"));

        assertNames(refusal(), "no private key", Tls.KEYS, "trust", "keytool");
    }

    @Test
    void trustStoreWithoutAKeyStore() {
        Map<String, String> trusting = files.trusting();
        trusting.put(Listening.ADDRESS, "127.0.0.1:0");

        String message = refusal(trusting);

        assertNames(message, "TLS without a key", Tls.TRUST, "set " + Tls.KEYS);
    }

    @Test
    void wrongPasswordOfATrustStore() {
        settings.put(Tls.TRUST, files.path("trust"));
        settings.put(Tls.TRUST_PASSWORD, files.write("wrong", "wrong horse"));

        assertNames(refusal(), "wrong password", Tls.TRUST, "/trust", Tls.TRUST_PASSWORD, "/wrong");
    }

    @Test
    void trustStoreHasThePasswordOfTheKeyStoreIfItHasNoneOfItsOwn() {
        settings.put(Tls.TRUST, files.path("trust"));

        try (Transport host = provider.open(KeyFiles.settings(settings));
                Transport guest = provider.attach(host.address(), KeyFiles.settings(settings))) {
            assertTrue(guest.participants().isAlive(host.participants().self()));
        }
    }

    @Test
    void neitherRequiredNorNone() {
        settings.put(Tls.CLIENTS, "yes");

        assertNames(refusal(), "unusable setting", Tls.CLIENTS, "value=yes", "required or none");
    }

    @Test
    void guestWithoutAKeyStore() {
        try (Transport host = provider.open(KeyFiles.settings(settings))) {
            String message = guestsRefusal(host, Map.of());

            assertNames(message, "address=tls:127.0.0.1:", "set " + Tls.KEYS, Tls.TRUST);
        }
    }

    @Test
    void guestThatDoesNotTrustTheHost() {
        Map<String, String> other = new HashMap<>(settings);
        other.put(Tls.KEYS, files.path("other"));
        try (Transport host = provider.open(KeyFiles.settings(settings))) {
            String message = guestsRefusal(host, other);

            assertNames(message, "no TLS", "address=tls:127.0.0.1:", "certifi", Tls.KEYS + "=" + files.path("other"));
            assertNames(message, "the host's certificate must be among those trusted here");
            assertJoins(host, settings);
        }
    }

    @Test
    void guestThatHasNoCertificateWhereOneIsRequired() {
        settings.put(Tls.CLIENTS, "required");
        try (Transport host = provider.open(KeyFiles.settings(settings))) {
            String message = guestsRefusal(host, files.trusting());

            assertNames(message, "no TLS", "certificate", "no " + Tls.KEYS, Tls.CLIENTS, "trusted there");
            assertJoins(host, settings);
        }
    }

    @Test
    void guestWhoseCertificateIsNotTrusted() {
        settings.put(Tls.CLIENTS, "required");
        Map<String, String> other = files.trusting();
        other.put(Tls.KEYS, files.path("other"));
        other.put(Tls.KEYS_PASSWORD, files.path("password"));
        try (Transport host = provider.open(KeyFiles.settings(settings))) {
            String message = guestsRefusal(host, other);

            assertNames(message, "no TLS", "certificate", Tls.KEYS + "=" + files.path("other"), Tls.CLIENTS);
            assertJoins(host, settings);
        }
    }

    @Test
    void guestNeedsNoCertificateWhereNoneIsRequired() {
        try (Transport host = provider.open(KeyFiles.settings(settings))) {
            assertJoins(host, files.trusting());
        }
    }

    @Test
    void withoutAnAddressOfTcpTheyAreOfNoUse() {
        settings.remove(Listening.ADDRESS);
        try (Transport host = provider.open(KeyFiles.settings(settings))) {
            assertTrue(host.toString().contains("unix:"), host::toString);
            assertJoins(host, Map.of());
        }
    }

    private void assertJoins(Transport host, Map<String, String> guests) {
        try (Transport guest = provider.attach(host.address(), KeyFiles.settings(guests))) {
            assertTrue(guest.participants().isAlive(host.participants().self()));
        }
    }

    private String refusal() {
        return refusal(settings);
    }

    private String refusal(Map<String, String> wrong) {
        Settings read = KeyFiles.settings(wrong);
        return assertThrows(TransportException.class, () -> provider.open(read)).getMessage();
    }

    private String guestsRefusal(Transport host, Map<String, String> guests) {
        Settings read = KeyFiles.settings(guests);
        return assertThrows(TransportException.class, () -> provider.attach(host.address(), read))
                .getMessage();
    }

    private static void assertNames(String message, String... words) {
        for (String word : words) {
            assertTrue(message.contains(word), () -> word + " is not in: " + message);
        }
        assertFalse(message.contains(KeyFiles.PASSWORD), message);
    }
}
