package dev.multiprocessing.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.ChildFailedException;
import dev.multiprocessing.ChildProcess;
import dev.multiprocessing.EncodingException;
import dev.multiprocessing.PeerClosedException;
import dev.multiprocessing.Pipe;
import dev.multiprocessing.Queue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The rules of how a child process can end. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public interface ProcessOutcomeRules extends TransportRules {

    @Test
    default void required_C14_aTargetThatThrowsEndsWithOneAndTellsWhatItThrew() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            ChildProcess child = scene.start(scene.mp().process(ProcessTargets::fail));

            assertTrue(child.join(Times.LONG));

            assertEquals(1, child.exitCode().orElseThrow());
            ChildFailedException failure = child.failure().orElseThrow();
            assertEquals(IllegalStateException.class.getName(), failure.exceptionClass());
            assertTrue(failure.getMessage().contains("outer"), failure::getMessage);
            assertTrue(
                    Arrays.stream(failure.getStackTrace())
                            .anyMatch(frame -> frame.getMethodName().equals("fail")),
                    () -> "not the child's stack: " + Arrays.toString(failure.getStackTrace()));
            ChildFailedException inner = (ChildFailedException) failure.getCause();
            assertEquals(IOException.class.getName(), inner.exceptionClass());
            assertEquals(
                    ArithmeticException.class.getName(), ((ChildFailedException) inner.getCause()).exceptionClass());
        }
    }

    @Test
    default void required_C15_anExitHasItsCodeAndLosesNothing() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            Queue<Integer> codes = scene.mp().queue();
            Queue<String> elements = scene.mp().queue();
            ChildProcess child = scene.startProcess(scene.mp().process(ProcessTargets::exit, codes, elements));

            codes.put(7);
            assertTrue(child.join(Times.LONG));

            assertEquals(7, child.exitCode().orElseThrow());
            assertEquals("put before exit", elements.get(Times.SOON));
        }
    }

    @Test
    default void required_C34_aTargetThatClosesItsContextIsHeardNevertheless() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            ChildProcess child = scene.start(scene.mp().process(ProcessTargets::closeContextAndFail));

            assertTrue(child.join(Times.LONG));

            assertEquals(1, child.exitCode().orElseThrow());
            assertTrue(child.failure().orElseThrow().getMessage().contains("after closing"));
        }
    }

    @Test
    default void required_C16_anExitIsToldFromASignal() throws InterruptedException {
        Signals.assumeSignals();
        try (Scene scene = Scene.open(this)) {
            Queue<Integer> codes = scene.mp().queue();
            Queue<String> elements = scene.mp().queue();
            ChildProcess child = scene.startProcess(scene.mp().process(ProcessTargets::exit, codes, elements));

            codes.put(137);
            assertTrue(child.join(Times.LONG));

            assertEquals(137, child.exitCode().orElseThrow());
        }
    }

    @Test
    default void required_C17_aKilledChildHasTheNegativeNumberOfTheSignal() throws InterruptedException {
        Signals.assumeSignals();
        try (Scene scene = Scene.open(this)) {
            Queue<String> words = scene.mp().queue();
            ChildProcess child = scene.startProcess(scene.mp().process(ProcessTargets::waitForWord, words, "never"));

            child.kill();
            assertTrue(child.join(Times.SOON));

            assertEquals(-9, child.exitCode().orElseThrow());
            assertFalse(child.isAlive());
            child.kill();
            child.terminate();
            assertEquals(-9, child.exitCode().orElseThrow());
        }
    }

    @Test
    default void required_C18_aTerminatedChildRunsItsShutdownHooks() throws InterruptedException, IOException {
        Signals.assumeSignals();
        Path file = Files.createTempFile("tck", ".mark");
        try (Scene scene = Scene.open(this);
                Pipe pipe = scene.mp().pipe()) {
            Queue<String> said = scene.mp().queue();
            ChildProcess child = scene.startProcess(
                    scene.mp().process(ProcessTargets::waitForTerminate, said, file.toString(), pipe.second()));
            pipe.first().send("go");
            assertEquals("ready", said.get(Times.LONG));

            child.terminate();
            assertTrue(child.join(Times.SOON));

            assertEquals(-15, child.exitCode().orElseThrow());
            assertEquals(ProcessTargets.MARK, Files.readString(file));
        } finally {
            Files.delete(file);
        }
    }

    @Test
    default void required_C19_whatCannotBeSentToAChildIsRefusedAtStart() {
        try (Scene scene = Scene.open(this)) {
            ChildProcess child = scene.mp().process(ProcessTargets::expectNull, Samples.unencodable());
            Object captured = new Object();
            ChildProcess lambda = scene.mp().process(() -> ProcessTargets.expectNull(captured));

            EncodingException refusal = assertThrows(EncodingException.class, child::start);
            assertThrows(EncodingException.class, lambda::start);

            assertTrue(refusal.getMessage().contains("contents"), () -> "names no field: " + refusal.getMessage());
            assertThrows(IllegalStateException.class, child::pid);
        }
    }

    @Test
    default void required_C20_anArgumentThatCannotBeDecodedFailsTheChildAndIsReported() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            ChildProcess child = scene.start(scene.mp().process(ProcessTargets::expectNull, new Samples.Undecodable()));

            assertTrue(child.join(Times.LONG));

            assertNotEquals(0, child.exitCode().orElseThrow());
            assertTrue(child.failure().isPresent());
        }
    }

    @Test
    default void required_C21_aChildThatNeverRanIsReportedAndHoldsNothing() throws InterruptedException {
        try (Scene scene = Scene.open(this);
                Pipe pipe = scene.mp().pipe()) {
            ChildProcess child = scene.startProcess(
                    scene.mp().process(PipeTargets::echo, pipe.second()).jvmOptions("--dry-run"));
            pipe.second().close();

            assertTrue(child.join(Times.LONG));

            ChildFailedException failure = child.failure().orElseThrow();
            assertEquals(ChildFailedException.class.getName(), failure.exceptionClass());
            assertThrows(PeerClosedException.class, () -> pipe.first().recv(Times.SOON));
        }
    }
}
