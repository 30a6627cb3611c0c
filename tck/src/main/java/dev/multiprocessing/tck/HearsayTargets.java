package dev.multiprocessing.tck;

import dev.multiprocessing.ChildProcess;
import dev.multiprocessing.Connection;
import dev.multiprocessing.Multiprocessing;
import dev.multiprocessing.Pipe;
import dev.multiprocessing.Queue;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Assertions;

/** What is done where one process puts or sends, and another one hears of it. */
final class HearsayTargets {

    private static final int ROUNDS = 300;
    private static final int ROUNDS_TO_A_LONG_ONE = 10;
    private static final int ROUNDS_TO_A_REST = 7;
    private static final long REST_MILLIS = 2;
    private static final int LONG_MESSAGE = 20_000; // numbers
    private static final int CHILDREN = 4;

    static {
        Quiet.inChildren();
    }

    private HearsayTargets() {}

    /** Puts numbers into each queue, and tells of each, first in one way, then in the next. */
    static void putAndTell(List<Queue<Integer>> queues, List<News> ways) throws InterruptedException {
        int put = 0;
        for (News way : ways) {
            for (int round = 0; round < ROUNDS; round++, put++) {
                for (Queue<Integer> queue : queues) {
                    queue.put(put, Times.LONG);
                }
                way.tell(put + 1);
            }
        }
    }

    /** Takes each number without waiting as soon as it has heard of it. */
    static void hearAndTake(List<Queue<Integer>> queues, List<News> ways) throws InterruptedException {
        int taken = 0;
        for (News way : ways) {
            int all = taken + ROUNDS;
            while (taken < all) {
                for (int heard = way.hearOfMoreThan(taken); taken < heard; taken++) {
                    for (Queue<Integer> queue : queues) {
                        Assertions.assertEquals(taken, queue.getNowait(), () -> "heard by " + way);
                    }
                }
            }
        }
    }

    /** Sends numbers through each end, now and then a long message, and tells of each as {@link #putAndTell} does. */
    static void sendAndTell(List<Connection> ends, List<News> ways) throws InterruptedException {
        int sent = 0;
        for (News way : ways) {
            for (int round = 0; round < ROUNDS; round++, sent++) {
                if (round % ROUNDS_TO_A_REST == 0) {
                    Thread.sleep(REST_MILLIS); // the other one has heard of all before, and hears of the next at once
                }
                for (Connection end : ends) {
                    end.send(message(sent), Times.LONG);
                }
                way.tell(sent + 1);
            }
        }
    }

    private static int[] message(int number) {
        int[] message = new int[number % ROUNDS_TO_A_LONG_ONE == 0 ? LONG_MESSAGE : 1];
        message[0] = number;
        return message;
    }

    /** Receives each number without waiting as soon as it has heard of it; now and then it has waited before. */
    static void hearAndReceive(List<Connection> ends, List<News> ways) throws InterruptedException {
        int received = 0;
        for (News way : ways) {
            int all = received + ROUNDS;
            while (received < all) {
                for (int heard = way.hearOfMoreThan(received); received < heard; received++) {
                    for (Connection end : ends) {
                        assertComes(end, received, way);
                    }
                }
                if (received % ROUNDS_TO_A_LONG_ONE == 0) {
                    ends.get(received / ROUNDS_TO_A_LONG_ONE % ends.size()).poll(Duration.ofMillis(1));
                }
            }
        }
    }

    /** Half of the messages are looked for before they are received. */
    private static void assertComes(Connection end, int number, Object way) {
        if (number % 2 == 0) {
            Assertions.assertTrue(end.poll(), () -> "poll, message=" + number + ", heard by " + way);
        }
        int[] message = Assertions.assertDoesNotThrow(
                () -> end.recv(int[].class, Duration.ZERO), () -> "message=" + number + ", heard by " + way);
        Assertions.assertEquals(number, message[0], () -> "heard by " + way);
    }

    /** Has children put and send, and finds it as soon as it has heard of their ends. */
    static void hearOfEnds(Multiprocessing mp, UnaryOperator<ChildProcess> start) throws InterruptedException {
        for (int child = 0; child < CHILDREN; child++) {
            boolean joins = child % 2 == 0;
            List<Queue<Integer>> queues = List.of(mp.queue(ROUNDS), mp.queue());
            Pipe pipe = mp.pipe();
            ChildProcess sender = start.apply(mp.process(HearsayTargets::putAndSend, queues, pipe.second()));
            if (child < CHILDREN / 2) {
                pipe.second().close();
            }
            Assertions.assertTrue(joins ? sender.join(Times.LONG) : isSeenToEnd(sender), "the child has not ended");
            for (int number = 0; number < ROUNDS; number++) {
                for (Queue<Integer> queue : queues) {
                    Assertions.assertEquals(number, queue.getNowait(), () -> "join=" + joins);
                }
                assertComes(pipe.first(), number, joins ? "join" : "isAlive");
            }
        }
    }

    private static boolean isSeenToEnd(ChildProcess child) {
        long start = System.nanoTime();
        while (child.isAlive() && System.nanoTime() - start < Times.LONG.toNanos()) {
            Thread.yield();
        }
        return !child.isAlive();
    }

    static void hearOfEndsInAChild() throws InterruptedException {
        hearOfEnds(Multiprocessing.current(), ChildProcess::start);
    }

    static void putAndSend(List<Queue<Integer>> queues, Connection end) throws InterruptedException {
        for (int number = 0; number < ROUNDS; number++) {
            for (Queue<Integer> queue : queues) {
                queue.put(number, Times.LONG);
            }
            end.send(new int[] {number}, Times.LONG);
        }
    }
}
