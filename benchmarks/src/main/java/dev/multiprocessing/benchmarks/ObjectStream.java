package dev.multiprocessing.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A stream of objects {@code [number, null, "hello"]}, which are numbered, and at last of how many they were. */
final class ObjectStream {

    private ObjectStream() {}

    /** Puts for so long; whoever takes what is put has encoded it when it returns. */
    static void put(Sink sink, long millis) throws IOException, InterruptedException {
        List<Object> object = object();
        long start = System.nanoTime();
        int sent = 0;
        while (System.nanoTime() - start < TimeUnit.MILLISECONDS.toNanos(millis)) {
            for (int i = 0; i < Meter.BETWEEN_CLOCKS; i++) {
                object.set(0, sent++);
                sink.put(object);
            }
        }
        sink.put(sent);
    }

    /** Takes until the end, verifies everything, and measures the second half of the time. */
    static Measured take(Source source, long millis, Runnable warm) throws IOException, InterruptedException {
        List<Object> expected = object();
        Object found = source.take();
        warm.run();
        Meter meter = new Meter(millis);
        int received = 0;
        for (; found instanceof List; found = source.take()) {
            if (received % Meter.BETWEEN_CLOCKS == 0) {
                meter.at(received);
            }
            expected.set(0, received++);
            if (!found.equals(expected)) {
                throw new IllegalStateException("wrong object: expected=" + expected + ", found=" + found);
            }
        }
        meter.at(received);
        if (!found.equals(received)) {
            throw new IllegalStateException("put and taken differ: put=" + found + ", taken=" + received);
        }
        return new Measured().with("rate", meter.rate());
    }

    private static List<Object> object() {
        return new ArrayList<>(Arrays.asList(0, null, "hello"));
    }

    /** Where objects go. */
    @FunctionalInterface
    interface Sink {
        void put(Object object) throws IOException, InterruptedException;
    }

    /** Where objects come from, waiting for them. */
    @FunctionalInterface
    interface Source {
        Object take() throws IOException, InterruptedException;
    }
}
