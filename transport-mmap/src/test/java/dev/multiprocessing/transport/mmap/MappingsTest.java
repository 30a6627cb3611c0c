package dev.multiprocessing.transport.mmap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.files.Mappings;
import dev.multiprocessing.files.PrivateFiles;
import dev.multiprocessing.files.SharedBytes;
import dev.multiprocessing.spi.TransportException;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

@Timeout(60)
@Isolated("it takes all mappings that this JVM may have")
class MappingsTest {

    @TempDir
    Path directory;

    @Test
    void whatNobodyRefersToIsGivenBack() {
        Reference<SharedBytes> dropped =
                new WeakReference<>(PrivateFiles.createZeroed(directory.resolve("dropped"), 4096));

        assertTrue(Mappings.collectUntil(() -> dropped.refersTo(null)));
    }

    @Test
    void whatIsInUseIsNotAndTheWaitForItEnds() {
        SharedBytes used = PrivateFiles.createZeroed(directory.resolve("used"), 4096);
        Reference<SharedBytes> reference = new WeakReference<>(used);

        assertFalse(Mappings.collectUntil(() -> reference.refersTo(null)));
        assertEquals(4096, used.size());
    }

    @Test
    void fileThatIsOneTooManyIsNotLeft() {
        Path known = directory.resolve("known");
        List<SharedBytes> mapped = new ArrayList<>(List.of(PrivateFiles.createZeroed(known, 4096)));
        while (mapped.size() < Mappings.MAX) {
            mapped.add(PrivateFiles.open(known));
        }
        Path another = directory.resolve("another");

        assertThrows(TransportException.class, () -> PrivateFiles.createZeroed(another, 4096));

        assertFalse(Files.exists(another));
        Reference.reachabilityFence(mapped);
    }
}
