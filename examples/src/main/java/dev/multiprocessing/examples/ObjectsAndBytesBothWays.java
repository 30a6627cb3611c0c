package dev.multiprocessing.examples;

import dev.multiprocessing.ChildProcess;
import dev.multiprocessing.Connection;
import dev.multiprocessing.Multiprocessing;
import dev.multiprocessing.Pipe;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * How do objects and raw bytes share one pipe, in both directions? The parent holds one end, the child the other; the
 * child prints the first, third and fourth line:
 *
 * <pre>
 * [1, hello, null]
 * thank you
 * 20
 * [0, 1, 2, 3, 4, 0, 0, 0, 0, 0]
 * </pre>
 */
public final class ObjectsAndBytesBothWays {

    private ObjectsAndBytesBothWays() {}

    public static void main(String[] args) throws InterruptedException {
        try (Multiprocessing mp = Multiprocessing.open();
                Pipe pipe = mp.pipe()) {
            ChildProcess p =
                    mp.process(ObjectsAndBytesBothWays::answer, pipe.second()).start();
            Connection a = pipe.first();

            a.send(Arrays.asList(1, "hello", null));
            System.out.println(new String(a.recvBytes(), StandardCharsets.UTF_8));

            ByteBuffer five = ByteBuffer.allocate(5 * Integer.BYTES);
            five.asIntBuffer().put(new int[] {0, 1, 2, 3, 4});
            a.sendBytes(five);
            p.join();
        }
    }

    static void answer(Connection b) throws InterruptedException {
        System.out.println(b.recv());
        b.sendBytes("thank you".getBytes(StandardCharsets.UTF_8));

        ByteBuffer ten = ByteBuffer.allocate(10 * Integer.BYTES);
        System.out.println(b.recvBytesInto(ten));
        int[] ints = new int[10];
        ten.rewind().asIntBuffer().get(ints);
        System.out.println(Arrays.toString(ints));
    }
}
