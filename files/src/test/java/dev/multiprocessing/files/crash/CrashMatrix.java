package dev.multiprocessing.files.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.files.crash.Survival.Death;
import dev.multiprocessing.tck.Signals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each operation on shared state, stopped between any two of its writes: once by SIGKILL, a process for each write, and
 * once by SIGSTOP and SIGCONT. Prints each write, and how long survivors took. Two operations run at
 * a time, since each waits for processes to start most of the time.
 */
@Timeout(300)
@Execution(ExecutionMode.CONCURRENT)
public abstract class CrashMatrix {

    private static final long HELP_MILLIS = 5;

    @TempDir
    static Path classes;

    private static final CrashCoverage COVERAGE = new CrashCoverage();

    private static WovenClasses woven; // made once, before all tests

    @TempDir
    Path directory;

    private int scenes;

    @BeforeAll
    public static void weave() throws IOException, InterruptedException {
        woven = WovenClasses.make(classes);
    }

    @AfterAll
    public static void requireKillsBehindAllKindsOfWrites() {
        COVERAGE.requireAll();
    }

    @ParameterizedTest
    @EnumSource(CrashedOperation.class)
    public void killBetweenAnyTwoWritesHarmsNobody(CrashedOperation operation) throws Exception {
        Survival survival = new Survival(operation.toString());
        while (survival.addNext(step -> killAt(operation, step))) {
            continue;
        }
        assertTrue(survival.kills() > 0, "no step of the operation was seen");
        COVERAGE.isOver(operation);
        System.out.println(survival);
    }

    @ParameterizedTest
    @EnumSource(CrashedOperation.class)
    public void stopBetweenAnyTwoWritesRobsNobodyAndTheOperationIsFinished(CrashedOperation operation)
            throws Exception {
        int stops = 0;
        try (CrashScene scene = operation.in(newDirectory());
                Child peer = woven.start(operation, CrashSteps.EVERY, scene)) {
            while (tell(scene, peer, () -> {}).startsWith("step ")) {
                Signals.stop(peer.pid());
                scene.goOnMeanwhile();
                Signals.resume(peer.pid());
                peer.goOn();
                stops++;
            }
            assertEquals(0, peer.join());
            scene.verify(false);
            System.out.println(operation + ": stops=" + stops + scene.meanwhile());
        }
        assertTrue(stops > 0, "no step of the operation was seen");
    }

    /** Kills a child after that step, if it gets so far, and has those who live go on. */
    private Optional<Death> killAt(CrashedOperation operation, int step) throws Exception {
        try (CrashScene scene = operation.in(newDirectory());
                Child peer = woven.start(operation, step, scene)) {
            String line = tellAndHelp(scene, peer);
            if (line.equals("done")) {
                assertEquals(0, peer.join());
                scene.verify(false);
                return Optional.empty();
            }
            System.out.println(operation + " " + line);
            long start = System.nanoTime();
            peer.kill();
            scene.verify(true);
            COVERAGE.killedBehind(line.substring(line.lastIndexOf(' ') + 1));
            return Optional.of(new Death(line, System.nanoTime() - start));
        }
    }

    private static String tellAndHelp(CrashScene scene, Child peer) throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        Thread helper = new Thread(() -> helpLater(scene, stopped));
        String line = tell(scene, peer, helper::start);
        stopped.countDown();
        helper.join();
        return line;
    }

    /** The child waits, and may fall asleep, before it is helped. */
    private static void helpLater(CrashScene scene, CountDownLatch stopped) {
        try {
            boolean isOver = false;
            while (!isOver && !scene.isChildWaiting()) {
                isOver = stopped.await(1, TimeUnit.MILLISECONDS);
            }
            stopped.await(HELP_MILLIS, TimeUnit.MILLISECONDS);
            scene.help();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The next line that tells of a step, or of the end. */
    private static String tell(CrashScene scene, Child peer, Runnable onReady) {
        String line = peer.line();
        while (!line.startsWith("step ") && !line.equals("done")) {
            if (line.equals("ready")) {
                onReady.run();
            } else {
                String[] words = line.split(" ");
                scene.did(Integer.parseInt(words[1]), Integer.parseInt(words[2]));
            }
            line = peer.line();
        }
        return line;
    }

    private Path newDirectory() throws IOException {
        return Files.createDirectory(directory.resolve("scene-" + scenes++));
    }
}
