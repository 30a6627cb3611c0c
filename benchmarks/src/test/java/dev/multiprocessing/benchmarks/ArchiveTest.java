package dev.multiprocessing.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.tck.ChildrenFromJars;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The driver whose children start from an archive of classes, which is only made of jars. */
@Timeout(120)
@ExtendWith(ChildrenFromJars.class)
class ArchiveTest {

    @Test
    void childrenStartFromAnArchive() throws IOException, InterruptedException {
        Run run = new Rounds(1, Effort.QUICK, List.of(""), "mmap").runOnce(Workload.START, "mp-child-archive");

        assertEquals("", run.errors());
        assertTrue(run.measured().isPresent(), run::toString);
    }
}
