package dev.multiprocessing.tck;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.multiprocessing.ChildProcess;
import dev.multiprocessing.Multiprocessing;
import dev.multiprocessing.Queue;
import dev.multiprocessing.Target;
import dev.multiprocessing.TransportNotFoundException;
import dev.multiprocessing.spi.Transport;
import dev.multiprocessing.spi.Transport.Capability;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The rules of contexts and of starting and watching a child process. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public interface ProcessRules extends TransportRules {

    @Test
    default void required_C01_aContextNamesItsTransport() {
        try (Scene scene = Scene.open(this)) {
            assertEquals(transport(), scene.mp().transport());
        }
    }

    @Test
    default void required_C02_anUnknownTransportIsRefusedWithTheListOfThoseFound() {
        TransportNotFoundException refusal =
                assertThrows(TransportNotFoundException.class, () -> Multiprocessing.open("no-such-transport"));

        assertTrue(refusal.getMessage().contains("no-such-transport"), refusal::getMessage);
        assertTrue(refusal.getMessage().contains(transport()), refusal::getMessage);
    }

    @Test
    default void required_C03_whoIsNoChildHasNoCurrentContext() {
        assertThrows(IllegalStateException.class, Multiprocessing::current);
    }

    @Test
    default void required_C04_aChildRunsItsTargetAndEndsWithZero() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            Queue<Long> pids = scene.mp().queue();
            ChildProcess child = scene.start(scene.mp().process(ProcessTargets::tellPid, pids));

            assertTrue(child.join(Times.LONG));

            assertEquals(child.pid(), pids.get(Times.SOON));
            assertFalse(child.isAlive());
            assertEquals(0, child.exitCode().orElseThrow());
            assertTrue(child.failure().isEmpty());
        }
    }

    @Test
    default void required_C05_aRunningChildIsAliveAndHasNoExitCode() throws Exception {
        try (Scene scene = Scene.open(this)) {
            Queue<String> words = scene.mp().queue();
            ChildProcess child = scene.start(scene.mp().process(ProcessTargets::waitForWord, words, "end"));

            assertTrue(child.isAlive());
            assertTrue(child.exitCode().isEmpty());
            assertTrue(child.failure().isEmpty());
            assertThrows(TimeoutException.class, () -> child.onExit().get(1, TimeUnit.MILLISECONDS));
            Times.assertWaitsTick(() -> assertFalse(child.join(Times.TICK)));
            Times.assertOneTry(() -> assertFalse(child.join(Duration.ZERO)));
            Times.assertOneTry(() -> assertFalse(child.join(Duration.ofNanos(Long.MIN_VALUE))));

            words.put("end");
            assertSame(child, onExit(child));
            assertTrue(child.join(Duration.ZERO));
        }
    }

    private static ChildProcess onExit(ChildProcess child)
            throws InterruptedException, ExecutionException, TimeoutException {
        return child.onExit().get(Times.LONG.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Test
    default void required_C06_aChildHasItsOwnCurrentContext() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            Queue<Queue<String>> made = scene.mp().queue();
            scene.start(scene.mp().process(ProcessTargets::useContext, transport(), made));

            scene.awaitSuccess();

            assertEquals("from the child's own queue", made.get(Times.SOON).get(Times.SOON));
        }
    }

    @Test
    default void required_C07_aChildMayStartChildren() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            Queue<Long> pids = scene.mp().queue();
            ChildProcess child = scene.start(scene.mp().process(ProcessTargets::startChild, pids));

            scene.awaitSuccess();

            long grandchild = pids.get(Times.SOON);
            if (!Scene.isThread(child)) {
                assertNotEquals(child.pid(), grandchild);
            }
        }
    }

    @Test
    default void required_C08_whatAsksAboutAProcessNeedsAStart() {
        try (Scene scene = Scene.open(this)) {
            ChildProcess child = scene.mp().process(ProcessTargets::nothing);

            assertAll(
                    () -> assertThrows(IllegalStateException.class, child::join),
                    () -> assertThrows(IllegalStateException.class, () -> child.join(Times.TICK)),
                    () -> assertThrows(IllegalStateException.class, child::exitCode),
                    () -> assertThrows(IllegalStateException.class, child::failure),
                    () -> assertThrows(IllegalStateException.class, child::pid),
                    () -> assertThrows(IllegalStateException.class, child::onExit),
                    () -> assertThrows(IllegalStateException.class, child::terminate),
                    () -> assertThrows(IllegalStateException.class, child::kill));

            child.close();
            assertThrows(IllegalStateException.class, child::start);
        }
    }

    @Test
    default void required_C09_whatSetsAProcessUpIsRefusedAfterItsStart() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            Queue<String> words = scene.mp().queue();
            ChildProcess child = scene.start(scene.mp().process(ProcessTargets::waitForWord, words, "end"));

            assertAll(
                    () -> assertThrows(IllegalStateException.class, child::start),
                    () -> assertThrows(IllegalStateException.class, () -> child.name("late")),
                    () -> assertThrows(IllegalStateException.class, () -> child.daemon(true)),
                    () -> assertThrows(IllegalStateException.class, () -> child.jvmOptions("-Xmx64m")),
                    () -> assertThrows(IllegalStateException.class, () -> child.environment(Map.of())),
                    () -> assertThrows(IllegalStateException.class, child::close));

            words.put("end");
            scene.awaitSuccess();
        }
    }

    @Test
    default void required_C10_aClosedChildKeepsItsNameOnly() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            ChildProcess child = scene.mp()
                    .process(ProcessTargets::nothing)
                    .name("short-lived")
                    .start();
            assertTrue(child.join(Times.LONG));

            child.close();
            child.close();

            assertEquals("short-lived", child.name());
            assertAll(
                    () -> assertThrows(IllegalStateException.class, child::join),
                    () -> assertThrows(IllegalStateException.class, child::isAlive),
                    () -> assertThrows(IllegalStateException.class, child::exitCode),
                    () -> assertThrows(IllegalStateException.class, child::pid),
                    () -> assertThrows(IllegalStateException.class, child::kill));
        }
    }

    @Test
    default void required_C11_aChildHasANameAndIsNoDaemonUnlessItIsMadeOne() {
        try (Scene scene = Scene.open(this)) {
            ChildProcess first = scene.mp().process(ProcessTargets::nothing);
            ChildProcess second = scene.mp().process(ProcessTargets::nothing);

            assertTrue(first.name().matches("Process-\\d+"), first::name);
            assertNotEquals(first.name(), second.name());
            assertFalse(first.daemon());
            assertEquals("mine", first.name("mine").name());
            assertTrue(first.daemon(true).daemon());
        }
    }

    @Test
    default void required_C12_nullIsAnArgumentButNoTargetAndNoSetting() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            ChildProcess child = scene.mp().process(ProcessTargets::expectNull, null);

            assertAll(
                    () -> assertThrows(
                            NullPointerException.class, () -> scene.mp().process((Target.Of0) null)),
                    () -> assertThrows(NullPointerException.class, () -> child.name(null)),
                    () -> assertThrows(NullPointerException.class, () -> child.jvmOptions((String[]) null)),
                    () -> assertThrows(NullPointerException.class, () -> child.environment(null)));

            scene.start(child);
            assertThrows(NullPointerException.class, () -> child.join(null));
            scene.awaitSuccess();
        }
    }

    @Test
    default void required_C13_aChildHasWhatItWasGivenAndNoInput() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            Queue<String> go = scene.mp().queue();
            Queue<List<String>> answer = scene.mp().queue();
            ChildProcess child = scene.mp()
                    .process(ProcessTargets::describe, go, answer)
                    .environment(Map.of(ProcessTargets.MARK, "from environment"))
                    .jvmOptions("-D" + ProcessTargets.MARK + "=from options");
            scene.startProcess(child);

            go.put("go");

            assertEquals(
                    List.of("-1", "from environment", "from options", System.getProperty("user.dir")),
                    answer.get(Times.LONG));
            scene.awaitSuccess();
        }
    }

    @Test
    default void optional_C36_whereParticipantsAreThreadsAnotherProcessIsRefusedWithTheReason()
            throws IOException, InterruptedException {
        assumeFalse(Capabilities.has(options(), Capability.PROCESSES), "other processes may take part");
        try (Transport session = Capabilities.provider(options()).open(Capabilities.settings(options()))) {
            String reason = Outsider.reason(options(), session.address());

            assertTrue(reason.contains("process") || reason.contains("JVM"), () -> "no reason: " + reason);
        }
    }

    @Untested
    default void untested_C30_aChildWritesToItsParentsOutput() {}
}
