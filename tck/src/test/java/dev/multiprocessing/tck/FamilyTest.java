package dev.multiprocessing.tck;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FamilyTest {

    @Test
    void aChildIsOursAndThisJvmItselfIsNot() throws IOException {
        Process child = SleepingJvm.start();
        try {
            assertTrue(Family.isOurs(child.toHandle()));
            assertFalse(Family.isOurs(ProcessHandle.current()));
            assertTrue(Family.living().anyMatch(child.toHandle()::equals));
        } finally {
            child.destroyForcibly();
        }
    }

    @Test
    void somebodyElsesProcessIsNotOurs() {
        ProcessHandle.current().parent().ifPresent(parent -> assertFalse(Family.isOurs(parent)));
    }

    @Test
    void anOrphanIsOursByItsMark() throws IOException {
        Assumptions.assumeTrue(Files.exists(Path.of("/proc/self/cmdline")), "command lines are not shown");
        ProcessHandle orphan = SleepingJvm.startOrphan(Family.MARK);
        try {
            assertTrue(Family.isOurs(orphan));
            assertTrue(Family.describe(orphan).startsWith("process " + orphan.pid() + ", "));
        } finally {
            orphan.destroyForcibly();
        }
    }

    @Test
    void anOrphanWithoutTheMarkIsNot() throws IOException {
        ProcessHandle orphan = SleepingJvm.startOrphan(Family.MARK + "0");
        try {
            assertFalse(Family.isOurs(orphan));
        } finally {
            orphan.destroyForcibly();
        }
    }
}
