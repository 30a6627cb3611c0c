package dev.multiprocessing.transport.mmap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.multiprocessing.files.ParticipantFile;
import dev.multiprocessing.files.ParticipantLayout;
import dev.multiprocessing.files.SharedTransport;
import dev.multiprocessing.files.UserDirectory;
import dev.multiprocessing.spi.MessageQueue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "no owners and permissions to change there")
class ForeignFilesTest {

    private static final int NOBODY = 65534;

    @TempDir
    Path directory;

    private Scene scene; // both written before each test
    private SharedTransport transport;

    @BeforeEach
    void open() {
        scene = new Scene(directory);
        transport = scene.open();
    }

    @AfterEach
    void closeAndLeaveNothing() {
        transport.close();
        assertEquals(List.of(), scene.sessions());
    }

    @Test
    void linkThatIsCalledLikeASessionIsNeitherReclaimedNorFollowed() throws IOException {
        Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
        Path file = Files.createFile(elsewhere.resolve("file"));
        Path link = Files.createSymbolicLink(scene.user().resolve("0link"), elsewhere);

        scene.open().close();

        assertTrue(Files.exists(file));
        assertTrue(Files.isSymbolicLink(link));
        Files.delete(link);
    }

    @Test
    void linkInASessionOfTheDeadIsDeletedAndNotFollowed() throws IOException {
        Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
        Path file = Files.createFile(elsewhere.resolve("file"));
        Path dead = scene.user().resolve("0dead");
        UserDirectory.createInside(dead);
        Files.createSymbolicLink(dead.resolve("q400-0"), elsewhere);

        scene.open().close();

        assertTrue(Files.exists(file));
        assertFalse(Files.exists(dead));
    }

    @Test
    void fileThatOthersCouldReadIsUsedAsTheDirectoryKeepsThemOut() throws IOException {
        MessageQueue queue = transport.createQueue(9);
        Path header = Scene.fileIn(transport, "q");
        Files.setPosixFilePermissions(header, PosixFilePermissions.fromString("rw-r--r--"));

        try (SharedTransport other = Scene.attach(transport.address())) {
            assertEquals(9, other.attachQueue(queue.share()).capacity());
        }
    }

    @Test
    void fileOfSomebodyElseIsUsedAsTheOwnerOfTheDirectoryMustHavePutItThere() throws IOException {
        MessageQueue queue = transport.createQueue(9);
        giveAway(Scene.fileIn(transport, "q"));

        try (SharedTransport other = Scene.attach(transport.address())) {
            assertEquals(9, other.attachQueue(queue.share()).capacity());
        }
    }

    @Test
    void sessionOfTheDeadIsReclaimedWhoeverItsFilesBelongTo() throws IOException {
        Path dead = scene.user().resolve("0dead");
        UserDirectory.createInside(dead);
        ParticipantFile.create(dead, MmapMedium.VERSION);
        giveAway(dead.resolve(ParticipantLayout.FILE));
        giveAway(dead);

        scene.open().close();

        assertFalse(Files.exists(dead));
    }

    private static void giveAway(Path file) throws IOException {
        assumeTrue(Files.getAttribute(file, "unix:uid").equals(0), "only root may give a file away");
        Files.setAttribute(file, "unix:uid", NOBODY);
    }
}
