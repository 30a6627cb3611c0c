package dev.multiprocessing.tck;

import dev.multiprocessing.Connection;
import dev.multiprocessing.PeerClosedException;
import dev.multiprocessing.PeerDiedException;
import dev.multiprocessing.Queue;
import dev.multiprocessing.TimedOutException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Assertions;

/** What children do in the campaign of kills, until they are killed; the journals are their only witnesses. */
final class KillTargets {

    /** The most packets that one call puts into the queue, or one consumer has in its hands. */
    static final int BATCH = 8;

    private static final int USUAL_SIZE = 20_000;
    private static final int SELDOM_SIZE = 5_000_000;
    private static final int SELDOM = 200;

    /** Of so many calls one is followed by a rest. */
    private static final int BURST = 16;

    private static final long LONGEST_REST_NANOS = 5_000_000;

    private KillTargets() {}

    /** Puts single packets and batches by turns. */
    static void produce(Queue<Packet> queue, Integer producer, String file) throws IOException, InterruptedException {
        Journal journal = Journal.create(file);
        List<Packet> batch = new ArrayList<>();
        for (int number = 0; true; number += batch.size()) {
            int size = batch.size() == 1 ? BATCH : 1;
            batch.clear();
            while (batch.size() < size) {
                batch.add(packet(producer, number + batch.size()));
            }
            if (size == 1) {
                queue.put(batch.get(0));
            } else {
                queue.putAll(batch);
            }
            for (Packet packet : batch) {
                journal.add(producer, packet.number());
            }
            rest();
        }
    }

    /**
     * Sometimes lets the others catch up: so they also sleep and are woken, and not only run, and whoever replaces a
     * killed one gets a processor to start on.
     */
    private static void rest() {
        if (ThreadLocalRandom.current().nextInt(BURST) == 0) {
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(LONGEST_REST_NANOS));
        }
    }

    /** Takes a packet, and what else is there, until an end; the end of another consumer is put back. */
    static void consume(Queue<Packet> queue, String file) throws IOException, InterruptedException {
        Journal journal = Journal.create(file);
        List<Packet> batch = new ArrayList<>();
        boolean isOver = false;
        while (!isOver) {
            batch.clear();
            batch.add(queue.get());
            queue.drainTo(batch, BATCH - 1);
            for (Packet packet : batch) {
                if (!packet.isEnd()) {
                    note(packet, journal);
                } else if (isOver) {
                    queue.put(packet);
                } else {
                    isOver = true;
                }
            }
        }
    }

    /** Sends until the other end is gone, which may have been killed before it had its end of the pipe. */
    static void send(Connection link, Integer producer, String file) throws IOException, InterruptedException {
        Journal journal = Journal.create(file);
        try {
            for (int number = 0; true; number++) {
                link.send(packet(producer, number));
                journal.add(producer, number);
                rest();
            }
        } catch (PeerClosedException e) {
            link.close();
        }
    }

    /** Receives until the other end is dead, and everything it had sent is received. */
    static void receive(Connection link, String file) throws IOException, InterruptedException {
        Journal journal = Journal.create(file);
        int received = 0;
        try {
            while (true) {
                note(next(link, received), journal);
                received++;
            }
        } catch (PeerClosedException e) {
            Assertions.assertTrue(e instanceof PeerDiedException || received == 0, "a killed sender counts as closed");
        }
    }

    /** Waits for it in one call, or for a moment at a time. */
    private static Packet next(Connection link, int received) throws InterruptedException {
        if (received % 2 == 0) {
            return link.recv(Packet.class);
        }
        while (true) {
            try {
                return link.recv(Packet.class, Times.MOMENT);
            } catch (TimedOutException e) {
                continue;
            }
        }
    }

    /** Enters a packet, which must be whole. */
    static void note(Packet packet, Journal journal) throws IOException {
        packet.assertIntact(maxSize(packet.number()));
        journal.add(packet.producer(), packet.number());
    }

    private static Packet packet(int producer, int number) {
        return Packet.of(producer, number, maxSize(number));
    }

    private static int maxSize(int number) {
        return number % SELDOM == SELDOM - 1 ? SELDOM_SIZE : USUAL_SIZE;
    }
}
