package dev.multiprocessing.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.ChildProcess;
import dev.multiprocessing.ClosedException;
import dev.multiprocessing.Multiprocessing;
import dev.multiprocessing.Queue;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Contexts in children where participants are threads. */
@Timeout(60)
class ThreadChildContextTest {

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
    void insideAChildTheCurrentContextIsItsOwn() throws InterruptedException {
        ended(mp.process(ThreadChildContextTest::leaveCurrent));

        Multiprocessing current = (Multiprocessing) LEFT.take();
        assertNotSame(mp, current);
        assertEquals("heap", current.transport());
    }

    @Test
    void aThreadStartedByAChildHasItsContext() throws InterruptedException {
        ChildProcess child = ended(mp.process(ThreadChildContextTest::leaveCurrentTwice));

        assertEquals(OptionalInt.of(0), child.exitCode());
        assertSame(LEFT.take(), LEFT.take());
    }

    @Test
    void outsideOfChildrenThereIsNoCurrentContext() throws InterruptedException {
        ended(mp.process(ThreadChildContextTest::nothing));

        assertThrows(IllegalStateException.class, Multiprocessing::current);
    }

    @Test
    void whatAChildHeldIsClosedAtItsEnd() throws InterruptedException {
        ended(mp.process(ThreadChildContextTest::leaveArgument, mp.queue()));

        Queue<?> ofChild = (Queue<?>) LEFT.take();
        assertThrows(ClosedException.class, ofChild::getNowait);
    }

    @Test
    void theContextOfAChildIsClosedAtItsEnd() throws InterruptedException {
        ended(mp.process(ThreadChildContextTest::leaveCurrent));

        Multiprocessing ofChild = (Multiprocessing) LEFT.take();
        assertEquals(
                "context is closed: transport=heap",
                assertThrows(ClosedException.class, ofChild::queue).getMessage());
    }

    @Test
    void aChildOfAChildIsAChild() throws InterruptedException {
        Queue<String> words = mp.queue();

        ended(mp.process(ThreadChildContextTest::delegate, words));

        assertEquals("from the grandchild", words.get(SOON));
    }

    @Test
    void aDaemonEndsWithTheContext() throws InterruptedException {
        Queue<String> silent = mp.queue();
        ChildProcess child =
                mp.process(ThreadChildContextTest::await, silent).daemon(true).start();

        mp.close();

        assertFalse(child.isAlive());
    }

    @Test
    void whoIsNoDaemonOutlivesTheContext() throws InterruptedException {
        ChildProcess child = mp.process(ThreadChildContextTest::awaitTest).start();

        mp.close();

        assertTrue(child.isAlive());
        child.terminate();
        assertTrue(child.join(SOON));
    }

    private static ChildProcess ended(ChildProcess child) throws InterruptedException {
        child.start();
        assertTrue(child.join(SOON));
        return child;
    }

    private static void nothing() {}

    private static void await(Queue<String> words) throws InterruptedException {
        words.get();
    }

    private static void awaitTest() throws InterruptedException {
        new LinkedBlockingQueue<>().take();
    }

    private static void leaveCurrent() {
        LEFT.add(Multiprocessing.current());
    }

    private static void leaveCurrentTwice() throws InterruptedException {
        Thread inner = new Thread(ThreadChildContextTest::leaveCurrent);
        inner.start();
        inner.join();
        leaveCurrent();
    }

    private static void leaveArgument(Queue<?> argument) {
        LEFT.add(argument);
    }

    private static void delegate(Queue<String> words) throws InterruptedException {
        ended(Multiprocessing.current().process(ThreadChildContextTest::tell, words));
    }

    private static void tell(Queue<String> words) throws InterruptedException {
        words.put("from the grandchild");
    }
}
