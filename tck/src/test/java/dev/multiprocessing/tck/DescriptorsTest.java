package dev.multiprocessing.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DescriptorsTest {

    @BeforeEach
    void assumeLinux() {
        Assumptions.assumeTrue(System.getProperty("os.name").equals("Linux"), "it shows no open files under /proc");
    }

    @Test
    void aFileIsOpenUntilItIsClosedAndMappedWhileItHasAName(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("mapped");
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            channel.map(FileChannel.MapMode.READ_WRITE, 0, 100);
            assertTrue(Descriptors.files().contains(file.toRealPath().toString()));
        }

        String name = file.toRealPath().toString();
        assertFalse(Descriptors.files().contains(name));
        assertTrue(Descriptors.mapped().contains(name));
        Files.delete(file);
        assertFalse(Descriptors.mapped().contains(name));
    }

    @Test
    void whatTheJvmItselfHasOpenIsLeftOut() {
        assertTrue(Descriptors.files().stream().noneMatch(name -> name.endsWith(".jar") || name.endsWith("/modules")));
    }

    @Test
    void noSocketsListenNowhere() {
        assertEquals(Set.of(), Descriptors.listening(Set.of()));
    }
}
