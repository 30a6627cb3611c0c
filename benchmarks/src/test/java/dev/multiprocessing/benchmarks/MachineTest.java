package dev.multiprocessing.benchmarks;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Results say what they are of. */
@Timeout(60)
class MachineTest {

    @Test
    void theCommitIsNamedOrUnknown() throws IOException, InterruptedException {
        Map<String, String> facts = Machine.look("mmap");

        assertTrue(facts.get("commit").matches("unknown|[0-9a-f]{7,}( with changes)?"), facts::toString);
    }
}
