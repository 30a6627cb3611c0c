package dev.multiprocessing.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;

class AdmissionTest {

    /** Of a transport that is not there. */
    static class Sample implements TransportRules {

        @Override
        public String transport() {
            return "no-such-transport";
        }

        @Test
        void oneOfItsTests() {}

        @Test
        void another() {}
    }

    private static final SampleRun RUN = SampleRun.of(Sample.class);

    private static List<TestExecutionResult> results(Status status) {
        return RUN.results().values().stream()
                .filter(result -> result.getStatus() == status)
                .collect(Collectors.toList());
    }

    @Test
    void aTransportThatCannotBeOpenedFailsOneTestWithTheReason() {
        assertEquals(1, results(Status.FAILED).size());
        String failure =
                results(Status.FAILED).get(0).getThrowable().orElseThrow().getMessage();
        assertTrue(failure.startsWith("no rule was judged, because the transport cannot be opened: "), failure);
    }

    @Test
    void theOthersAreSkipped() {
        assertEquals(1, results(Status.ABORTED).size());
        assertEquals(
                "Assumption failed: not judged, because the transport cannot be opened",
                results(Status.ABORTED).get(0).getThrowable().orElseThrow().getMessage());
    }
}
