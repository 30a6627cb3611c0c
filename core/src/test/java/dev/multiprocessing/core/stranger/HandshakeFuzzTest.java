package dev.multiprocessing.core.stranger;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.AuthenticationException;
import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.MessageChannel;
import dev.multiprocessing.spi.MessageSink;
import dev.multiprocessing.spi.Outcome;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Whatever the other side says in a handshake, it is let in only if it says what one that knows the key says; all
 * else is an {@link AuthenticationException}. More inputs with {@code -Dtest.extraArgs=-Dfuzz=1000000}.
 */
@Timeout(3600)
class HandshakeFuzzTest {

    private static final int INPUTS = Integer.getInteger("fuzz", 500);
    private static final byte[] KEY = "secret".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CHALLENGE = "#CHALLENGE#".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] WELCOME = "#WELCOME#".getBytes(StandardCharsets.US_ASCII);

    private final long seed = Long.getLong("fuzz.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    void whoeverConnectsIsLetInOnlyWithTheKey() throws InterruptedException {
        fuzz(true);
    }

    @Test
    void whoeverListensIsTrustedOnlyWithTheKey() throws InterruptedException {
        fuzz(false);
    }

    private void fuzz(boolean listening) throws InterruptedException {
        int letIn = 0;
        for (int i = 0; i < INPUTS; i++) {
            boolean md5 = random.nextBoolean();
            Other other = new Other(listening ? 0 : 1, random.nextInt(5) - 1);
            Handshake handshake = new Handshake(other, KEY, md5, Deadline.NOW);
            boolean in;
            try {
                if (listening) {
                    handshake.welcome();
                } else {
                    handshake.enter();
                }
                in = true;
            } catch (AuthenticationException e) {
                in = false;
            } catch (RuntimeException | Error e) {
                throw new AssertionError(this + ": " + other, e);
            }
            boolean allowed = other.honest && (md5 || !other.signsByMd5());
            assertTrue(
                    in == allowed || in && other.harmless && (md5 || !other.signsByMd5()), () -> this + ": " + other);
            letIn += in ? 1 : 0;
        }
        System.out.println("inputs=" + INPUTS + ", let in=" + letIn + ", " + this);
        assertTrue(letIn > INPUTS / 20, "let in=" + letIn + ", " + this);
    }

    @Override
    public String toString() {
        return "seed=" + seed;
    }

    private byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private byte[] changed(byte[] message) {
        byte[] other = message.clone();
        switch (random.nextInt(5)) {
            case 0 -> other = randomBytes(random.nextInt(Handshake.LONGEST + 1));
            case 1 -> other = Arrays.copyOf(other, random.nextInt(Handshake.LONGEST + 1));
            case 2 -> other = "{md5}{sha256}".getBytes(StandardCharsets.US_ASCII);
            case 3 -> other = Arrays.copyOfRange(other, Math.min(8, other.length), other.length);
            default -> other[random.nextInt(other.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return other;
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /** One that knows the key, of any age, and says one thing wrong; or nothing. */
    private final class Other implements MessageChannel {

        private final int first; // 0: it is challenged first
        private final int wrong; // which of its three messages; -1: none
        private final Digest digest = Digest.values()[random.nextInt(Digest.values().length)];
        private final boolean old = random.nextInt(4) == 0; // signs by MD5, and does not say so
        private byte[] heard;
        private byte[] said;
        private int count;
        private boolean honest = true;
        private boolean harmless; // what it says wrong is right all the same

        private Other(int first, int wrong) {
            this.first = first;
            this.wrong = wrong;
        }

        private boolean signsByMd5() {
            return old || digest == Digest.MD5;
        }

        /** It is challenged, welcomes or is welcomed, and challenges, in its order. */
        private byte[] next() {
            boolean challenged = first == 0 ? count == 0 : count == 2;
            if (challenged) {
                byte[] message = Arrays.copyOfRange(heard, CHALLENGE.length, heard.length);
                return old ? Digest.MD5.sign(KEY, message) : concat(digest.prefix(), digest.sign(KEY, message));
            }
            if (count == (first == 0 ? 1 : 0)) {
                return concat(CHALLENGE, old ? randomBytes(20) : concat(digest.prefix(), randomBytes(40)));
            }
            return WELCOME;
        }

        @Override
        public Outcome send(ByteBuffer message, Deadline deadline) {
            heard = new byte[message.remaining()];
            message.duplicate().get(heard);
            return Outcome.DONE;
        }

        @Override
        public Outcome receive(MessageSink sink, Deadline deadline) {
            said = next();
            if (count == wrong) {
                byte[] right = said;
                said = changed(right);
                honest = Arrays.equals(said, right);
                harmless = isChallenge(right); // another challenge is as good, if it is one
                if (random.nextInt(10) == 0) {
                    honest = false;
                    harmless = false;
                    return random.nextBoolean() ? Outcome.PEER_CLOSED : Outcome.TIMED_OUT;
                }
            }
            count++;
            sink.room(said.length).put(said);
            return Outcome.DONE;
        }

        private boolean isChallenge(byte[] message) {
            return message.length > CHALLENGE.length
                    && Arrays.equals(message, 0, CHALLENGE.length, CHALLENGE, 0, CHALLENGE.length);
        }

        @Override
        public Outcome ready(Deadline deadline) {
            return Outcome.DONE;
        }

        @Override
        public String share() {
            return "";
        }

        @Override
        public void close() {}

        @Override
        public String toString() {
            return "first=" + first + ", wrong=" + wrong + ", digest=" + digest + ", old=" + old + ", said="
                    + HexFormat.of().formatHex(said);
        }
    }
}
