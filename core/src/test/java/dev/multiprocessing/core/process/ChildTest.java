package dev.multiprocessing.core.process;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.MultiprocessingException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;

@Timeout(60)
class ChildTest {

    private static final Object[] CALL = {"target", "argument"};

    private final FakeRun run = new FakeRun();
    private final List<Starter.Plan> plans = new ArrayList<>();
    private final List<Child> started = new ArrayList<>();
    private final Child child = new Child(this::start, started::add, "Process-1", CALL);

    @Test
    void whatWasSetUpIsThePlanOfTheStart() {
        child.name("worker").daemon(true).jvmOptions("-Xmx1g").jvmOptions("-ea", "-Da=b");
        child.environment(Map.of("A", "1")).environment(Map.of("B", "2"));

        child.start();

        assertEquals(
                List.of(new Starter.Plan(
                        "worker", true, List.of("-Xmx1g", "-ea", "-Da=b"), Map.of("A", "1", "B", "2"), CALL)),
                plans);
    }

    @Test
    void nothingSetUpMeansItsGivenNameAndNoDaemon() {
        child.start();

        assertEquals(List.of(new Starter.Plan("Process-1", false, List.of(), Map.of(), CALL)), plans);
    }

    @Test
    void theOwnerHearsOfAStart() {
        child.start();

        assertEquals(List.of(child), started);
    }

    @Test
    void beforeTheStartNothingCanBeAskedOfTheProcess() {
        assertAll(Stream.<Executable>of(
                        child::join,
                        () -> child.join(Duration.ZERO),
                        child::exitCode,
                        child::failure,
                        child::pid,
                        child::terminate,
                        child::kill,
                        child::onExit)
                .map(ChildTest::isTooEarly));
    }

    @Test
    void beforeTheStartItIsNotAlive() {
        assertFalse(child.isAlive());
    }

    @Test
    void afterTheStartNothingCanBeSetUp() {
        child.start();

        assertAll(Stream.<Executable>of(
                        () -> child.name("n"),
                        () -> child.daemon(true),
                        () -> child.jvmOptions("-ea"),
                        () -> child.environment(Map.of()),
                        child::start)
                .map(ChildTest::isTooLate));
    }

    @Test
    void aStartThatFailedMayBeTriedAgain() {
        List<Starter> starters = new ArrayList<>(List.of(
                plan -> {
                    throw new MultiprocessingException("no process started");
                },
                this::start));
        Child unlucky = new Child(plan -> starters.remove(0).start(plan), started::add, "Process-1", CALL);

        assertThrows(MultiprocessingException.class, unlucky::start);
        unlucky.start();

        assertEquals(List.of(unlucky), started);
    }

    @Test
    void whileItIsAliveItCannotBeClosed() {
        child.start();

        IllegalStateException refusal = assertThrows(IllegalStateException.class, child::close);

        assertEquals("child is alive: name=Process-1; join() it, or kill() it, before close()", refusal.getMessage());
        assertEquals(List.of(), run.done());
    }

    @Test
    void aRefusedCloseLeavesItUsable() {
        child.start();
        assertThrows(IllegalStateException.class, child::close);

        child.kill();

        assertEquals(List.of("kill"), run.done());
    }

    @Test
    void afterItsEndItCanBeClosedOnceAndAgain() {
        child.start();
        run.end();

        child.close();
        child.close();

        assertEquals(List.of("close"), run.done());
    }

    @Test
    void oneThatWasNeverStartedCanBeClosed() {
        child.close();

        assertThrows(IllegalStateException.class, child::start);
        assertEquals(List.of(), plans);
    }

    @Test
    void afterCloseOnlyItsNameIsLeft() {
        child.close();

        assertEquals("Process-1", child.name());
        assertAll(Stream.<Executable>of(
                        () -> child.name("n"),
                        () -> child.daemon(true),
                        () -> child.jvmOptions("-ea"),
                        () -> child.environment(Map.of()),
                        child::start,
                        child::join,
                        () -> child.join(Duration.ZERO),
                        child::isAlive,
                        child::exitCode,
                        child::failure,
                        child::pid,
                        child::daemon,
                        child::terminate,
                        child::kill,
                        child::onExit)
                .map(ChildTest::isClosed));
    }

    @Test
    void onExitGivesTheChildItself() {
        child.start();
        CompletableFuture<?> ended = child.onExit();
        assertFalse(ended.isDone());

        run.end();

        assertSame(child, ended.join());
    }

    @Test
    void itAnswersWhatItsRunAnswers() {
        child.start();
        assertTrue(child.isAlive());
        assertEquals(4711, child.pid());

        run.end();

        assertFalse(child.isAlive());
        assertEquals(OptionalInt.of(3), child.exitCode());
    }

    @Test
    void itsTextTellsItsState() {
        String before = child.toString();
        child.start();
        String running = child.toString();
        run.end();
        String ended = child.toString();
        child.close();

        assertEquals(
                List.of(
                        "ChildProcess[name=Process-1, new]",
                        "ChildProcess[name=Process-1, pid=4711]",
                        "ChildProcess[name=Process-1, ended, exitCode=3]",
                        "ChildProcess[name=Process-1, closed]"),
                List.of(before, running, ended, child.toString()));
    }

    @Test
    void aNullOptionOrVariableIsRefusedWhereItIsGiven() {
        assertThrows(NullPointerException.class, () -> child.jvmOptions("-ea", null));
        assertThrows(NullPointerException.class, () -> child.name(null));

        child.start();

        assertEquals(List.of(new Starter.Plan("Process-1", false, List.of(), Map.of(), CALL)), plans);
    }

    private Run start(Starter.Plan plan) {
        plans.add(plan);
        return run;
    }

    private static Executable isTooEarly(Executable call) {
        return () -> assertEquals("child was not started: name=Process-1; call start() first", refusal(call));
    }

    private static Executable isTooLate(Executable call) {
        return () -> assertEquals("child was started already: name=Process-1; make a new one", refusal(call));
    }

    private static Executable isClosed(Executable call) {
        return () -> assertEquals("child is closed: name=Process-1", refusal(call));
    }

    private static String refusal(Executable call) {
        return assertThrows(IllegalStateException.class, call).getMessage();
    }
}
