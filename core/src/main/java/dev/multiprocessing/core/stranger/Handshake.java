package dev.multiprocessing.core.stranger;

import dev.multiprocessing.AuthenticationException;
import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.MessageChannel;
import dev.multiprocessing.spi.Outcome;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * CPython's handshake, in which each side challenges the other to prove that it knows the key, the listener first:
 *
 * <pre>
 *   #CHALLENGE#{sha256}…40 random bytes…
 *   {sha256}…HMAC, by the key, of all behind #CHALLENGE#…
 *   #WELCOME# or #FAILURE#
 * </pre>
 *
 * <p>CPython before 3.12 knows nothing but MD5, and names no digest: its challenges are of 20 bytes and its answers of
 * 16. Such a side is accepted only if the deployer allows MD5.
 *
 * <p>Source: {@code Lib/multiprocessing/connection.py} of CPython 3.8 to 3.13.
 */
final class Handshake {

    /** No message of the handshake is longer. */
    static final int LONGEST = 256;

    private static final byte[] CHALLENGE = ascii("#CHALLENGE#");
    private static final byte[] WELCOME = ascii("#WELCOME#");
    private static final byte[] FAILURE = ascii("#FAILURE#");
    private static final int RANDOM_BYTES = 40;
    private static final int OLD_CHALLENGE_BYTES = 20;
    private static final int OLD_ANSWER_BYTES = 16;

    private final MessageChannel channel;
    private final byte[] key;
    private final boolean md5;
    private final Deadline deadline;

    Handshake(MessageChannel channel, byte[] key, boolean md5, Deadline deadline) {
        this.channel = channel;
        this.key = key;
        this.md5 = md5;
        this.deadline = deadline;
    }

    /** The side that listens. */
    void welcome() throws InterruptedException {
        challenge();
        answer();
    }

    /** The side that connects. */
    void enter() throws InterruptedException {
        answer();
        challenge();
    }

    private void challenge() throws InterruptedException {
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        byte[] message = concat(Digest.SHA256.prefix(), random);
        send(concat(CHALLENGE, message));
        byte[] answer = receive();
        if (!isRight(answer, message)) {
            send(FAILURE);
            throw new AuthenticationException(
                    "the other side does not know the key, or signs by a digest that is not accepted: digest="
                            + Digest.namedIn(answer).map(Digest::toString).orElse("md5, as CPython before 3.12")
                            + "; set " + Strangers.MD5 + " to true if it has to be");
        }
        send(WELCOME);
    }

    private boolean isRight(byte[] answer, byte[] message) {
        if (answer.length == OLD_ANSWER_BYTES) {
            return md5 && MessageDigest.isEqual(answer, Digest.MD5.sign(key, message));
        }
        return Digest.namedIn(answer)
                .filter(digest -> md5 || digest != Digest.MD5)
                .filter(digest -> MessageDigest.isEqual(
                        Arrays.copyOfRange(answer, digest.prefix().length, answer.length), digest.sign(key, message)))
                .isPresent();
    }

    private void answer() throws InterruptedException {
        byte[] challenge = receive();
        if (challenge.length < CHALLENGE.length + OLD_CHALLENGE_BYTES
                || !Arrays.equals(challenge, 0, CHALLENGE.length, CHALLENGE, 0, CHALLENGE.length)) {
            throw new AuthenticationException("the other side does not ask for a key: does it have one?");
        }
        send(answerTo(Arrays.copyOfRange(challenge, CHALLENGE.length, challenge.length)));
        if (!Arrays.equals(receive(), WELCOME)) {
            throw new AuthenticationException(
                    "the other side says that this one does not know the key; give both the same");
        }
    }

    private byte[] answerTo(byte[] message) {
        if (message.length == OLD_CHALLENGE_BYTES) {
            requireMd5();
            return Digest.MD5.sign(key, message);
        }
        Digest digest = Digest.namedIn(message)
                .orElseThrow(() -> new AuthenticationException("the other side signs by a digest that is not known"));
        if (digest == Digest.MD5) {
            requireMd5();
        }
        return concat(digest.prefix(), digest.sign(key, message));
    }

    private void requireMd5() {
        if (!md5) {
            throw new AuthenticationException("the other side signs by MD5, as CPython before 3.12 does: set "
                    + Strangers.MD5 + " to true if it has to be");
        }
    }

    private void send(byte[] message) throws InterruptedException {
        require(channel.send(ByteBuffer.wrap(message), deadline));
    }

    private byte[] receive() throws InterruptedException {
        byte[][] message = new byte[1][];
        require(channel.receive(
                length -> {
                    message[0] = new byte[length];
                    return ByteBuffer.wrap(message[0]);
                },
                deadline));
        return message[0];
    }

    private static void require(Outcome outcome) {
        if (outcome == Outcome.TIMED_OUT) {
            throw new AuthenticationException(
                    "the other side does not go on with the handshake: does it have a key, or too many guests?");
        }
        if (outcome != Outcome.DONE) {
            throw new AuthenticationException(
                    "the other side has gone in the middle of the handshake: does it have the same key?");
        }
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
