package dev.multiprocessing.core.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.multiprocessing.Codec;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BufferTest {

    private final Codec codec = new CompactCodec();

    private ByteBuffer encode(Object object) {
        return codec.encode(object, new FakeHandles());
    }

    @Test
    void nameIsCompact() {
        assertEquals("compact", codec.name());
    }

    @Test
    void threadUsesItsBufferAgain() {
        byte[] first = encode("x").array();

        assertSame(first, encode("y").array());
    }

    @Test
    void bufferLargerThanAMegabyteIsNotKept() {
        byte[] large = encode(new byte[(1 << 20) + 1]).array();

        assertNotSame(large, encode("x").array());
    }

    @Test
    void callerMayMoveTheBufferItGot() {
        encode("longer text").position(3).limit(4).order(java.nio.ByteOrder.LITTLE_ENDIAN);

        assertEquals(70_000L, Wire.decode(codec, Wire.encode(codec, 70_000L)));
    }

    @Test
    void decodingLeavesTheBufferOfThisThreadAlone() {
        ByteBuffer message = encode(List.of("a", 2));

        codec.decode(message.duplicate(), new FakeHandles());

        assertEquals(List.of("a", 2), codec.decode(message, new FakeHandles()));
    }

    @Test
    void threadsDoNotDisturbEachOther() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Object>> tasks = new ArrayList<>();
            for (int t = 0; t < 4; t++) {
                String text = "thread " + t;
                tasks.add(() -> repeat(text));
            }
            for (Future<Object> done : threads.invokeAll(tasks)) {
                done.get();
            }
        } finally {
            threads.shutdown();
        }
    }

    private Object repeat(String text) {
        for (int i = 0; i < 10_000; i++) {
            assertEquals(List.of(text, i), codec.decode(encode(List.of(text, i)), new FakeHandles()));
        }
        return null;
    }
}
