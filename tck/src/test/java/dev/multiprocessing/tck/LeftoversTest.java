package dev.multiprocessing.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.engine.TestExecutionResult.Status;

@Timeout(120)
class LeftoversTest {

    /** One test that leaves a process, and one that leaves nothing. */
    @ExtendWith(Leftovers.class)
    static class Sample {

        static Process left;

        @Test
        void careless() throws IOException {
            left = SleepingJvm.start();
        }

        @Test
        void tidy() throws IOException {
            SleepingJvm.start().destroyForcibly();
        }
    }

    @Test
    void whatATestLeavesFailsIt() throws InterruptedException {
        SampleRun run = SampleRun.of(Sample.class);

        assertEquals(Status.SUCCESSFUL, run.result("tidy()").getStatus());
        assertTrue(run.failure("careless()").startsWith("X18 demands: "), run.failure("careless()"));
        assertTrue(run.failure("careless()").contains("SleepingJvm"), run.failure("careless()"));
        assertTrue(Sample.left.waitFor(10, TimeUnit.SECONDS), "the process was not ended");
    }
}
