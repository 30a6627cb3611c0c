package dev.multiprocessing.transport.mmap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.multiprocessing.files.UserDirectory;
import dev.multiprocessing.spi.TransportException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "no POSIX permissions to check there")
class UserDirectoryTest {

    @TempDir
    Path parent;

    private Scene scene; // written before each test

    @BeforeEach
    void setScene() {
        scene = new Scene(parent);
    }

    @Test
    void itIsMadePrivate() throws IOException {
        UserDirectory.find(scene.settings(), MmapMedium.DIRECTORY_PREFIX);

        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(scene.user())));
    }

    @Test
    void oneThatIsThereIsUsedAndNothingIsLeftInIt() {
        Path first = UserDirectory.find(scene.settings(), MmapMedium.DIRECTORY_PREFIX);

        assertEquals(first, UserDirectory.find(scene.settings(), MmapMedium.DIRECTORY_PREFIX));

        assertEquals(List.of(), Scene.list(first));
    }

    @Test
    void oneThatOthersMayEnterIsRefusedWithItsPermissionsAndTheCure() throws IOException {
        Files.createDirectory(scene.user());
        Files.setPosixFilePermissions(scene.user(), PosixFilePermissions.fromString("rwxrwxrwx"));

        assertEquals(
                "will not keep shared files in this directory: directory="
                        + scene.user().toRealPath()
                        + ", reason=its permissions are rwxrwxrwx, not rwx------; remove it, or set "
                        + "multiprocessing.shared.directory to a directory of your own",
                refusal());
    }

    @Test
    void statusDoesNotLookIntoOneThatOthersMayEnterAndSaysWhy() throws IOException {
        Files.createDirectory(scene.user());
        Files.setPosixFilePermissions(scene.user(), PosixFilePermissions.fromString("rwxrwxrwx"));

        List<String> lines = scene.status(line -> {});

        assertEquals(1, lines.size(), lines::toString);
        assertTrue(
                lines.get(0).startsWith(scene.user() + ": damaged: will not keep shared files in this directory"),
                lines.get(0));
    }

    @Test
    void linkToAPrivateDirectoryIsRefused() throws IOException {
        Path elsewhere = Files.createDirectory(
                parent.resolve("elsewhere"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.createSymbolicLink(scene.user(), elsewhere);

        assertTrue(refusal().contains("it is not a directory"), refusal());
        assertEquals(List.of(), Scene.list(elsewhere));
    }

    @Test
    void linkToNowhereIsRefused() throws IOException {
        Files.createSymbolicLink(scene.user(), parent.resolve("nowhere"));

        assertTrue(refusal().contains("it is not a directory"), refusal());
    }

    @Test
    void fileInItsPlaceIsRefused() throws IOException {
        Files.createFile(scene.user());

        assertTrue(refusal().contains("it is not a directory"), refusal());
    }

    @Test
    void oneOfSomebodyElseIsRefusedWithBothOwners() throws IOException {
        UserDirectory.find(scene.settings(), MmapMedium.DIRECTORY_PREFIX);
        UserPrincipal self = Files.getOwner(scene.user());
        giveAway(scene.user());

        String message = refusal();

        assertTrue(message.contains("it belongs to nobody, not to " + self.getName()), message);
        assertEquals(List.of(), Scene.list(scene.user()));
    }

    @Test
    void parentThatDoesNotExistIsRefusedWithTheCure() {
        scene = new Scene(parent.resolve("missing"));

        String message = refusal();

        assertTrue(message.startsWith("cannot make a directory for shared files: parent="), message);
        assertTrue(message.endsWith("set multiprocessing.shared.directory to a directory you may write to"), message);
    }

    @Test
    void parentThatMayNotBeWrittenToIsRefusedWithTheReasonAndTheCure() throws IOException {
        assumeTrue(!System.getProperty("user.name").equals("root"), "no permission binds root");
        Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("r-x------"));

        assertEquals(
                "cannot make a directory for shared files: parent=" + parent
                        + ", reason=java.nio.file.AccessDeniedException: "
                        + parent.toRealPath().resolve(scene.user().getFileName())
                        + "; set multiprocessing.shared.directory to a directory you may write to",
                refusal());
    }

    @Test
    void parentInWhichNotEvenRootMayWriteIsRefusedWithTheReasonAndTheCure() {
        assumeTrue(Files.isDirectory(Path.of("/sys/kernel")), "the kernel's own directory is not there");
        scene = new Scene(Path.of("/sys"));

        String message = refusal();

        String reason = "java.nio.file.[A-Za-z]+Exception: " + scene.user() + "(: .+)?";
        assertTrue(
                message.matches("cannot make a directory for shared files: parent=/sys, reason=" + reason
                        + "; set multiprocessing.shared.directory to a directory you may write to"),
                message);
    }

    private String refusal() {
        return assertThrows(TransportException.class, () -> scene.open()).getMessage();
    }

    private static void giveAway(Path directory) throws IOException {
        try {
            UserPrincipal nobody =
                    directory.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
            Files.setOwner(directory, nobody);
        } catch (UserPrincipalNotFoundException e) {
            assumeTrue(false, "there is no user called nobody here");
        } catch (IOException e) {
            assumeTrue(false, "only root may give a directory away");
        }
    }
}
