package dev.multiprocessing.transport.mmap;

import dev.multiprocessing.spi.Settings;
import dev.multiprocessing.spi.TransportException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;

/** The directory of this user's sessions, which nobody else may enter. */
final class UserDirectory {

    /** The setting that names the directory in which users' directories are. */
    static final String SETTING = "multiprocessing.mmap.directory";

    private static final Path SHARED_MEMORY = Path.of("/dev/shm");
    private static final String PRIVATE = "rwx------";

    private UserDirectory() {}

    /** Finds or makes it, and refuses one that is not private to this user. */
    static Path find(Settings settings) {
        Path parent = settings.text(SETTING).map(Path::of).orElseGet(UserDirectory::fallback);
        Path directory =
                parent.resolve("mp-" + System.getProperty("user.name", "").replaceAll("[^A-Za-z0-9_-]", "_"));
        try {
            Files.createDirectory(directory, PrivateFiles.attributes(PRIVATE));
        } catch (FileAlreadyExistsException e) {
            requirePrivate(directory);
        } catch (IOException e) {
            throw new TransportException(
                    "cannot make a directory for shared files: directory=" + directory + ", reason=" + e + "; set "
                            + SETTING + " to a directory you may write to",
                    e);
        }
        return directory;
    }

    /** Makes a directory inside that is as private. */
    static void createInside(Path directory) throws IOException {
        Files.createDirectory(directory, PrivateFiles.attributes(PRIVATE));
    }

    private static Path fallback() {
        return Files.isDirectory(SHARED_MEMORY) && Files.isWritable(SHARED_MEMORY)
                ? SHARED_MEMORY
                : Path.of(System.getProperty("java.io.tmpdir"));
    }

    private static void requirePrivate(Path directory) {
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            throw refusal(directory, "it is not a directory", null);
        }
        if (!PrivateFiles.POSIX) {
            return;
        }
        try {
            PosixFileAttributes found =
                    Files.readAttributes(directory, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            String permissions = PosixFilePermissions.toString(found.permissions());
            if (!permissions.equals(PRIVATE)) {
                throw refusal(directory, "its permissions are " + permissions + ", not " + PRIVATE, null);
            }
            Path probe = Files.createTempFile(directory, ".probe-", null);
            Object self = Files.getOwner(probe, LinkOption.NOFOLLOW_LINKS);
            PrivateFiles.delete(probe);
            if (!found.owner().equals(self)) {
                throw refusal(directory, "it belongs to " + found.owner() + ", not to " + self, null);
            }
        } catch (IOException e) {
            throw refusal(directory, e.toString(), e);
        }
    }

    private static TransportException refusal(Path directory, String reason, IOException cause) {
        return new TransportException(
                "will not keep shared files in this directory: directory=" + directory + ", reason=" + reason
                        + "; remove it, or set " + SETTING + " to a directory of your own",
                cause);
    }
}
