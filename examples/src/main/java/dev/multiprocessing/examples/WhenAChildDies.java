package dev.multiprocessing.examples;

import dev.multiprocessing.ChildProcess;
import dev.multiprocessing.Connection;
import dev.multiprocessing.Multiprocessing;
import dev.multiprocessing.PeerDiedException;
import dev.multiprocessing.Pipe;

/**
 * What does the survivor see when a child is killed? All it had sent, then the news. Prints:
 *
 * <pre>
 * working
 * the child died: exit code -9
 * </pre>
 */
public final class WhenAChildDies {

    private WhenAChildDies() {}

    public static void main(String[] args) throws InterruptedException {
        try (Multiprocessing mp = Multiprocessing.open();
                Pipe pipe = mp.pipe()) {
            ChildProcess child = mp.process(WhenAChildDies::work, pipe.second()).start();
            pipe.second().close(); // from now on, only the child has this end

            System.out.println(pipe.first().recv());
            child.kill();
            try {
                pipe.first().recv();
            } catch (PeerDiedException e) {
                child.join();
                System.out.println(
                        "the child died: exit code " + child.exitCode().orElseThrow());
            }
        }
    }

    static void work(Connection connection) throws InterruptedException {
        connection.send("working");
        connection.recv(); // nothing ever comes: this is where it is killed
    }
}
