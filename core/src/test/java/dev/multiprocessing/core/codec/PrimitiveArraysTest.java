package dev.multiprocessing.core.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.multiprocessing.Codec;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class PrimitiveArraysTest {

    static Stream<Object> arrays() {
        return Stream.of(
                new boolean[] {true, false, true},
                new byte[] {-1, 0, 1},
                new short[] {Short.MIN_VALUE, 0x1234},
                new char[] {'\ud800', 'x'},
                new int[] {Integer.MIN_VALUE, 0x12345678},
                new long[] {Long.MIN_VALUE, 0x123456789abcdefL},
                new float[] {-0f, Float.MAX_VALUE},
                new double[] {-0d, Double.MIN_VALUE});
    }

    static Stream<Object> emptyArrays() {
        return Stream.of(
                new boolean[0],
                new byte[0],
                new short[0],
                new char[0],
                new int[0],
                new long[0],
                new float[0],
                new double[0]);
    }

    @ParameterizedTest
    @MethodSource({"arrays", "emptyArrays"})
    void arrayArrivesEqualAndOfTheSameClass(Object array) {
        Object arrived = Wire.roundTrip(array);

        assertEquals(array.getClass(), arrived.getClass());
        assertArrayEquals(new Object[] {array}, new Object[] {arrived});
    }

    @Test
    void largeArrayArrives() {
        byte[] large = new byte[5_000_000];
        new Random(1).nextBytes(large);

        byte[] arrived = Wire.roundTrip(large);

        assertArrayEquals(large, arrived);
    }

    @Test
    void messageInADirectBufferOfAnyOrderIsReadBetweenPositionAndLimit() {
        Codec codec = new CompactCodec();
        byte[] message = Wire.encode(codec, new Object[] {new int[] {1, 2}, "text", 1.5});
        ByteBuffer direct = ByteBuffer.allocateDirect(message.length + 7).order(ByteOrder.LITTLE_ENDIAN);
        direct.put(3, message).position(3).limit(3 + message.length);

        Object[] arrived = (Object[]) codec.decode(direct, new FakeHandles());

        assertArrayEquals(new Object[] {new int[] {1, 2}, "text", 1.5}, arrived);
    }

    @Test
    void messageInAReadOnlySliceIsRead() {
        Codec codec = new CompactCodec();
        byte[] message = Wire.encode(codec, "text");
        ByteBuffer whole = ByteBuffer.allocate(message.length + 7).put(3, message);

        Object arrived = codec.decode(whole.slice(3, message.length).asReadOnlyBuffer(), new FakeHandles());

        assertEquals("text", arrived);
    }
}
