package dev.multiprocessing.transport.mmap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Uses files that are damaged by chance: whatever they contain, it ends soon, in a result or in a clear error of ours,
 * and takes no more memory than there are bytes.
 *
 * <p>How many files there are, and where chance begins, is said by the properties {@code fuzz.files} and {@code
 * fuzz.seed}; what a failure names repeats that one case.
 */
@Timeout(580)
class DamagedFilesTest {

    private static final int FILES = Integer.getInteger("fuzz.files", 4_000);
    private static final long SEED = Long.getLong("fuzz.seed", System.nanoTime());
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final int CASES_IN_A_SCENE = 500;

    @TempDir
    Path directory;

    // written by the worker
    private volatile long seed = SEED;
    private volatile long begun = System.nanoTime();
    private volatile Throwable failure;

    @Test
    void damageEndsSoonInAResultOrAClearErrorWhateverItIs() throws InterruptedException {
        Thread worker = new Thread(this::work, "damaged-files");
        worker.setDaemon(true);
        worker.start();
        while (worker.isAlive()) {
            worker.join(100);
            if (System.nanoTime() - begun > LONGEST_NANOS) {
                AssertionError endless = new AssertionError("no end" + howToRepeat());
                endless.setStackTrace(worker.getStackTrace());
                throw endless;
            }
        }
        if (failure != null) {
            throw new AssertionError("not a clear error" + howToRepeat(), failure);
        }
        assertEquals(List.of(), new Scene(directory).sessions());
    }

    private void work() {
        int files = 0;
        try {
            while (files < FILES) {
                files += useOneScene(FILES - files);
            }
        } catch (Throwable e) {
            failure = e;
        }
    }

    private int useOneScene(int most) throws Exception {
        int files = 0;
        try (DamageScene scene = DamageScene.open(directory)) {
            for (int cases = 0; cases < CASES_IN_A_SCENE && files < most; cases++) {
                begun = System.nanoTime();
                files += new DamagedCase(scene, seed).run();
                seed++;
            }
        }
        System.gc(); // mappings of the files go with it
        return files;
    }

    private String howToRepeat() {
        return "; to repeat it: -Dtest=DamagedFilesTest -Dfuzz.files=1 -Dfuzz.seed=" + seed;
    }
}
