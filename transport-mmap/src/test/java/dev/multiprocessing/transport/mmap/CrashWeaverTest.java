package dev.multiprocessing.transport.mmap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
    void aPatternThatMatchesNoMethodFailsThoughOthersMatch() {
        AssertionError failure =
                assertThrows(AssertionError.class, () -> CrashWeaver.namesOf(Late.class, List.of("start", "begin")));

        assertEquals(
                "no method to weave into: class=dev.multiprocessing.transport.mmap.Late, name=begin",
                failure.getMessage());
    }
}
