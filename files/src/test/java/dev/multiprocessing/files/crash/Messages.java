package dev.multiprocessing.files.crash;

import dev.multiprocessing.spi.MessageSink;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Messages that say who sent them, as the how manyth, and whether they are whole. */
public final class Messages {

    private static final int HEAD = 12;

    private Messages() {}

    /** A message of at least 12 bytes. */
    public static ByteBuffer of(int sender, int number, int length) {
        ByteBuffer message = ByteBuffer.allocate(Math.max(HEAD, length));
        message.putInt(sender).putInt(number);
        byte[] body = new byte[message.capacity() - HEAD];
        new Random(seed(sender, number)).nextBytes(body);
        message.putInt(java.util.Arrays.hashCode(body)).put(body);
        return message.flip();
    }

    /** An endless stream of messages of one sender has this length at this place. */
    public static int lengthOf(Random random, int longest) {
        return random.nextInt(8) == 0 ? random.nextInt(longest) : random.nextInt(200);
    }

    public static int sender(ByteBuffer message) {
        return message.getInt(0);
    }

    public static int number(ByteBuffer message) {
        return message.getInt(4);
    }

    /** Fails if the message is not, byte for byte, one that {@link #of} made. */
    public static void requireWhole(ByteBuffer message) {
        ByteBuffer expected = of(sender(message), number(message), message.remaining());
        if (!expected.equals(message)) {
            throw new AssertionError("torn message: sender=" + sender(message) + ", number=" + number(message)
                    + ", length=" + message.remaining());
        }
    }

    private static long seed(int sender, int number) {
        return (long) sender << 32 ^ number;
    }

    /** Collects what is taken. */
    public static final class Collected implements MessageSink {

        private final List<ByteBuffer> rooms = new ArrayList<>();

        @Override
        public ByteBuffer room(int length) {
            ByteBuffer room = ByteBuffer.allocate(length);
            rooms.add(room);
            return room;
        }

        /** What was taken since the last call. */
        public List<ByteBuffer> drain() {
            List<ByteBuffer> messages = rooms.stream().map(ByteBuffer::flip).toList();
            rooms.clear();
            return messages;
        }

        /** The only message taken since the last call. */
        public ByteBuffer only() {
            List<ByteBuffer> messages = drain();
            if (messages.size() != 1) {
                throw new AssertionError("one message expected: " + messages);
            }
            return messages.get(0);
        }

        /** Fails if what was taken since the last call is not one whole message with this number. */
        public void requireOnly(int number) {
            requireNumber(number, only());
        }

        /** Fails if what was taken since the last call is not so many whole messages, numbered from there. */
        public void requireNumbers(int from, int count) {
            List<ByteBuffer> messages = drain();
            if (messages.size() != count) {
                throw new AssertionError("messages expected: count=" + count + ", actual=" + messages.size());
            }
            for (int i = 0; i < count; i++) {
                requireNumber(from + i, messages.get(i));
            }
        }

        private static void requireNumber(int number, ByteBuffer message) {
            requireWhole(message);
            if (number(message) != number) {
                throw new AssertionError("message expected: number=" + number + ", actual=" + number(message));
            }
        }
    }
}
