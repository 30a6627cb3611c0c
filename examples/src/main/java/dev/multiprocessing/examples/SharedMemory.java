package dev.multiprocessing.examples;

import dev.multiprocessing.ChildProcess;
import dev.multiprocessing.DoubleValue;
import dev.multiprocessing.IntArray;
import dev.multiprocessing.Multiprocessing;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How do processes share memory? Prints:
 *
 * <pre>
 * 3.1415927
 * [0, -1, -2, -3, -4, -5, -6, -7, -8, -9]
 * </pre>
 */
public final class SharedMemory {

    private SharedMemory() {}

    public static void main(String[] args) throws InterruptedException {
        try (Multiprocessing mp = Multiprocessing.open()) {
            DoubleValue num = mp.value(0.0);
            IntArray arr = mp.array(IntStream.range(0, 10).toArray());

            ChildProcess p = mp.process(SharedMemory::work, num, arr).start();
            p.join();

            System.out.println(num.get());
            System.out.println(Arrays.toString(arr.toArray()));
        }
    }

    static void work(DoubleValue n, IntArray a) {
        n.set(3.1415927);
        for (int i = 0; i < a.length(); i++) {
            a.set(i, -a.get(i));
        }
    }
}
