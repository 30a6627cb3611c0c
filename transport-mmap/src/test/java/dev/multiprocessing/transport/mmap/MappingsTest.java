package dev.multiprocessing.transport.mmap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
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
}
