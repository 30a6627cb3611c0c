package dev.multiprocessing.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.ChildProcess;
import dev.multiprocessing.Multiprocessing;
import dev.multiprocessing.Queue;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Children where participants are threads. */
@Timeout(60)
class ThreadChildTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    /** What a child leaves for its test; threads of one JVM can do so without the library. */
    private static final BlockingQueue<Object> LEFT = new LinkedBlockingQueue<>();

    private final Multiprocessing mp = Multiprocessing.open("heap");

    @BeforeEach
    void forget() {
        LEFT.clear();
    }

    @AfterEach
    void close() {
        mp.close();
    }

    @Test
    void aTargetThatReturnsEndsWithZeroAndWithoutAFailure() throws InterruptedException {
        ChildProcess child = ended(mp.process(ThreadChildTest::nothing));

        assertEquals(OptionalInt.of(0), child.exitCode());
        assertTrue(child.failure().isEmpty());
    }

    @Test
    void aTargetThatThrowsEndsWithOneAndItsException() throws InterruptedException {
        ChildProcess child = ended(mp.process(ThreadChildTest::fail).name("unlucky"));

        assertEquals(OptionalInt.of(1), child.exitCode());
        assertEquals(
                "child failed: name=unlucky, exception=java.lang.IllegalStateException: lost",
                child.failure().orElseThrow().getMessage());
    }

    @Test
    void theTraceOfAFailureIsThatOfTheChild() throws InterruptedException {
        ChildProcess child = ended(mp.process(ThreadChildTest::fail));

        assertEquals("fail", child.failure().orElseThrow().getStackTrace()[0].getMethodName());
    }

    @Test
    void anErrorIsAFailureToo() throws InterruptedException {
        ChildProcess child = ended(mp.process(ThreadChildTest::overflow));

        assertEquals(OptionalInt.of(1), child.exitCode());
        assertEquals(
                "java.lang.StackOverflowError", child.failure().orElseThrow().exceptionClass());
    }

    @Test
    void aFailureIsGivenToTheThreadsHandler() throws InterruptedException {
        ended(mp.process(ThreadChildTest::failWithHandler));

        assertEquals("handled lost", LEFT.poll(30, TimeUnit.SECONDS));
    }

    @Test
    void aHandlerThatFailsItselfDoesNotHideTheEnd() throws InterruptedException {
        ChildProcess child = ended(mp.process(ThreadChildTest::failWithBrokenHandler));

        assertEquals(OptionalInt.of(1), child.exitCode());
    }

    @Test
    void aRunningOneIsAliveAndHasNoOutcome() throws InterruptedException {
        Queue<String> words = mp.queue();
        ChildProcess child = mp.process(ThreadChildTest::await, words).start();

        assertTrue(child.isAlive());
        assertEquals(OptionalInt.empty(), child.exitCode());
        assertTrue(child.failure().isEmpty());
        assertFalse(child.join(Duration.ZERO));

        words.put("end");
        assertTrue(child.join(SOON));
    }

    @Test
    void terminateInterruptsIt() throws InterruptedException {
        Queue<String> silent = mp.queue();
        ChildProcess child = mp.process(ThreadChildTest::await, silent).start();

        child.terminate();

        assertTrue(child.join(SOON));
        assertEquals(
                "java.lang.InterruptedException", child.failure().orElseThrow().exceptionClass());
    }

    @Test
    void killInterruptsIt() throws InterruptedException {
        Queue<String> silent = mp.queue();
        ChildProcess child = mp.process(ThreadChildTest::await, silent).start();

        child.kill();

        assertTrue(child.join(SOON));
        assertEquals(OptionalInt.of(1), child.exitCode());
    }

    @Test
    void terminateOfOneThatHasEndedDoesNothing() throws InterruptedException {
        ChildProcess child = ended(mp.process(ThreadChildTest::nothing));

        child.terminate();

        assertEquals(OptionalInt.of(0), child.exitCode());
    }

    @Test
    void itIsAThreadWithItsNameOfThisProcess() throws InterruptedException {
        ChildProcess child = ended(mp.process(ThreadChildTest::leaveThread).name("worker"));

        assertEquals("worker", ((Thread) LEFT.take()).getName());
        assertEquals(ProcessHandle.current().pid(), child.pid());
    }

    @Test
    void theThreadOfADaemonIsADaemon() throws InterruptedException {
        ended(mp.process(ThreadChildTest::leaveWhetherDaemon).daemon(true));
        ended(mp.process(ThreadChildTest::leaveWhetherDaemon).daemon(false));

        assertEquals(true, LEFT.take());
        assertEquals(false, LEFT.take());
    }

    @Test
    void childrenAreNumberedAsTheyAreMade() {
        String first = mp.process(ThreadChildTest::nothing).name();
        String second = mp.process(ThreadChildTest::nothing).name();

        assertEquals("Process-1 Process-2", first + " " + second);
    }

    @Test
    void optionsOfAJvmHaveNoEffect() throws InterruptedException {
        ChildProcess child = ended(
                mp.process(ThreadChildTest::nothing).jvmOptions("-Xnonsense").environment(Map.of("A", "b")));

        assertEquals(OptionalInt.of(0), child.exitCode());
    }

    @Test
    void onExitCompletesWithTheChild() throws Exception {
        ChildProcess child = mp.process(ThreadChildTest::nothing).start();

        assertSame(child, child.onExit().get(30, TimeUnit.SECONDS));
        assertFalse(child.isAlive());
    }

    @Test
    void onExitThatIsCancelledLeavesTheChildAlone() throws InterruptedException {
        Queue<String> words = mp.queue();
        ChildProcess child = mp.process(ThreadChildTest::await, words).start();

        child.onExit().cancel(true);
        words.put("end");
        child.join();

        assertEquals(OptionalInt.of(0), child.exitCode());
    }

    private static ChildProcess ended(ChildProcess child) throws InterruptedException {
        child.start();
        assertTrue(child.join(SOON));
        return child;
    }

    private static void nothing() {}

    private static void fail() {
        throw new IllegalStateException("lost");
    }

    private static void failWithHandler() {
        Thread.currentThread().setUncaughtExceptionHandler((thread, e) -> LEFT.add("handled " + e.getMessage()));
        fail();
    }

    private static void failWithBrokenHandler() {
        Thread.currentThread().setUncaughtExceptionHandler((thread, e) -> {
            throw new UnsupportedOperationException("broken");
        });
        fail();
    }

    private static void overflow() {
        overflow();
    }

    private static void await(Queue<String> words) throws InterruptedException {
        words.get();
    }

    private static void leaveThread() {
        LEFT.add(Thread.currentThread());
    }

    private static void leaveWhetherDaemon() {
        LEFT.add(Thread.currentThread().isDaemon());
    }
}
