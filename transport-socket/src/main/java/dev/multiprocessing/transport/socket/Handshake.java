package dev.multiprocessing.transport.socket;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Both sides prove that they know the session's key, before anything else is read.
 *
 * <pre>
 *   hub:   magic, version, its challenge
 *   guest: its challenge, its proof
 *   hub:   its proof
 * </pre>
 *
 * A proof is the HMAC-SHA256, by the key, of whose it is, both challenges, and what the connection is bound to: so it
 * is good for this connection and this side of it only, and nobody in the middle of a connection by TLS can pass it on.
 */
final class Handshake {

    static final int HELLO_BYTES = 40;
    static final int REPLY_BYTES = 64;
    static final int PROOF_BYTES = 32;
    static final int KEY_BYTES = 32;

    private static final int MAGIC = 0x4d504a53; // "MPJS"
    private static final int VERSION = 1;
    private static final int CHALLENGE_BYTES = 32;
    private static final byte HUB = 1;
    private static final byte GUEST = 2;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] key;
    private final Supplier<byte[]> binding;
    private final byte[] own = random(CHALLENGE_BYTES);
    private byte[] other; // set by the message that brings it

    /** One over a connection that is bound to nothing. */
    Handshake(byte[] key) {
        this(key, () -> new byte[0]);
    }

    /** One over a connection that is bound to that, once both sides have agreed on TLS. */
    Handshake(byte[] key, Supplier<byte[]> binding) {
        this.key = key;
        this.binding = binding;
    }

    /** Loads what makes proofs, which takes long the first time: better before somebody waits for one. */
    static void prepare() {
        Handshake any = new Handshake(newKey());
        any.proof(GUEST, any.own, any.own);
    }

    static byte[] newKey() {
        return random(KEY_BYTES);
    }

    /** What the hub says first. */
    ByteBuffer hello() {
        return ByteBuffer.allocate(HELLO_BYTES)
                .putInt(MAGIC)
                .putInt(VERSION)
                .put(own)
                .flip();
    }

    /** What the guest says to that. */
    ByteBuffer reply(ByteBuffer hello) {
        int magic = hello.getInt();
        int version = hello.getInt();
        if (magic != MAGIC || version != VERSION) {
            throw new ProtocolException("somebody else listens there: magic=" + Integer.toHexString(magic)
                    + ", version=" + version + ", expected version=" + VERSION);
        }
        other = new byte[CHALLENGE_BYTES];
        hello.get(other);
        return ByteBuffer.allocate(REPLY_BYTES)
                .put(own)
                .put(proof(GUEST, other, own))
                .flip();
    }

    /** What the hub says to that; null if the guest does not know the key. */
    ByteBuffer admit(ByteBuffer reply) {
        other = new byte[CHALLENGE_BYTES];
        reply.get(other);
        byte[] proof = new byte[PROOF_BYTES];
        reply.get(proof);
        return MessageDigest.isEqual(proof, proof(GUEST, own, other)) ? ByteBuffer.wrap(proof(HUB, own, other)) : null;
    }

    /** Whether the hub knows the key. */
    boolean trusts(ByteBuffer proof) {
        byte[] found = new byte[PROOF_BYTES];
        proof.get(found);
        return MessageDigest.isEqual(found, proof(HUB, other, own));
    }

    private byte[] proof(byte side, byte[] hubs, byte[] guests) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, mac.getAlgorithm()));
            mac.update(side);
            mac.update(hubs);
            mac.update(guests);
            mac.update(binding.get());
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has it", e);
        }
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
