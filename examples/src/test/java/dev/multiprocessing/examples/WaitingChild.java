package dev.multiprocessing.examples;

import dev.multiprocessing.ChildProcess;
import dev.multiprocessing.Connection;
import dev.multiprocessing.Multiprocessing;
import dev.multiprocessing.Pipe;
import java.io.IOException;

/** Starts a child, prints its process id when it runs, and ends both at the end of standard input. */
final class WaitingChild {

    private WaitingChild() {}

    public static void main(String[] args) throws InterruptedException, IOException {
        try (Multiprocessing mp = Multiprocessing.open();
                Pipe pipe = mp.pipe()) {
            ChildProcess child = mp.process(WaitingChild::waitForEnd, pipe.second())
                    .daemon(true)
                    .start();
            pipe.first().recv();
            System.out.println(child.pid());

            System.in.readAllBytes();
            pipe.first().send("end");
            child.join();
        }
    }

    static void waitForEnd(Connection parent) throws InterruptedException {
        parent.send("running");
        parent.recv();
    }
}
