package dev.multiprocessing.transport.mmap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.multiprocessing.files.Session;
import dev.multiprocessing.files.SharedBytes;
import dev.multiprocessing.files.Thing;
import dev.multiprocessing.files.ThingLayout;
import dev.multiprocessing.spi.CorruptDataException;
import dev.multiprocessing.spi.TransportException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class DamagedHeaderTest {

    private static final int REGION = ThingLayout.REGION;
    private static final String NAME = "r1-1";

    @TempDir
    Path directory;

    private Session session; // both written before each test
    private SharedBytes header;

    @BeforeEach
    void createThing() {
        session = new Scene(directory).session();
        header =
                Thing.create(session, NAME, REGION, 100, ThingLayout.PAGE + 100).bytes();
    }

    @AfterEach
    void leaveSession() {
        session.leave();
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                ThingLayout.MAGIC_AT,
                ThingLayout.VERSION_AT,
                ThingLayout.KIND_AT,
                ThingLayout.SIZE_AT,
                ThingLayout.SIZE_AT + 4
            })
    void eachDamagedFieldIsRefused(int at) {
        int right = header.getIntAcquire(at);
        header.setIntRelease(at, ~right);

        assertThrows(CorruptDataException.class, () -> Thing.open(session, NAME, REGION));

        header.setIntRelease(at, right);
        assertEquals(100, Thing.open(session, NAME, REGION).size());
    }

    @Test
    void anotherKindIsRefusedWithBoth() {
        CorruptDataException error =
                assertThrows(CorruptDataException.class, () -> Thing.open(session, NAME, ThingLayout.QUEUE));

        assertEquals(
                "damaged or of another kind: file=" + session.file(NAME) + ", kind=3, expected kind=1, size=100",
                error.getMessage());
    }

    @Test
    void sizeIsTheOneThatWasCheckedWhateverBecomesOfIt() {
        Thing thing = Thing.open(session, NAME, REGION);

        header.setLongRelease(ThingLayout.SIZE_AT, Integer.MAX_VALUE);

        assertEquals(100, thing.size());
    }

    @Test
    void endedThingIsNotEnteredThoughItsFileIsStillThere() {
        Thing late = Thing.open(session, NAME, REGION);
        header.setIntRelease(ThingLayout.STATE_AT, ThingLayout.STATE_ENDED);

        TransportException error = assertThrows(TransportException.class, () -> late.enter(0, 0, -1));

        assertEquals("nothing to attach to: name=r1-1; everybody who had it open has closed it", error.getMessage());
    }

    @Test
    void lockThatNamesThisProcessForNoReasonIsNotWaitedForWithoutEnd() {
        Thing thing = Thing.open(session, NAME, REGION);
        header.setLongRelease(
                ThingLayout.producersLockAt(ThingLayout.FIRST_DIRECTION),
                session.participants().self());

        TransportException error =
                assertThrows(TransportException.class, () -> thing.awaitUnused(0, Duration.ofMillis(20), () -> false));

        assertEquals(
                "a thread of this process stays in the middle of a call: name=r1-1, session=" + session.directory()
                        + ", waited=PT0.02S; or the file is damaged",
                error.getMessage());
    }

    @Test
    void fileCutShortIsRefused() throws IOException {
        Files.write(session.file("r1-2"), new byte[100]);

        assertThrows(CorruptDataException.class, () -> Thing.open(session, "r1-2", REGION));
    }

    @Test
    void directoryInItsPlaceIsRefused() throws IOException {
        Path obstacle = Files.createDirectory(session.file("r1-2"));

        assertThrows(TransportException.class, () -> Thing.open(session, "r1-2", REGION));
        Files.delete(obstacle);
    }

    @Test
    void randomBytesAreRefusedOrOpenedButNeverCrash() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        byte[] right = Files.readAllBytes(session.file(NAME));
        for (int round = 0; round < 300; round++) {
            byte[] damaged = right.clone();
            damaged[random.nextInt(64)] ^= (byte) (1 << random.nextInt(8));
            Files.write(session.file("r1-2"), damaged);
            try {
                assertEquals(100, Thing.open(session, "r1-2", REGION).size(), "seed=" + seed);
            } catch (CorruptDataException e) {
                continue; // refused
            }
        }
    }
}
