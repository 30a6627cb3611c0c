package dev.multiprocessing.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Objects as Java serializes them, over a lane; and at last their number. */
final class Serialized {

    private static final List<Object> OBJECT = new ArrayList<>(Arrays.asList(42, null, "hello"));
    private static final int BETWEEN_CLOCKS = 64;
    private static final int LONGEST = 1024;

    private Serialized() {}

    static void send(Lane lane, long millis) throws IOException, InterruptedException {
        long start = System.nanoTime();
        long sent = 0;
        while (System.nanoTime() - start < TimeUnit.MILLISECONDS.toNanos(millis)) {
            for (int i = 0; i < BETWEEN_CLOCKS; i++) {
                lane.send(encode(OBJECT));
            }
            sent += BETWEEN_CLOCKS;
        }
        lane.send(encode(sent));
        lane.flush();
    }

    static Measured receive(Lane lane, long millis) throws IOException, InterruptedException {
        byte[] message = new byte[LONGEST];
        Object object = receive(lane, message);
        Meter meter = new Meter(millis);
        long received = 0;
        for (; !(object instanceof Long); object = receive(lane, message)) {
            if (!object.equals(OBJECT)) {
                throw new IllegalStateException("wrong object: " + object);
            }
            if (++received % BETWEEN_CLOCKS == 0) {
                meter.at(received);
            }
        }
        if (!object.equals(received)) {
            throw new IllegalStateException("sent and received differ: sent=" + object + ", received=" + received);
        }
        return new Measured().with("rate", meter.rate());
    }

    private static byte[] encode(Object object) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        return bytes.toByteArray();
    }

    private static Object receive(Lane lane, byte[] message) throws IOException, InterruptedException {
        lane.receive(message);
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(message))) {
            return in.readObject();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("no such class", e);
        }
    }
}
