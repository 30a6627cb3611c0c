package dev.multiprocessing.core.stranger;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The ways in which CPython signs a challenge, by the names that it calls them. */
enum Digest {
    SHA256("sha256", "HmacSHA256"),
    SHA384("sha384", "HmacSHA384"),
    SHA3_256("sha3_256", "HmacSHA3-256"),
    SHA3_384("sha3_384", "HmacSHA3-384"),
    MD5("md5", "HmacMD5");

    private final String label;
    private final String algorithm;

    Digest(String label, String algorithm) {
        this.label = label;
        this.algorithm = algorithm;
    }

    /** The one that a message names at its beginning, in braces. */
    static Optional<Digest> namedIn(byte[] message) {
        return Arrays.stream(values())
                .filter(digest -> startsWith(message, digest.prefix()))
                .findFirst();
    }

    /** Its name in braces. */
    byte[] prefix() {
        return ("{" + label + "}").getBytes(StandardCharsets.US_ASCII);
    }

    byte[] sign(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no " + algorithm, e);
        }
    }

    private static boolean startsWith(byte[] message, byte[] prefix) {
        return message.length >= prefix.length && Arrays.equals(message, 0, prefix.length, prefix, 0, prefix.length);
    }

    @Override
    public String toString() {
        return label;
    }
}
