package dev.multiprocessing.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.multiprocessing.ChildProcess;
import dev.multiprocessing.Multiprocessing;
import dev.multiprocessing.Pipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The rules of the files of a session, where the operating system shows which they are. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public interface TraceRules extends TransportRules {

    /** What nobody but the owner of a file may do. */
    Set<PosixFilePermission> OF_OTHERS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    @Test
    default void required_X16_whatASessionLeavesIsGoneAfterItsLastParticipant() throws InterruptedException {
        List<String> files;
        try (VisibleSession session = VisibleSession.open(options())) {
            files = session.files();
        }

        assertGone(files);
    }

    @Test
    default void required_X16_whatTheDeadLeaveIsReclaimedByTheNextStart() throws IOException, InterruptedException {
        try (Scene scene = Scene.open(this);
                Pipe pipe = scene.mp().pipe()) {
            ChildProcess opener = scene.startProcess(scene.mp()
                    .process(
                            DeathTargets::openVisibleSession,
                            pipe.second(),
                            options().settings()));
            pipe.first().send("go on");
            List<?> files = pipe.first().recv(List.class, Times.LONG);

            Scene.kill(opener);
            for (Object file : files) {
                makeOld(Path.of(file.toString()).getParent());
            }
            Multiprocessing.open(options()).close();

            assertGone(files);
        }
    }

    /** As if the next start were a day later: a transport may spare what is young. */
    private static void makeOld(Path directory) throws IOException {
        Files.setLastModifiedTime(directory, FileTime.from(Instant.now().minus(Duration.ofDays(1))));
    }

    /** Fails if one of the files is there for long. */
    private static void assertGone(List<?> files) throws InterruptedException {
        assumeFalse(files.isEmpty(), "no files of a session are seen");
        assertTrue(
                Times.comes(() -> existing(files).isEmpty(), Times.SOON),
                () -> "files that are left: " + existing(files));
    }

    private static List<?> existing(List<?> files) {
        return files.stream()
                .filter(file -> Files.exists(Path.of(file.toString()), LinkOption.NOFOLLOW_LINKS))
                .toList();
    }

    @Test
    default void required_S05_filesAreReadableByTheirUserOnly() throws IOException {
        try (VisibleSession session = VisibleSession.open(options())) {
            assumeFalse(session.files().isEmpty(), "no files of a session are seen");
            for (String file : session.files()) {
                Path directory = Path.of(file).getParent();
                assertEquals(Set.of(), ofOthers(directory), () -> "what others may do in " + directory);
            }
        }
    }

    private static Set<PosixFilePermission> ofOthers(Path file) throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS);
        permissions.retainAll(OF_OTHERS);
        return permissions;
    }
}
