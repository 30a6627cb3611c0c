package dev.multiprocessing.examples;

import dev.multiprocessing.ChildProcess;
import dev.multiprocessing.Multiprocessing;

/** Starts a child whose JVM writes into the file that is the argument where it has each class from. */
final class LoggingChild {

    private LoggingChild() {}

    public static void main(String[] args) throws InterruptedException {
        try (Multiprocessing mp = Multiprocessing.open()) {
            ChildProcess child = mp.process(LoggingChild::print)
                    .jvmOptions("-Xlog:class+load:file=" + args[0])
                    .start();
            child.join();
        }
    }

    static void print() {
        System.out.println("the child");
    }
}
