package dev.multiprocessing.benchmarks;

import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/** What a message through a ring of the peers costs while nobody else is there. */
public class SingleRings extends SingleCalls {

    @Param({"agrona-o2o", "agrona-m2o", "buffer-ring", "buffer-ring-locked"})
    private String peer;

    private SharedDirectory directory;
    private Lane lane;

    /** Opens the ring where ours would be. */
    @Setup
    public void open() throws IOException {
        directory = SharedDirectory.make();
        lane = PeerLane.named(peer).open(directory.path(), "ring", true);
    }

    /** Leaves nothing behind. */
    @TearDown
    public void close() throws IOException {
        lane.close();
        directory.close();
    }

    /** 64 bytes into the ring and out of it. */
    @Benchmark
    public void sendAndReceive() throws IOException, InterruptedException {
        lane.send(message);
        lane.receive(room);
    }
}
