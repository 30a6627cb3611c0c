package dev.multiprocessing.transport.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * What is to hold whatever somebody says, as plain bytes: {@link FuzzTest} makes them up at random, and a fuzzer that
 * is guided by coverage calls {@link #fuzzerTestOneInput}.
 */
public final class FuzzTarget {

    private static final int LONGEST = 1 << 20;
    private static final byte[] KEY = new byte[Handshake.KEY_BYTES];

    private FuzzTarget() {}

    /** The first byte says what the rest is said to, and how much of it comes at once. */
    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        if (input.length == 0) {
            return;
        }
        byte[] said = Arrays.copyOfRange(input, 1, input.length);
        switch (input[0] & 3) {
            case 0 -> checkFrames(said, said.length, 1 + (input[0] & 0xff));
            case 1 -> checkHandshake(said);
            default -> checkHub(said);
        }
    }

    /** What comes is made frames of, or refused, as a reader does that has all of it at once. */
    static void checkFrames(byte[] bytes, int length, int roomBytes) throws IOException {
        List<ByteBuffer> heard = new ArrayList<>();
        boolean isRefused = false;
        try {
            split(bytes, length, roomBytes, heard::add);
        } catch (ProtocolException e) {
            isRefused = true;
        }
        List<ByteBuffer> expected = new ArrayList<>();
        assertEquals(isAllowed(ByteBuffer.wrap(bytes, 0, length), expected), !isRefused);
        assertEquals(expected, heard);
    }

    /** In a room of odd length, a turn ends behind each frame. */
    private static void split(byte[] bytes, int length, int roomBytes, Consumer<ByteBuffer> sink) throws IOException {
        Inbound inbound = new Inbound(LONGEST);
        ByteBuffer room = ByteBuffer.allocate(roomBytes);
        AtomicBoolean hasTurn = new AtomicBoolean();
        try (ReadableByteChannel channel = Channels.newChannel(new ByteArrayInputStream(bytes, 0, length))) {
            do {
                hasTurn.set(true);
            } while (inbound.read(channel, room, hasTurn::get, frame -> {
                hasTurn.set(roomBytes % 2 == 0);
                sink.accept(frame);
            }));
        }
    }

    /** Makes frames of bytes that are all there, as simply as can be; false if there is one that is not allowed. */
    private static boolean isAllowed(ByteBuffer bytes, List<ByteBuffer> frames) {
        while (bytes.remaining() >= Frame.LENGTH_BYTES) {
            int length = bytes.getInt(bytes.position());
            if (length < Frame.HEADER - Frame.LENGTH_BYTES || length > LONGEST) {
                return false;
            }
            if (bytes.remaining() < Frame.LENGTH_BYTES + length) {
                return true;
            }
            frames.add(bytes.slice(bytes.position(), Frame.LENGTH_BYTES + length));
            bytes.position(bytes.position() + Frame.LENGTH_BYTES + length);
        }
        return true;
    }

    /** Nobody gets in, and nobody is trusted, who does not know the key. */
    private static void checkHandshake(byte[] said) {
        Handshake hub = new Handshake(KEY);
        assertNull(hub.admit(ByteBuffer.wrap(Arrays.copyOf(said, Handshake.REPLY_BYTES))));
        Handshake guest = new Handshake(KEY);
        try {
            guest.reply(ByteBuffer.wrap(Arrays.copyOf(said, Handshake.HELLO_BYTES)));
        } catch (ProtocolException e) {
            return;
        }
        assertFalse(guest.trusts(ByteBuffer.wrap(Arrays.copyOf(said, Handshake.PROOF_BYTES))));
    }

    /** Whatever a guest asks for, it is answered, or refused, and the hub goes on for others. */
    private static void checkHub(byte[] said) throws IOException {
        Hub hub = new Hub(LONGEST, LONGEST);
        Guest guest = hub.join(false, (frame, parts) -> {});
        try {
            split(said, said.length, said.length + 1, frame -> {
                boundRegion(frame);
                hub.handle(guest, frame);
                hub.look();
            });
        } catch (ProtocolException e) {
            hub.part(guest, true);
        }
        assertWorks(hub);
    }

    /** A guest may ask for gigabytes, which take their time. */
    static void boundRegion(ByteBuffer frame) {
        if (Frame.kind(frame) == Op.CREATE_REGION.ordinal() && frame.limit() >= Frame.HEADER + Long.BYTES) {
            frame.putInt(Frame.HEADER, frame.getInt(Frame.HEADER) >> 31);
            frame.putInt(Frame.HEADER + Integer.BYTES, frame.getInt(Frame.HEADER + Integer.BYTES) & 0xffff);
        }
    }

    /** Somebody else makes a queue, puts and takes. */
    static void assertWorks(Hub hub) {
        Deque<ByteBuffer> answers = new ArrayDeque<>();
        Guest other = hub.join(false, (frame, parts) -> {
            answers.add(frame);
            answers.addAll(parts);
        });
        hub.handle(other, Frame.of(Op.CREATE_QUEUE.ordinal(), 1, 4).putInt(1).flip());
        int queue = Frame.body(answers.removeLast()).getInt();
        hub.handle(
                other,
                Frame.of(Op.PUT.ordinal(), 2, 10)
                        .putInt(queue)
                        .put(Link.flag(false))
                        .putInt(1)
                        .put((byte) 42)
                        .flip());
        hub.handle(
                other,
                Frame.of(Op.TAKE.ordinal(), 3, 9)
                        .putInt(queue)
                        .putInt(1)
                        .put(Link.flag(false))
                        .flip());
        ByteBuffer taken = answers.getLast();
        assertEquals(1, taken.getInt());
        assertEquals(42, taken.get());
        hub.part(other, false);
    }
}
