package dev.multiprocessing.benchmarks;

import java.io.IOException;

/**
 * A lane that does one thing wrong, once: it shows that a driver which does is found out. Only tests use it, but it
 * stands here since the processes of a run open lanes by name.
 */
final class FaultyLane implements Lane {

    /** The message that suffers. */
    private static final int VICTIM = 17;

    private final Lane lane;
    private final Fault fault;
    private int sent;
    private byte[] kept; // until the next message has overtaken it

    FaultyLane(Lane lane, Fault fault) {
        this.lane = lane;
        this.fault = fault;
    }

    @Override
    public void send(byte[] message) throws IOException, InterruptedException {
        if (sent++ != VICTIM) {
            lane.send(message);
            sendKept();
            return;
        }
        switch (fault) {
            case LOSES -> {}
            case REPEATS -> {
                lane.send(message);
                lane.send(message);
            }
            case REORDERS -> kept = message.clone();
            case CORRUPTS -> lane.send(corrupted(message));
        }
    }

    private void sendKept() throws IOException, InterruptedException {
        if (kept != null) {
            lane.send(kept);
            kept = null;
        }
    }

    private static byte[] corrupted(byte[] message) {
        byte[] corrupted = message.clone();
        corrupted[corrupted.length - 1]++;
        return corrupted;
    }

    @Override
    public void receive(byte[] into) throws IOException, InterruptedException {
        lane.receive(into);
    }

    @Override
    public void flush() throws IOException, InterruptedException {
        lane.flush();
    }

    @Override
    public void close() throws IOException {
        lane.close();
    }

    /** What is done wrong. */
    enum Fault {
        LOSES,
        REPEATS,
        REORDERS,
        CORRUPTS
    }
}
