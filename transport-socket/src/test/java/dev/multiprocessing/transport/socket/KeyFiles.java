package dev.multiprocessing.transport.socket;

import dev.multiprocessing.MultiprocessingOptions;
import dev.multiprocessing.spi.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Key stores, made by the JDK's own keytool as a deployer makes them, and settings that name them. */
final class KeyFiles {

    static final String PASSWORD = "correct horse";

    private final Path folder;

    private KeyFiles(Path folder) {
        this.folder = folder;
    }

    /** Makes {@code cluster} and {@code other}, with a key each, and {@code trust}, which has cluster's certificate. */
    static KeyFiles makeIn(Path folder) throws IOException, InterruptedException {
        KeyFiles files = new KeyFiles(folder);
        files.write("password", PASSWORD + "\n");
        files.keytool("-genkeypair -alias mp -keyalg EC -dname CN=cluster -validity 3650 -keystore cluster");
        files.keytool("-genkeypair -alias mp -keyalg EC -dname CN=other -keystore other");
        files.keytool("-exportcert -alias mp -keystore cluster -file certificate");
        files.keytool("-importcert -noprompt -alias host -file certificate -keystore trust");
        return files;
    }

    private void keytool(String command) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        words.addAll(List.of(command.split(" ")));
        words.addAll(List.of("-storepass:file", "password"));
        Process keytool = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(keytool.getInputStream().readAllBytes());
        if (keytool.waitFor() != 0) {
            throw new IOException(command + ": " + output);
        }
    }

    /** Where a file of this name is, or would be. */
    String path(String name) {
        return folder.resolve(name).toString();
    }

    /** Writes a file. */
    String write(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What one sets who listens with the one file for all. */
    Map<String, String> cluster() {
        Map<String, String> settings = new HashMap<>();
        settings.put(Listening.ADDRESS, "127.0.0.1:0");
        settings.put(Tls.KEYS, path("cluster"));
        settings.put(Tls.KEYS_PASSWORD, path("password"));
        return settings;
    }

    /** Those of a context whose session listens so. */
    MultiprocessingOptions options() {
        MultiprocessingOptions options = MultiprocessingOptions.defaults().withTransport("socket");
        for (Map.Entry<String, String> setting : cluster().entrySet()) {
            options = options.with(setting.getKey(), setting.getValue());
        }
        return options;
    }

    /** What one sets who has no key, and trusts the cluster. */
    Map<String, String> trusting() {
        return new HashMap<>(Map.of(Tls.TRUST, path("trust"), Tls.TRUST_PASSWORD, path("password")));
    }

    static Settings settings(Map<String, String> values) {
        return new Settings(name -> Optional.ofNullable(values.get(name)));
    }
}
