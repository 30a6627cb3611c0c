package dev.multiprocessing.tck.runner;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** Which release a jar is. */
record Jar(String version, String sha256) {

    private static final String UNKNOWN = "unknown";

    static Jar at(Path file) throws IOException {
        return new Jar(version(file), sha256(Files.readAllBytes(file)));
    }

    /** As Maven or the manifest says. */
    private static String version(Path file) throws IOException {
        try (JarFile jar = new JarFile(file.toFile())) {
            List<JarEntry> descriptions = jar.stream()
                    .filter(entry -> entry.getName().matches("META-INF/maven/.*/pom.properties"))
                    .toList();
            if (descriptions.size() == 1) { // else it is made of several
                Properties description = new Properties();
                try (InputStream in = jar.getInputStream(descriptions.get(0))) {
                    description.load(in);
                }
                return description.getProperty("version", UNKNOWN);
            }
            String manifest = jar.getManifest() == null
                    ? null
                    : jar.getManifest().getMainAttributes().getValue("Implementation-Version");
            return manifest == null ? UNKNOWN : manifest;
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
