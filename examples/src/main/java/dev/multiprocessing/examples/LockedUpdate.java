package dev.multiprocessing.examples;

import dev.multiprocessing.ChildProcess;
import dev.multiprocessing.LongArray;
import dev.multiprocessing.Multiprocessing;
import java.util.Arrays;

/**
 * How do processes change several shared numbers as one step? Two processes move 10,000 coins from the first account to
 * the second, and nobody ever sees a coin missing. Prints:
 *
 * <pre>
 * [0, 20000]
 * </pre>
 */
public final class LockedUpdate {

    private LockedUpdate() {}

    public static void main(String[] args) throws InterruptedException {
        try (Multiprocessing mp = Multiprocessing.open()) {
            LongArray accounts = mp.array(new long[] {20_000, 0});
            ChildProcess one = mp.process(LockedUpdate::move, accounts).start();
            ChildProcess two = mp.process(LockedUpdate::move, accounts).start();
            one.join();
            two.join();
            System.out.println(Arrays.toString(accounts.toArray()));
        }
    }

    static void move(LongArray accounts) {
        for (int i = 0; i < 10_000; i++) {
            accounts.lock().lock();
            try {
                accounts.set(0, accounts.get(0) - 1);
                accounts.set(1, accounts.get(1) + 1);
            } finally {
                accounts.lock().unlock();
            }
        }
    }
}
