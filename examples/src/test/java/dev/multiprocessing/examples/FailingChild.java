package dev.multiprocessing.examples;

import dev.multiprocessing.ChildProcess;
import dev.multiprocessing.Multiprocessing;
import java.io.IOException;

/** Starts a child whose target throws, and prints its exit code. */
final class FailingChild {

    private FailingChild() {}

    public static void main(String[] args) throws InterruptedException {
        try (Multiprocessing mp = Multiprocessing.open()) {
            ChildProcess child = mp.process(FailingChild::loseTheOrder).start();
            child.join();

            System.out.println("exit code " + child.exitCode().getAsInt());
        }
    }

    static void loseTheOrder() {
        try {
            fillTheDisk();
        } catch (IOException e) {
            throw new IllegalStateException("the order is lost", e);
        }
    }

    private static void fillTheDisk() throws IOException {
        throw new IOException("the disk is full");
    }
}
