package dev.multiprocessing.examples;

import dev.multiprocessing.ChildProcess;
import dev.multiprocessing.Connection;
import dev.multiprocessing.Multiprocessing;
import dev.multiprocessing.Pipe;
import java.util.Arrays;

/**
 * How do two processes talk over a pipe? Prints:
 *
 * <pre>
 * [42, null, hello]
 * </pre>
 */
public final class PipeBetweenProcesses {

    private PipeBetweenProcesses() {}

    public static void main(String[] args) throws InterruptedException {
        try (Multiprocessing mp = Multiprocessing.open();
                Pipe pipe = mp.pipe()) {
            ChildProcess p =
                    mp.process(PipeBetweenProcesses::work, pipe.second()).start();

            System.out.println(pipe.first().recv());
            p.join();
        }
    }

    static void work(Connection connection) throws InterruptedException {
        connection.send(Arrays.asList(42, null, "hello"));
        connection.close();
    }
}
