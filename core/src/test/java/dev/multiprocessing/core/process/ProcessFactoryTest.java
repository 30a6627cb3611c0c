package dev.multiprocessing.core.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.multiprocessing.ChildProcess;
import dev.multiprocessing.Target;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ProcessFactoryTest {

    private final List<FakeRun> runs = new ArrayList<>();
    private final ProcessFactory factory = new ProcessFactory(this::start);

    @Test
    void closeKillsADaemonWaitsForItsEndAndSettlesIt() {
        make().daemon(true).start();

        factory.close();

        assertEquals(List.of("kill", "join", "settle"), runs.get(0).done());
    }

    @Test
    void closeOnlySettlesOneThatIsNoDaemon() {
        make().start();

        factory.close();

        assertEquals(List.of("settle"), runs.get(0).done());
    }

    @Test
    void closeLeavesOneAloneThatEndedBefore() {
        make().daemon(true).start();
        runs.get(0).end();

        factory.close();

        assertEquals(List.of("settle"), runs.get(0).done());
    }

    @Test
    void oneThatEndsIsSettledByItself() {
        make().start();

        runs.get(0).end();

        assertEquals(List.of("settle"), runs.get(0).done());
    }

    @Test
    void closeDoesNotStartWhatWasOnlyMade() {
        make().daemon(true);

        factory.close();

        assertEquals(List.of(), runs);
    }

    @Test
    void closeEndsEveryDaemon() {
        make().daemon(true).start();
        make().daemon(true).start();

        factory.close();

        assertEquals(List.of("kill", "join", "settle"), runs.get(0).done());
        assertEquals(List.of("kill", "join", "settle"), runs.get(1).done());
    }

    private ChildProcess make() {
        return factory.create((Target.Of0) () -> {});
    }

    private Run start(Starter.Plan plan) {
        FakeRun run = new FakeRun();
        runs.add(run);
        return run;
    }
}
