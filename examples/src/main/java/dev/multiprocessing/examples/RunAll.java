package dev.multiprocessing.examples;

/** Runs the five reference programs one after the other. */
public final class RunAll {

    private RunAll() {}

    public static void main(String[] args) throws InterruptedException {
        SharedMemory.main(args);
        QueueBetweenProcesses.main(args);
        PipeBetweenProcesses.main(args);
        ObjectsAndBytesBothWays.main(args);
        FullAndEmpty.main(args);
    }
}
