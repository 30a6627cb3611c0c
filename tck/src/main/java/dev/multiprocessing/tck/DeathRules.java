package dev.multiprocessing.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.multiprocessing.ChildProcess;
import dev.multiprocessing.Connection;
import dev.multiprocessing.IntArray;
import dev.multiprocessing.IntValue;
import dev.multiprocessing.PeerDiedException;
import dev.multiprocessing.Pipe;
import dev.multiprocessing.Queue;
import dev.multiprocessing.QueueEmptyException;
import dev.multiprocessing.SharedLock;
import dev.multiprocessing.TimedOutException;
import dev.multiprocessing.spi.Transport.Capability;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The rules of what is left when a process is killed, or stopped. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public interface DeathRules extends TransportRules {

    @Test
    default void required_D01_whatADeadPeerSentIsDeliveredBeforeItsDeathIsReported() throws InterruptedException {
        try (Scene scene = Scene.open(this);
                Pipe pipe = scene.mp().pipe()) {
            Queue<String> said = scene.mp().queue();
            int count = 100;
            ChildProcess child =
                    scene.startProcess(scene.mp().process(DeathTargets::sendAndWait, pipe.second(), said, count));
            pipe.second().close();
            assertEquals("sent", said.get(Times.LONG));

            Scene.kill(child);

            for (int number = 0; number < count; number++) {
                assertEquals(number, Expect.next(pipe.first(), Times.SOON, number));
            }
            assertThrows(PeerDiedException.class, () -> pipe.first().recv(Times.SOON));
            assertTrue(pipe.first().poll());
            assertThrows(PeerDiedException.class, () -> pipe.first().recvBytes(Times.SOON));
            assertThrows(PeerDiedException.class, () -> pipe.first().send("late", Times.SOON));
        }
    }

    @Test
    default void required_D02_aBlockedReceiverAndSenderNoticeTheDeath() throws InterruptedException {
        try (Scene scene = Scene.open(this);
                Pipe pipe = scene.mp().pipe();
                Pipe full = scene.mp().pipe()) {
            ChildProcess child =
                    scene.startProcess(scene.mp().process(ProcessTargets::holdBoth, pipe.second(), full.second()));
            pipe.second().close();
            full.second().close();
            assertEquals("ready", pipe.first().recv(Times.LONG));
            PipeTargets.fill(full.first());
            Task<Void> receiver = Task.blocked(() -> pipe.first().recv());
            Task<Void> sender = Task.blocked(() -> full.first().sendBytes(PipeTargets.block(0)));

            Scene.kill(child);

            receiver.failure(PeerDiedException.class);
            sender.failure(PeerDiedException.class);
        }
    }

    @Test
    default void required_D22_aSenderThatNeverWaitsIsToldOfTheDeathToo() throws InterruptedException {
        try (Scene scene = Scene.open(this);
                Pipe link = scene.mp().pipe();
                Pipe oneWay = scene.mp().pipe(false)) {
            ChildProcess child =
                    scene.startProcess(scene.mp().process(ProcessTargets::holdBoth, link.second(), oneWay.first()));
            oneWay.first().close();
            assertEquals("ready", link.first().recv(Times.LONG));
            oneWay.second().send("while it lives");

            Scene.kill(child);

            assertThrows(PeerDiedException.class, () -> {
                for (int sends = 0; sends < 10; sends++) {
                    Thread.sleep(Times.TICK.toMillis());
                    oneWay.second().send("seldom");
                }
            });
        }
    }

    @Test
    default void required_D24_whoWaitsForAMomentAtATimeIsToldOfTheDeathToo() throws InterruptedException {
        try (Scene scene = Scene.open(this);
                Pipe received = scene.mp().pipe();
                Pipe polled = scene.mp().pipe()) {
            ChildProcess child = scene.startProcess(
                    scene.mp().process(ProcessTargets::holdBoth, received.second(), polled.second()));
            received.second().close();
            polled.second().close();
            assertEquals("ready", received.first().recv(Times.LONG));

            Task<Object> receiver = Task.call(() -> receiveByMoments(received.first()));
            Task<Boolean> poller = Task.call(() -> pollByMoments(polled.first()));
            Scene.kill(child);

            receiver.failure(PeerDiedException.class);
            assertTrue(poller.result());
            assertThrows(PeerDiedException.class, () -> polled.first().recv(Times.MOMENT));
        }
    }

    private static Object receiveByMoments(Connection connection) throws InterruptedException {
        while (true) {
            try {
                return connection.recv(Times.MOMENT);
            } catch (TimedOutException e) {
                continue;
            }
        }
    }

    private static boolean pollByMoments(Connection connection) throws InterruptedException {
        boolean isReady = connection.poll(Times.MOMENT);
        while (!isReady) {
            isReady = connection.poll(Times.MOMENT);
        }
        return isReady;
    }

    @Test
    default void required_D03_aConsumerKilledWhileItWaitsHoldsNobodyUp() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            Queue<String> queue = scene.mp().queue();
            Queue<String> said = scene.mp().queue();
            ChildProcess child = scene.startProcess(scene.mp().process(DeathTargets::waitInGet, queue, said));
            assertEquals("waiting", said.get(Times.LONG));
            Task<String> survivor = Task.call(queue::get);
            survivor.assertBlocked();

            Scene.kill(child);
            queue.put("for the survivor");

            assertEquals("for the survivor", survivor.result());
            assertEquals(0, queue.qsize());
        }
    }

    @Test
    default void required_D04_aProducerKilledWhileItWaitsPutsNothing() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            Queue<String> queue = scene.mp().queue(1);
            Queue<String> said = scene.mp().queue();
            queue.put("first");
            ChildProcess child = scene.startProcess(scene.mp().process(DeathTargets::waitInPut, queue, said));
            assertEquals("waiting", said.get(Times.LONG));
            Task<Void> survivor = Task.blocked(() -> queue.put("second"));

            Scene.kill(child);

            assertEquals("first", queue.get(Times.SOON));
            survivor.result();
            assertEquals("second", queue.get(Times.SOON));
            assertThrows(QueueEmptyException.class, () -> queue.get(Times.TICK));
        }
    }

    @Test
    default void required_D05_whatWasPutIsNotLostWithItsProducer() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            Queue<Integer> queue = scene.mp().queue();
            Queue<Integer> codes = scene.mp().queue();
            int count = 1_000;
            ChildProcess child = scene.startProcess(scene.mp().process(DeathTargets::putAndHalt, queue, codes, count));

            codes.put(3);
            assertTrue(child.join(Times.LONG));

            assertEquals(3, child.exitCode().orElseThrow());
            assertEquals(count, queue.qsize());
            for (int number = 0; number < count; number++) {
                assertEquals(number, Expect.next(queue, Times.SOON, number));
            }
        }
    }

    @Test
    default void required_D06_theLockOfADeadOwnerGoesToTheNext() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            SharedLock lock = scene.mp().lock();
            Queue<String> said = scene.mp().queue();
            Queue<String> told = scene.mp().queue();
            ChildProcess child = scene.startProcess(scene.mp().process(LockTargets::holdUntilTold, lock, said, told));
            assertEquals("locked", said.get(Times.LONG));
            Task<List<Boolean>> waiter = Task.call(() -> lockTwice(lock));
            waiter.assertBlocked();

            Scene.kill(child);

            assertEquals(List.of(true, false), waiter.result());
        }
    }

    /** Whether the previous owner died, for the first and a second time this thread takes the lock. */
    private static List<Boolean> lockTwice(SharedLock lock) {
        lock.lock();
        boolean first = lock.previousOwnerDied();
        lock.unlock();
        lock.lock();
        boolean second = lock.previousOwnerDied();
        lock.unlock();
        return List.of(first, second);
    }

    @Test
    default void required_D07_aWaiterKilledForALockHoldsNobodyUp() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            SharedLock lock = scene.mp().lock();
            Queue<String> said = scene.mp().queue();
            lock.lock();
            ChildProcess child = scene.startProcess(scene.mp().process(LockTargets::waitFor, lock, said));
            assertEquals("waiting", said.get(Times.LONG));
            Task<List<Boolean>> survivor = Task.call(() -> lockTwice(lock));
            survivor.assertBlocked();

            Scene.kill(child);
            lock.unlock();

            assertEquals(List.of(false, false), survivor.result());
        }
    }

    @Test
    default void required_D08_aStoppedOwnerKeepsItsLock() throws InterruptedException, IOException {
        Signals.assumeSignals();
        try (Scene scene = Scene.open(this)) {
            SharedLock lock = scene.mp().lock();
            Queue<String> said = scene.mp().queue();
            Queue<String> told = scene.mp().queue();
            ChildProcess child = scene.startProcess(scene.mp().process(LockTargets::holdUntilTold, lock, said, told));
            assertEquals("locked", said.get(Times.LONG));

            Signals.stop(child.pid());
            assertFalse(lock.tryLock(Times.TICK.multipliedBy(10)));
            Signals.resume(child.pid());
            told.put("unlock");

            assertTrue(lock.tryLock(Times.SOON));
            assertFalse(lock.previousOwnerDied());
            scene.awaitSuccess();
        }
    }

    @Test
    default void required_D09_aStoppedPeerIsNotReportedDead() throws InterruptedException, IOException {
        Signals.assumeSignals();
        try (Scene scene = Scene.open(this);
                Pipe pipe = scene.mp().pipe()) {
            ChildProcess child = scene.startProcess(scene.mp().process(DeathTargets::echo, pipe.second()));
            pipe.second().close();
            assertEquals("ready", pipe.first().recv(Times.LONG));

            Signals.stop(child.pid());
            assertFalse(pipe.first().poll(Times.TICK.multipliedBy(10)));
            pipe.first().send("still there?");
            Signals.resume(child.pid());

            assertEquals("still there?", pipe.first().recv(Times.SOON));
        }
    }

    @Test
    default void required_D10_aStoppedConsumerDelaysNobody() throws InterruptedException, IOException {
        Signals.assumeSignals();
        try (Scene scene = Scene.open(this)) {
            Queue<String> queue = scene.mp().queue();
            Queue<String> said = scene.mp().queue();
            ChildProcess child = scene.startProcess(scene.mp().process(DeathTargets::waitInGet, queue, said));
            assertEquals("waiting", said.get(Times.LONG));
            assertFalse(child.join(Times.TICK));

            Signals.stop(child.pid());

            Times.assertWaitsTick(() -> assertThrows(QueueEmptyException.class, () -> queue.get(Times.TICK)));
            queue.put("for whoever runs");
            assertEquals("for whoever runs", queue.get(Times.SOON));
        }
    }

    @Test
    default void required_D11_memoryOfADeadWriterGoesOn() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            IntValue value = scene.mp().value(0);
            IntArray array = scene.mp().intArray(3);
            Queue<String> said = scene.mp().queue();
            ChildProcess child = scene.startProcess(scene.mp().process(DeathTargets::count, value, array, said));
            assertEquals("counting", said.get(Times.LONG));
            assertTrue(Times.comes(() -> value.get() >= 1_000, Times.LONG), "it does not count");

            Scene.kill(child);

            int before = value.getAndAdd(5);
            assertEquals(before + 5, value.get());
            assertTrue(before - array.get(1) == 0 || before - array.get(1) == 1, "value and array disagree");
            assertEquals(0, array.get(0));
            assertEquals(0, array.get(2));
        }
    }

    @Test
    default void optional_D25_whatWasPutSurvivesTheDeathOfItsProducerAtOnce(@TempDir Path directory)
            throws InterruptedException {
        assumeTrue(Capabilities.has(options(), Capability.SYNCHRONOUS), "this transport does not declare it");
        try (Scene scene = Scene.open(this)) {
            Queue<Integer> queue = scene.mp().queue();
            Path journal = directory.resolve("journal");
            ChildProcess child =
                    scene.startProcess(scene.mp().process(DeathTargets::putAndNote, queue, journal.toString()));
            assertTrue(Times.comes(() -> Journal.size(journal) >= 100, Times.LONG), "it puts nothing");

            Scene.kill(child);

            long count = Journal.size(journal);
            for (int number = 0; number < count; number++) {
                assertEquals(number, Expect.next(queue, Times.SOON, number));
            }
        }
    }
}
