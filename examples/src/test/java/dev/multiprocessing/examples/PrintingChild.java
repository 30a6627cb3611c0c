package dev.multiprocessing.examples;

import dev.multiprocessing.ChildProcess;
import dev.multiprocessing.Multiprocessing;

/** Starts a child that prints, prints itself, and so does a grandchild. */
final class PrintingChild {

    private PrintingChild() {}

    public static void main(String[] args) throws InterruptedException {
        try (Multiprocessing mp = Multiprocessing.open()) {
            ChildProcess child = mp.process(PrintingChild::print).start();
            child.join();

            System.out.println("the parent");
        }
    }

    static void print() throws InterruptedException {
        System.out.println("the child");
        ChildProcess grandchild = Multiprocessing.current()
                .process(PrintingChild::leaveInTheBuffer)
                .start();
        grandchild.join();
    }

    /** A single byte that is no line's end stays in the buffer of standard output until somebody flushes it. */
    static void leaveInTheBuffer() {
        System.out.write('!');
    }
}
