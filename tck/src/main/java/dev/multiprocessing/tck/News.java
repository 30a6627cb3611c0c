package dev.multiprocessing.tck;

import dev.multiprocessing.Connection;
import dev.multiprocessing.LongValue;
import dev.multiprocessing.Queue;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Assertions;

/** A way to say to another process how many elements are in a queue by now. */
interface News {

    /** So many are there. */
    void tell(int count) throws InterruptedException;

    /** Waits until there are more than so many, and says how many there are. */
    int hearOfMoreThan(int known) throws InterruptedException;

    /** Through a pipe, from its second end to its first. */
    record ThroughPipe(Connection end) implements News {

        @Override
        public void tell(int count) throws InterruptedException {
            end.send(count, Times.LONG);
        }

        @Override
        public int hearOfMoreThan(int known) throws InterruptedException {
            return end.recv(Integer.class, Times.LONG);
        }
    }

    /** Through another queue. */
    record ThroughQueue(Queue<Integer> counts) implements News {

        @Override
        public void tell(int count) throws InterruptedException {
            counts.put(count, Times.LONG);
        }

        @Override
        public int hearOfMoreThan(int known) throws InterruptedException {
            return counts.get(Times.LONG);
        }
    }

    /** Through a value. */
    record ThroughValue(LongValue value) implements News {

        @Override
        public void tell(int count) {
            value.set(count);
        }

        @Override
        public int hearOfMoreThan(int known) {
            return look(known, value::get);
        }
    }

    /** Through a lock: who takes it after the other one. */
    record ThroughLock(LongValue value) implements News {

        @Override
        public void tell(int count) {
            value.lock().lock();
            value.set(count);
            value.lock().unlock();
        }

        @Override
        public int hearOfMoreThan(int known) {
            return look(known, () -> {
                value.lock().lock();
                long count = value.get();
                value.lock().unlock();
                return count;
            });
        }
    }

    private static int look(int known, LongSupplier place) {
        long start = System.nanoTime();
        long count = place.getAsLong();
        while (count <= known) {
            Assertions.assertTrue(System.nanoTime() - start < Times.LONG.toNanos(), "nothing is heard");
            Thread.onSpinWait();
            count = place.getAsLong();
        }
        return (int) count;
    }
}
