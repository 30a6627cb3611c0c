package dev.multiprocessing.core.stranger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.spi.CorruptDataException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Whatever comes, in whatever pieces, the messages in it are found, as a reader finds them that has all at once. More
 * inputs with {@code -Dtest.extraArgs=-Dfuzz=1000000}.
 */
@Timeout(3600)
class InboxFuzzTest {

    private static final int INPUTS = Integer.getInteger("fuzz", 5_000);
    private static final int LONGEST = 300;
    private static final byte[] CLOSED = {0};
    private static final byte[] CUT = {1};
    private static final byte[] CORRUPT = {2};

    private final long seed = Long.getLong("fuzz.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    void whateverComesIsMadeMessagesOfOrRefused() throws IOException {
        int corrupt = 0;
        int messages = 0;
        for (int i = 0; i < INPUTS; i++) {
            byte[] bytes = random.nextInt(4) == 0 ? randomBytes() : changedFrames();
            List<byte[]> expected = readAtOnce(ByteBuffer.wrap(bytes));
            List<byte[]> found = readInPieces(bytes);

            assertArrayEquals(
                    expected.toArray(), found.toArray(), () -> "seed=" + seed + ", bytes=" + Arrays.toString(bytes));
            corrupt += found.get(found.size() - 1) == CORRUPT ? 1 : 0;
            messages += found.size() - 1;
        }
        System.out.println("inputs=" + INPUTS + ", messages=" + messages + ", corrupt=" + corrupt + ", seed=" + seed);
    }

    @Test
    void impossibleLengthIsReportedAgainThoughNothingElseComes() throws IOException {
        for (byte[] header :
                new byte[][] {{0, 0, 1, 45}, {-1, -1, -1, -2}, {-1, -1, -1, -1, -1, 0, 0, 0, 0, 0, 0, 0}}) {
            Inbox inbox = new Inbox(ByteBuffer.allocate(1 + random.nextInt(100)), LONGEST);
            ByteBuffer bytes = ByteBuffer.wrap(header);

            assertThrows(CorruptDataException.class, () -> inbox.fill(new Pieces(bytes, 12, false)));
            assertThrows(CorruptDataException.class, () -> inbox.fill(new Pieces(bytes, 12, false)));
        }
    }

    @Test
    void longFormOfALengthIsRead() throws IOException {
        Inbox inbox = new Inbox(ByteBuffer.allocate(1 + random.nextInt(100)), LONGEST);

        assertTrue(inbox.fill(new Pieces(frame(new byte[] {7, 8}, true), 1, false)));

        assertEquals(ByteBuffer.wrap(new byte[] {7, 8}), inbox.message());
    }

    @Test
    void memoryIsAskedForAsTheBytesCome() throws IOException {
        Inbox inbox = new Inbox(ByteBuffer.allocate(100), Integer.MAX_VALUE);

        assertFalse(inbox.fill(
                new Pieces(ByteBuffer.allocate(9).putInt(Integer.MAX_VALUE).rewind(), 9, false)));
        assertTrue(inbox.isCut());
    }

    /** Ends with how the stream ended. */
    private static List<byte[]> readAtOnce(ByteBuffer bytes) {
        List<byte[]> messages = new ArrayList<>();
        while (bytes.hasRemaining()) {
            if (bytes.remaining() < Integer.BYTES) {
                return with(messages, CUT);
            }
            long length = bytes.getInt();
            if (length == -1) {
                if (bytes.remaining() < Long.BYTES) {
                    return with(messages, CUT);
                }
                length = bytes.getLong();
            }
            if (length < 0 || length > LONGEST) {
                return with(messages, CORRUPT);
            }
            if (length > bytes.remaining()) {
                return with(messages, CUT);
            }
            byte[] message = new byte[(int) length];
            bytes.get(message);
            messages.add(message);
        }
        return with(messages, CLOSED);
    }

    private static List<byte[]> with(List<byte[]> messages, byte[] end) {
        messages.add(end);
        return messages;
    }

    private List<byte[]> readInPieces(byte[] bytes) throws IOException {
        List<byte[]> messages = new ArrayList<>();
        Inbox inbox = new Inbox(ByteBuffer.allocate(1 + random.nextInt(100)), LONGEST);
        Pieces pieces = new Pieces(ByteBuffer.wrap(bytes), 1 + random.nextInt(20), true);
        try {
            while (true) {
                while (!inbox.fill(pieces)) {
                    Thread.onSpinWait();
                }
                if (!inbox.isWhole()) {
                    return with(messages, inbox.isCut() ? CUT : CLOSED);
                }
                byte[] message = new byte[inbox.message().remaining()];
                inbox.message().get(message);
                messages.add(message);
                inbox.next();
            }
        } catch (CorruptDataException e) {
            return with(messages, CORRUPT);
        }
    }

    private byte[] randomBytes() {
        byte[] bytes = new byte[random.nextInt(40)];
        random.nextBytes(bytes);
        return bytes;
    }

    private byte[] changedFrames() {
        ByteBuffer all = ByteBuffer.allocate(4 * (LONGEST + 20));
        for (int frames = random.nextInt(4); frames >= 0; frames--) {
            byte[] body = new byte[random.nextInt(random.nextBoolean() ? 4 : LONGEST + 2)];
            random.nextBytes(body);
            all.put(frame(body, random.nextInt(3) == 0));
        }
        byte[] bytes = Arrays.copyOf(all.array(), all.position());
        if (random.nextBoolean()) {
            bytes[random.nextInt(bytes.length)] = (byte) (random.nextInt(5) - 2);
        }
        return random.nextBoolean() ? bytes : Arrays.copyOf(bytes, random.nextInt(bytes.length));
    }

    private static ByteBuffer frame(byte[] body, boolean longForm) {
        ByteBuffer frame = ByteBuffer.allocate(Integer.BYTES + Long.BYTES + body.length);
        if (longForm) {
            frame.putInt(-1).putLong(body.length);
        } else {
            frame.putInt(body.length);
        }
        return frame.put(body).flip();
    }

    /** Brings bytes in pieces of at most so many, now and then none, and then ends or is silent. */
    private final class Pieces implements ReadableByteChannel {

        private final ByteBuffer bytes;
        private final int longest;
        private final boolean ends;

        private Pieces(ByteBuffer bytes, int longest, boolean ends) {
            this.bytes = bytes;
            this.longest = longest;
            this.ends = ends;
        }

        @Override
        public int read(ByteBuffer into) {
            if (!bytes.hasRemaining()) {
                return ends ? -1 : 0;
            }
            int offered = Math.min(ends ? random.nextInt(longest + 1) : longest, bytes.remaining());
            int count = Math.min(offered, into.remaining());
            into.put(bytes.slice(bytes.position(), count));
            bytes.position(bytes.position() + count);
            return count;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }
}
