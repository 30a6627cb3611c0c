package dev.multiprocessing.tck;

import dev.multiprocessing.Queue;
import java.util.List;
import org.junit.jupiter.api.Assertions;

/** What is done where one process puts, and another one hears of it. */
final class HearsayTargets {

    private static final int ROUNDS = 300;

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
}
