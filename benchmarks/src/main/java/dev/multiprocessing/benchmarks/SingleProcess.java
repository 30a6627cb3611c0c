package dev.multiprocessing.benchmarks;

import dev.multiprocessing.Connection;
import dev.multiprocessing.LongValue;
import dev.multiprocessing.Multiprocessing;
import dev.multiprocessing.Pipe;
import dev.multiprocessing.Queue;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.openjdk.jmh.Main;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/** What a call costs while nobody else is there, in nanoseconds. */
public class SingleProcess extends SingleCalls {

    private final List<Object> object = new ArrayList<>(Arrays.asList(42, null, "hello"));

    private Multiprocessing mp;
    private Connection in;
    private Connection out;
    private Queue<Object> queue;
    private LongValue value;

    /** In a JVM of its own, whose options keep JDKs from warning of JMH, and let the peers run. */
    static int run(List<String> options) throws IOException, InterruptedException {
        List<String> all =
                new ArrayList<>(List.of("-XX:+IgnoreUnrecognizedVMOptions", "--sun-misc-unsafe-memory-access=allow"));
        all.addAll(Jvm.optionsFor("agrona-o2o", Effort.FULL));
        all.addAll(Jvm.nativeAccess());
        Process jmh = Jvm.start(Redirect.INHERIT, all, Main.class, options.toArray());
        jmh.getInputStream().transferTo(System.out);
        return jmh.waitFor();
    }

    /** Opens everything. */
    @Setup
    public void open() {
        mp = Multiprocessing.open("mmap");
        Pipe pipe = mp.pipe();
        in = pipe.first();
        out = pipe.second();
        queue = mp.queue();
        value = mp.value(0L);
    }

    /** Closes everything. */
    @TearDown
    public void close() {
        mp.close();
    }

    /** 64 bytes into a pipe and out of it. */
    @Benchmark
    public int sendAndReceiveBytes() throws InterruptedException {
        out.sendBytes(message);
        return in.recvBytesInto(room, 0);
    }

    /** A list into a queue and out of it: encoded and decoded. */
    @Benchmark
    public Object putAndGetObject() throws InterruptedException {
        queue.put(object);
        return queue.get();
    }

    /** An array into a queue and out of it. */
    @Benchmark
    public Object putAndGetBytes() throws InterruptedException {
        queue.put(message);
        return queue.get();
    }

    /** A list into a pipe and out of it: encoded and decoded. */
    @Benchmark
    public Object sendAndReceiveObject() throws InterruptedException {
        out.send(object);
        return in.recv();
    }

    /** A read of a shared value. */
    @Benchmark
    public long getValue() {
        return value.get();
    }

    /** A write of a shared value. */
    @Benchmark
    public void setValue() {
        value.set(1);
    }

    /** An atomic addition to a shared value. */
    @Benchmark
    public long addToValue() {
        return value.getAndAdd(1);
    }

    /** The lock of a shared value, taken and given back. */
    @Benchmark
    public void lockAndUnlock() {
        value.lock().lock();
        value.lock().unlock();
    }
}
