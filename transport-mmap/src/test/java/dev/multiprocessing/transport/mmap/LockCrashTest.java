package dev.multiprocessing.transport.mmap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.multiprocessing.ChildProcess;
import dev.multiprocessing.IntValue;
import dev.multiprocessing.Multiprocessing;
import dev.multiprocessing.MultiprocessingOptions;
import dev.multiprocessing.SharedLock;
import dev.multiprocessing.files.crash.Blocked;
import dev.multiprocessing.files.crash.CrashAgent;
import dev.multiprocessing.files.crash.CrashSteps;
import dev.multiprocessing.files.crash.CrashWeaver;
import dev.multiprocessing.files.crash.Survival;
import dev.multiprocessing.files.crash.Survival.Death;
import dev.multiprocessing.tck.Signals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lock of the api, whose word is in a region, between any two of its writes. */
@Timeout(120)
class LockCrashTest {

    private static final Duration PROMPT = Duration.ofSeconds(10);
    private static final int BEFORE = 0;
    private static final int READY = 3;
    private static final int HALF_CHANGED = 1;
    private static final int CHANGED = 2;
    private static final int AWAITED = 4; // half changed, and somebody waits for the lock

    @TempDir
    static Path woven;

    private static String agent;

    private final Map<Integer, Boolean> told = new TreeMap<>(); // by the step behind which the owner was killed
    private final Multiprocessing mp =
            Multiprocessing.open(MultiprocessingOptions.defaults().withTransport("mmap"));

    @BeforeAll
    static void weave() throws IOException {
        CrashWeaver.weaveInto(woven);
        agent = CrashAgent.optionFor(woven);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whoeverIsKilledBetweenAnyTwoWritesHandsTheLockOverAndTheNextOneIsTold(boolean waiting) throws Exception {
        Survival survival = new Survival("lock, waiting=" + waiting);
        try (mp) {
            while (survival.addNext(step -> killAt(step, waiting))) {
                continue;
            }
            assertTrue(survival.kills() > 2, survival::toString);
            if (!waiting) {
                Map<Integer, Boolean> expected = new TreeMap<>();
                for (int step = 1; step <= survival.kills(); step++) {
                    expected.put(step, step < survival.kills()); // the last write is the one that gives the lock back
                }
                assertEquals(expected, told);
            }
            System.out.println(survival);
        }
    }

    @Test
    void whoWaitsForTheLockOfOneThatIsKilledBetweenAnyTwoWritesGetsIt() throws Exception {
        Survival survival = new Survival("lock, awaited");
        try (mp) {
            while (survival.addNext(this::killAwaitedAt)) {
                continue;
            }
            assertTrue(survival.kills() > 4, () -> "without the steps of a wake-up: " + survival);
            System.out.println(survival);
        }
    }

    @Test
    void whoeverIsStoppedBetweenAnyTwoWritesKeepsTheLockAndFinishes() throws Exception {
        assumeTrue(Files.exists(Path.of("/proc/self/stat")), "no way to see here that a process is stopped");
        try (mp) {
            SharedLock lock = mp.lock();
            IntValue value = mp.value(BEFORE);
            ChildProcess child = mp.process(LockCrashTest::changeUnderLock, lock, value, CrashSteps.EVERY);
            child.jvmOptions(agent).start();
            int stops = 0;
            while (awaitStop(child)) {
                stops++;
                boolean free = lock.tryLock(Duration.ofMillis(20));
                if (free) {
                    assertFalse(lock.previousOwnerDied());
                    assertTrue(value.get() != HALF_CHANGED, "the lock was taken from its owner");
                    lock.unlock();
                }
                Signals.resume(child.pid());
            }
            assertEquals(OptionalInt.of(0), child.exitCode());
            assertEquals(CHANGED, value.get());
            assertTrue(stops > 3, "stops=" + stops);
        }
    }

    /** Kills a child after that step, if it gets so far, and takes the lock. */
    private Optional<Death> killAt(int step, boolean waiting) throws Exception {
        try (SharedLock lock = mp.lock();
                IntValue value = mp.value(BEFORE)) {
            if (waiting) {
                lock.lock();
            }
            ChildProcess child = mp.process(LockCrashTest::changeUnderLock, lock, value, step);
            child.jvmOptions(agent).start();
            if (waiting) {
                while (value.get() != READY) {
                    Thread.onSpinWait();
                }
                Thread.sleep(10); // so that it falls asleep, in most cases
                lock.unlock();
            }
            boolean killed = awaitEnd(child);

            long start = System.nanoTime();
            assertTrue(lock.tryLock(PROMPT), "a survivor waits for the dead");
            long nanos = System.nanoTime() - start;
            assertTrue(value.get() != HALF_CHANGED || lock.previousOwnerDied(), "the next owner is not told");
            if (killed) {
                told.put(step, lock.previousOwnerDied());
            }
            assertTrue(killed || value.get() == CHANGED);
            lock.unlock();
            assertTrue(lock.tryLock());
            assertFalse(lock.previousOwnerDied());
            lock.unlock();
            return death(killed, step, nanos);
        }
    }

    /** Kills a child after that step, if it gets so far, while a thread waits for the lock that it has. */
    private Optional<Death> killAwaitedAt(int step) throws Exception {
        try (SharedLock lock = mp.lock();
                IntValue value = mp.value(BEFORE)) {
            ChildProcess child = mp.process(LockCrashTest::changeUnderLockOnceAwaited, lock, value, step);
            child.jvmOptions(agent).start();
            while (value.get() != HALF_CHANGED && child.isAlive()) {
                Thread.onSpinWait();
            }
            Blocked waiter = Blocked.in(() -> takeOver(lock, value)).awaitSleep();
            value.compareAndSet(HALF_CHANGED, AWAITED);
            boolean killed = awaitEnd(child);

            long start = System.nanoTime();
            waiter.requireReturn();
            long nanos = System.nanoTime() - start;
            assertTrue(killed || value.get() == CHANGED);
            return death(killed, step, nanos);
        }
    }

    /** Whether the child was killed. */
    private static boolean awaitEnd(ChildProcess child) throws InterruptedException {
        assertTrue(child.join(PROMPT));
        return child.exitCode().orElseThrow() != 0;
    }

    private static Optional<Death> death(boolean killed, int step, long nanos) {
        return killed ? Optional.of(new Death("step " + step, nanos)) : Optional.empty();
    }

    private static void takeOver(SharedLock lock, IntValue value) {
        lock.lock();
        boolean half = value.get() == HALF_CHANGED || value.get() == AWAITED;
        assertTrue(!half || lock.previousOwnerDied(), "the next owner is not told");
        lock.unlock();
    }

    private static void changeUnderLockOnceAwaited(SharedLock lock, IntValue value, Integer step) {
        CrashSteps.beginSelfInflicted(step);
        lock.lock();
        value.set(HALF_CHANGED);
        while (value.get() == HALF_CHANGED) {
            Thread.onSpinWait();
        }
        value.set(CHANGED);
        lock.unlock();
        CrashSteps.end();
    }

    private static void changeUnderLock(SharedLock lock, IntValue value, Integer step) {
        value.set(READY);
        CrashSteps.beginSelfInflicted(step);
        lock.lock();
        value.set(HALF_CHANGED);
        value.set(CHANGED);
        lock.unlock();
        CrashSteps.end();
    }

    /** Waits until the child is stopped, or has ended; false in that case. */
    private static boolean awaitStop(ChildProcess child) {
        while (child.isAlive()) {
            if (Signals.isStopped(child.pid())) {
                return true;
            }
            Thread.onSpinWait();
        }
        return false;
    }
}
