package dev.multiprocessing.core.heap;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.multiprocessing.spi.MessageSink;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Messages as words, for tests to compare. */
final class Text {

    private Text() {}

    static ByteBuffer message(String text) {
        return ByteBuffer.wrap(text.getBytes(UTF_8));
    }

    /** A sink that keeps what it receives. */
    static final class Received implements MessageSink {
        private final List<byte[]> rooms = new ArrayList<>();

        @Override
        public ByteBuffer room(int length) {
            byte[] room = new byte[length];
            rooms.add(room);
            return ByteBuffer.wrap(room);
        }

        List<String> texts() {
            return rooms.stream().map(room -> new String(room, UTF_8)).toList();
        }
    }
}
