package dev.multiprocessing.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.multiprocessing.ChildProcess;
import dev.multiprocessing.PeerClosedException;
import dev.multiprocessing.Pipe;
import dev.multiprocessing.Queue;
import dev.multiprocessing.spi.Transport.Capability;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The rules of which children outlive the process, or the context, that started them. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public interface DaemonRules extends TransportRules {

    @Test
    default void required_D15_aDaemonEndsWithAKilledParentAndOthersGoOn() throws InterruptedException {
        try (Scene scene = Scene.open(this);
                Pipe daemon = scene.mp().pipe();
                Pipe other = scene.mp().pipe();
                Pipe silent = scene.mp().pipe()) {
            ChildProcess parent = scene.startProcess(
                    scene.mp().process(DeathTargets::startBoth, daemon.second(), other.second(), silent.second()));
            daemon.second().close();
            other.second().close();
            assertEquals("ready", daemon.first().recv(Times.LONG));
            assertEquals("ready", other.first().recv(Times.LONG));

            Scene.kill(parent);

            assertThrows(PeerClosedException.class, () -> daemon.first().recv(Times.SOON));
            other.first().send("still there?");
            assertEquals("still there?", other.first().recv(Times.SOON));
        }
    }

    @Test
    default void required_D16_closingTheContextEndsItsDaemons() throws InterruptedException {
        try (Scene scene = Scene.open(this);
                Pipe pipe = scene.mp().pipe()) {
            ChildProcess child = scene.start(
                    scene.mp().process(DeathTargets::waitInVain, pipe.second()).daemon(true));
            assertEquals("ready", pipe.first().recv(Times.LONG));
            assertTrue(child.isAlive());

            scene.mp().close();

            assertTrue(child.join(Times.SOON));
            assertFalse(child.isAlive());
        }
    }

    @Test
    default void required_D17_otherChildrenGoOnAfterTheContextIsClosed() throws InterruptedException {
        try (Scene scene = Scene.open(this);
                Pipe pipe = scene.mp().pipe()) {
            Queue<String> queue = scene.mp().queue();
            scene.start(scene.mp().process(ProcessTargets::outliveContext, pipe.second(), queue));
            assertEquals("ready", pipe.first().recv(Times.LONG));

            scene.mp().close();

            scene.awaitSuccess();
        }
    }

    @Test
    default void required_D18_aChildThatIsJustStartingIsGivenTheTimeToJoin() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            Queue<String> queue = scene.mp().queue();
            queue.put("word");
            scene.start(scene.mp().process(ProcessTargets::waitForWord, queue, "word"));

            scene.mp().close();

            scene.awaitSuccess();
        }
    }

    @Test
    default void required_D20_anInterruptDoesNotCutThatShort() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            Queue<String> queue = scene.mp().queue();
            queue.put("word");
            scene.start(scene.mp().process(ProcessTargets::waitForWord, queue, "word"));

            Thread.currentThread().interrupt();
            scene.mp().close();

            assertTrue(Thread.interrupted());
            scene.awaitSuccess();
        }
    }

    @Test
    default void optional_D19_aSessionOutlivesTheProcessThatOpenedIt(@TempDir Path directory)
            throws InterruptedException {
        assumeTrue(Capabilities.has(options(), Capability.OUTLIVES_OPENER), "this transport does not declare it");
        try (Scene scene = Scene.open(this);
                Pipe pipe = scene.mp().pipe()) {
            Marks marks = Marks.in(directory.toString());
            ChildProcess opener = scene.startProcess(scene.mp()
                    .process(
                            DeathTargets::openAnotherSession,
                            pipe.second(),
                            directory.toString(),
                            options().settings()));
            pipe.first().send("go on");
            marks.await("speaker is ready");
            marks.await("listener is ready");

            Scene.kill(opener);
            marks.set("opener is dead");

            marks.await("heard");
        }
    }

    @Test
    default void optional_D23_whereItDoesNotTheOthersAreToldOfTheOpenersDeath(@TempDir Path directory)
            throws InterruptedException {
        assumeFalse(Capabilities.has(options(), Capability.OUTLIVES_OPENER), "this transport's sessions go on");
        try (Scene scene = Scene.open(this);
                Pipe pipe = scene.mp().pipe()) {
            Marks marks = Marks.in(directory.toString());
            ChildProcess opener = scene.startProcess(scene.mp()
                    .process(
                            DeathTargets::openSessionThatEnds,
                            pipe.second(),
                            directory.toString(),
                            options().settings()));
            pipe.first().send("go on");
            marks.await("listener is ready");

            Scene.kill(opener);

            marks.await("told", Times.SOON);
        }
    }
}
