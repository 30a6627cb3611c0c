package dev.multiprocessing.benchmarks;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * What two processes do over lanes: streams, dialogues, and single messages after a rest. A {@code warm} is run once
 * both are there, and what is only to warm up before a rest is over.
 */
final class Exchange {

    private static final int SMALL = 64;

    private Exchange() {}

    /** Sends for so long, and says at the end what it was. */
    static void sendStream(Lane lane, int size, long millis) throws IOException, InterruptedException {
        Packet packet = new Packet(size);
        int between = betweenClocks(size);
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
    static Measured receiveStream(Lane lane, int size, long millis, Runnable warm)
            throws IOException, InterruptedException {
        Packet packet = new Packet(size);
        int between = betweenClocks(size);
        lane.receive(packet.bytes());
        warm.run();
        Meter meter = new Meter(millis);
        Garbage garbage = new Garbage();
        long received = 0;
        while (!packet.isEnd()) {
            packet.verify(received++);
            if (received % between == 0) {
                meter.at(received);
                garbage.at(received, meter.isWarm());
            }
            lane.receive(packet.bytes());
        }
        meter.at(received + 1); // with the last one, which is as long
        packet.verifyEnd(received);
        return garbage.addTo(new Measured().with("rate", meter.rate()), received);
    }

    private static int betweenClocks(int size) {
        return size > SMALL ? 1 : Meter.BETWEEN_CLOCKS;
    }

    /** Sends back what it receives, until the end. */
    static void echo(Lane in, Lane out, Pace pace, Runnable warm) throws IOException, InterruptedException {
        Packet packet = new Packet(SMALL);
        in.receive(packet.bytes());
        for (int number = 0; !packet.isEnd(); number++) {
            out.send(packet.bytes());
            out.flush();
            if (pace.isWarmAfter(number)) {
                warm.run();
            }
            in.receive(packet.bytes());
        }
    }

    /** Asks at that pace, and measures how long the answers take. */
    static Measured ask(Lane out, Lane in, Pace pace, Runnable warm) throws IOException, InterruptedException {
        Packet asked = new Packet(SMALL);
        Packet answered = new Packet(SMALL);
        Histogram nanos = new Histogram(3);
        long begin = System.nanoTime();
        long start = begin;
        int number = 0;
        for (; number < pace.total() && !pace.isOver(start - begin); number++) {
            pace.rest(number);
            asked.fill(number);
            start = System.nanoTime();
            out.send(asked.bytes());
            out.flush();
            in.receive(answered.bytes());
            long elapsed = System.nanoTime() - start;
            answered.verify(number);
            if (pace.isMeasured(number, start - begin)) {
                nanos.recordValue(elapsed);
            }
            if (pace.isWarmAfter(number)) {
                warm.run();
                begin = System.nanoTime();
            }
        }
        asked.fillEnd(number);
        out.send(asked.bytes());
        out.flush();
        return Measured.latencies(nanos);
    }

    /** Sends single messages with their time, each after a rest, and says at the end what it was. */
    static void sendSeldom(Lane lane, Pace pace, Runnable warm) throws IOException, InterruptedException {
        Packet packet = new Packet(SMALL);
        for (int number = 0; number < pace.total(); number++) {
            pace.rest(number);
            packet.fill(number, System.nanoTime());
            lane.send(packet.bytes());
            lane.flush();
            if (pace.isWarmAfter(number)) {
                warm.run();
            }
        }
        packet.fillEnd(pace.total());
        lane.send(packet.bytes());
        lane.flush();
    }

    /** Measures how long after it was sent each message is there; the clock is that of the machine. */
    static Measured receiveSeldom(Lane lane, Pace pace, Runnable warm) throws IOException, InterruptedException {
        Packet packet = new Packet(SMALL);
        Histogram nanos = new Histogram(3);
        for (int number = 0; number < pace.total(); number++) {
            lane.receive(packet.bytes());
            long elapsed = System.nanoTime() - packet.time();
            packet.verify(number);
            if (pace.isMeasured(number, 0)) {
                nanos.recordValue(Math.max(0, elapsed));
            }
            if (pace.isWarmAfter(number)) {
                warm.run();
            }
        }
        lane.receive(packet.bytes());
        packet.verifyEnd(pace.total());
        return Measured.latencies(nanos);
    }
}
