package dev.multiprocessing.transport.socket;

import dev.multiprocessing.spi.Settings;
import dev.multiprocessing.spi.TransportException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.UnrecoverableKeyException;
import java.util.Collections;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** A file of keys and certificates that the deployer set, and what is in it. */
final class KeyFile {

    private static final String MAKE_ONE = "; make one with keytool -genkeypair -keyalg EC -keystore FILE";

    private final String where; // the setting and its value, for messages
    private final KeyStore store;
    private final char[] password;

    private KeyFile(String where, KeyStore store, char[] password) {
        this.where = where;
        this.store = store;
        this.password = password;
    }

    /** Reads the file that the one setting names, with the password that is in the file that the other one names. */
    static KeyFile read(Settings settings, String setting, String passwordSetting) {
        String file = settings.text(setting).orElseThrow();
        String where = setting + "=" + file;
        String passwordFile = settings.text(passwordSetting)
                .orElseThrow(() -> new TransportException("no password for a key store: " + where + "; set "
                        + passwordSetting + " to a file that has it in its first line"));
        char[] password = password(passwordSetting, passwordFile);
        try {
            return new KeyFile(where, KeyStore.getInstance(path(setting, file).toFile(), password), password);
        } catch (KeyStoreException e) {
            throw new TransportException("not a key store: " + where + MAKE_ONE, e);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            if (e.getCause() instanceof UnrecoverableKeyException) {
                throw new TransportException(
                        "wrong password for a key store: " + where + "; its first line must be that: " + passwordSetting
                                + "=" + passwordFile,
                        e);
            }
            throw new TransportException("cannot read a key store: " + where + ", reason=" + e + MAKE_ONE, e);
        }
    }

    private static char[] password(String setting, String file) {
        try {
            String text = Files.readString(path(setting, file), StandardCharsets.UTF_8);
            return text.lines().findFirst().orElse("").toCharArray();
        } catch (IOException e) {
            throw new TransportException(
                    "cannot read a password: " + setting + "=" + file + ", reason=" + e
                            + "; write it into the first line of that file, as UTF-8",
                    e);
        }
    }

    private static Path path(String setting, String file) {
        try {
            return Path.of(file);
        } catch (InvalidPathException e) {
            throw new TransportException("not a file: " + setting + "=" + file + "; set a path", e);
        }
    }

    /** The setting and its value. */
    String where() {
        return where;
    }

    /** What says who this process is. */
    KeyManager[] keys() {
        try {
            if (!holds(true)) {
                throw new TransportException("no private key with its certificate in a key store: " + where + MAKE_ONE);
            }
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, password);
            return factory.getKeyManagers();
        } catch (GeneralSecurityException e) {
            throw new TransportException(
                    "cannot use a key: " + where + ", reason=" + e
                            + "; give the key the password of its store, with keytool -keypasswd",
                    e);
        }
    }

    /** What says whom to believe: those whose certificates are in the file, or who have one of theirs. */
    TrustManager[] trust() {
        try {
            if (!holds(false)) {
                throw new TransportException("no certificate in a key store: " + where
                        + "; put the host's there, with keytool -importcert -keystore FILE");
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return factory.getTrustManagers();
        } catch (GeneralSecurityException e) {
            throw new TransportException("cannot use certificates: " + where + ", reason=" + e, e);
        }
    }

    /** Whether there is any certificate, with its key if that is wanted. */
    private boolean holds(boolean withKey) throws KeyStoreException {
        for (String alias : Collections.list(store.aliases())) {
            if (store.getCertificate(alias) != null && (store.isKeyEntry(alias) || !withKey)) {
                return true;
            }
        }
        return false;
    }
}
