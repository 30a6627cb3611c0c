package dev.multiprocessing.transport.mmap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.files.SharedBytes;
import dev.multiprocessing.files.crash.CrashWeaver;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CrashWeaverTest {

    @Test
    void namesOfMethodsAreFoundByPatterns() {
        assertEquals(
                Set.of("getAndAddInt", "getAndAddLong", "put"),
                CrashWeaver.namesOf(SharedBytes.class, List.of("getAndAdd.*", "put")));
    }

    @Test
    void whateverWritesToSharedMemoryIsStoppedBehind() {
        Set<String> writes = CrashWeaver.writes();
        for (Method method : SharedBytes.class.getDeclaredMethods()) {
            boolean reads = method.getName().matches("get(Int|Long)?(Acquire|Volatile)?|size|buffer");
            assertTrue(
                    reads || writes.contains(SharedBytes.class.getName() + "." + method.getName()),
                    () -> "neither a read nor woven: " + method);
        }
    }

    @Test
    void aPatternThatMatchesNoMethodFailsThoughOthersMatch() {
        AssertionError failure =
                assertThrows(AssertionError.class, () -> CrashWeaver.namesOf(Late.class, List.of("start", "begin")));

        assertEquals(
                "no method to weave into: class=dev.multiprocessing.transport.mmap.Late, name=begin",
                failure.getMessage());
    }
}
