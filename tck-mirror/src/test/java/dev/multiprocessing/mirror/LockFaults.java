package dev.multiprocessing.mirror;

import static dev.multiprocessing.mirror.Fault.Base.HEAP;
import static dev.multiprocessing.mirror.Fault.Base.MMAP;

import dev.multiprocessing.SharedLock;
import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.HandleClosedException;
import dev.multiprocessing.spi.Participants;
import dev.multiprocessing.spi.Region;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.BiPredicate;

/** Faults of locks, and of who is said to live. */
final class LockFaults {

    static final List<Fault> ALL = List.of(
            Fault.of("everybody else is called dead", HEAP, "L04", "did not block", lives((participants, id) -> false)),
            Fault.of(
                    "who left is called alive",
                    HEAP,
                    "L10",
                    "expected: <true> but was: <false>",
                    lives((participants, id) -> true)),
            Fault.of(
                    "the dead are called alive",
                    MMAP,
                    "D06 D15",
                    "the call is still blocked|TimedOutException",
                    lives((participants, id) -> true)),
            Fault.of(
                    "who waits for a lock sleeps a second longer than it wants to",
                    HEAP,
                    "L05",
                    "gave up too late: waited millis=1\\d\\d\\d",
                    Seam.region(region -> new PassingRegion(region) {
                        @Override
                        public void await(long offset, long expected, Deadline deadline) throws InterruptedException {
                            super.await(offset, expected, deadline);
                            Thread.sleep(1_000);
                        }
                    })),
            Fault.of(
                    "a lock is handed on by nobody",
                    HEAP,
                    "W17",
                    "times the lock was handed on=\\d+, millis=\\d+",
                    Seam.region(region -> new PassingRegion(region) {
                        @Override
                        public void wake(long offset) {}
                    })),
            Fault.of(
                    "a closed handle wipes the memory",
                    HEAP,
                    "L08 X08",
                    "expected: <(false|1)> but was: <(true|0)>",
                    Seam.region(region -> new PassingRegion(region) {
                        @Override
                        public void close() {
                            wipe(region);
                            super.close();
                        }
                    })),
            Fault.of(
                    "one process of a session does not ask for locks",
                    HEAP,
                    "L01",
                    "expected: <\\d+> but was: <\\d+>",
                    Seam.calls(() ->
                            call -> call.is("lock", 0) || call.is("unlock") ? takenForGranted(call) : call.proceed())),
            Fault.of(
                    "the owner of a lock cannot try it again",
                    HEAP,
                    "L02",
                    "expected: <true> but was: <false>",
                    Seam.calls(() -> call -> call.is("tryLock") && isMine(call) ? false : call.proceed())),
            Fault.of(
                    "anybody may unlock",
                    HEAP,
                    "L03",
                    "Expected .*IllegalMonitorStateException to be thrown",
                    Seam.calls(() -> call -> call.is("unlock") && !isMine(call) ? null : call.proceed())),
            Fault.of(
                    "a lock's condition is null",
                    HEAP,
                    "L09",
                    "Expected .*UnsupportedOperationException to be thrown",
                    Seam.calls(() -> call -> call.is("newCondition") ? null : call.proceed())),
            Fault.of(
                    "no time to wait for a lock is no limit to it",
                    HEAP,
                    "L11",
                    "Expected .*NullPointerException to be thrown",
                    Seam.calls(
                            () -> call -> call.is("tryLock", 1) && call.argument(0) == null ? true : call.proceed())));

    private LockFaults() {}

    /** Another answer to whether a participant, which is not the one who asks, lives. */
    private static Seam lives(BiPredicate<Participants, Integer> answer) {
        return Seam.transport(transport -> new PassingTransport(transport) {
            @Override
            public Participants participants() {
                Participants right = super.participants();
                return new Participants() {
                    @Override
                    public int self() {
                        return right.self();
                    }

                    @Override
                    public boolean isAlive(int participant) {
                        return answer.test(right, participant);
                    }
                };
            }
        });
    }

    private static void wipe(Region region) {
        try {
            region.write(0, ByteBuffer.allocate((int) region.size()));
        } catch (HandleClosedException e) {
            return; // it is closed for the second time
        }
    }

    private static Object takenForGranted(Call call) throws Throwable {
        return call.object() instanceof SharedLock ? call.nothing() : call.proceed();
    }

    private static boolean isMine(Call call) {
        return ((SharedLock) call.object()).isHeldByCurrentThread();
    }
}
