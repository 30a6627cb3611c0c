package dev.multiprocessing.benchmarks;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** What two processes do over lanes: streams, dialogues, and single messages after a rest. */
final class Exchange {

    private static final int MESSAGES_BETWEEN_CLOCKS = 64;
    private static final int SMALL = 64;

    private Exchange() {}

    /** Sends for so long, and says at the end what it was. */
    static void sendStream(Lane lane, int size, long millis) throws IOException, InterruptedException {
        Packet packet = new Packet(size);
        int between = size > SMALL ? 1 : MESSAGES_BETWEEN_CLOCKS;
        long start = System.nanoTime();
        long sent = 0;
        while (System.nanoTime() - start < TimeUnit.MILLISECONDS.toNanos(millis)) {
            for (int i = 0; i < between; i++) {
                packet.fill(sent++);
                lane.send(packet.bytes());
            }
        }
        packet.fillEnd(sent);
        lane.send(packet.bytes());
        lane.flush();
    }

    /** Receives until the end, verifies everything, and measures the second half of the time. */
    static Measured receiveStream(Lane lane, int size, long millis) throws IOException, InterruptedException {
        Packet packet = new Packet(size);
        int between = size > SMALL ? 1 : MESSAGES_BETWEEN_CLOCKS;
        long half = TimeUnit.MILLISECONDS.toNanos(millis / 2);
        lane.receive(packet.bytes());
        long start = System.nanoTime();
        long received = 0;
        long measuredFrom = 0;
        long measuredAt = 0;
        while (!packet.isEnd()) {
            packet.verify(received++);
            if (received % between == 0 && measuredAt == 0 && System.nanoTime() - start > half) {
                measuredFrom = received;
                measuredAt = System.nanoTime();
            }
            lane.receive(packet.bytes());
        }
        double seconds = (System.nanoTime() - measuredAt) / 1e9;
        packet.verifyEnd(received);
        return new Measured().with("rate", (received - measuredFrom) / seconds);
    }

    /** Sends back what it receives, until the end. */
    static void echo(Lane in, Lane out) throws IOException, InterruptedException {
        Packet packet = new Packet(SMALL);
        in.receive(packet.bytes());
        while (!packet.isEnd()) {
            out.send(packet.bytes());
            out.flush();
            in.receive(packet.bytes());
        }
    }

    /** Asks so often, with a pause before each question, and measures how long the answers take. */
    static Measured ask(Lane out, Lane in, int questions, long pauseMillis) throws IOException, InterruptedException {
        Packet asked = new Packet(SMALL);
        Packet answered = new Packet(SMALL);
        Histogram nanos = new Histogram(3);
        for (int number = 0; number < questions; number++) {
            if (pauseMillis > 0) {
                Thread.sleep(pauseMillis);
            }
            asked.fill(number);
            long start = System.nanoTime();
            out.send(asked.bytes());
            out.flush();
            in.receive(answered.bytes());
            long elapsed = System.nanoTime() - start;
            answered.verify(number);
            if (number >= questions / 2) {
                nanos.recordValue(elapsed);
            }
        }
        asked.fillEnd(questions);
        out.send(asked.bytes());
        out.flush();
        return Measured.latencies(nanos);
    }

    /** Sends single messages with their time, each after a rest. */
    static void sendSeldom(Lane lane, int messages, long pauseMillis) throws IOException, InterruptedException {
        Packet packet = new Packet(SMALL);
        for (int number = 0; number < messages; number++) {
            Thread.sleep(pauseMillis);
            packet.fill(number);
            packet.setTime(System.nanoTime());
            lane.send(packet.bytes());
            lane.flush();
        }
    }

    /** Measures how long after it was sent each message is there; the clock is that of the machine. */
    static Measured receiveSeldom(Lane lane, int messages) throws IOException, InterruptedException {
        Packet packet = new Packet(SMALL);
        Histogram nanos = new Histogram(3);
        for (int number = 0; number < messages; number++) {
            lane.receive(packet.bytes());
            long elapsed = System.nanoTime() - packet.time();
            if (number >= messages / 4) {
                nanos.recordValue(elapsed);
            }
        }
        return Measured.latencies(nanos);
    }
}
