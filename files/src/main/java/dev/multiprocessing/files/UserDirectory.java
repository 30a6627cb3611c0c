package dev.multiprocessing.files;

import dev.multiprocessing.spi.Settings;
import dev.multiprocessing.spi.TransportException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** The directory of this user's sessions, which nobody else may enter. */
public final class UserDirectory {

    /** The setting that names the directory in which users' directories are. */
    public static final String SETTING = "multiprocessing.shared.directory";

    private static final Path SHARED_MEMORY = Path.of("/dev/shm");
    private static final String PRIVATE = "rwx------";

    /** How names of files begin that are made to see whose they are, and deleted at once. */
    public static final String PROBE = ".probe-";

    private UserDirectory() {}

    /** Finds or makes the one whose name begins so, and refuses one that is not private to this user. */
    public static Path find(Settings settings, String prefix) {
        Path parent = parentOf(settings);
        try {
            Path directory = parent.toRealPath().resolve(ownName(prefix));
            if (!tryCreate(directory)) {
                requirePrivate(directory);
                requireOwn(directory);
            }
            return directory;
        } catch (IOException e) {
            throw new TransportException(
                    "cannot make a directory for shared files: parent=" + parent + ", reason=" + e + "; set " + SETTING
                            + " to a directory you may write to",
                    e);
        }
    }

    /** Where it is, or would be. */
    public static Path place(Settings settings, String prefix) {
        return parentOf(settings).resolve(ownName(prefix));
    }

    /** Fails unless it is a directory that nobody but its owner may enter. */
    public static void requirePrivate(Path directory) throws IOException {
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            throw refusal(directory, "it is not a directory");
        }
        if (PrivateFiles.POSIX) {
            String found =
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(directory, LinkOption.NOFOLLOW_LINKS));
            if (!found.equals(PRIVATE)) {
                throw refusal(directory, "its permissions are " + found + ", not " + PRIVATE);
            }
        }
    }

    /** Makes a directory inside that is as private. */
    public static void createInside(Path directory) throws IOException {
        Files.createDirectory(directory, PrivateFiles.attributes(PRIVATE));
    }

    private static Path parentOf(Settings settings) {
        return settings.text(SETTING).map(UserDirectory::pathOf).orElseGet(UserDirectory::fallback);
    }

    private static Path pathOf(String setting) {
        try {
            return Path.of(setting);
        } catch (InvalidPathException e) {
            throw new TransportException("not a path: " + SETTING + "=" + setting + ", reason=" + e.getMessage(), e);
        }
    }

    private static Path fallback() {
        return Files.isDirectory(SHARED_MEMORY) && Files.isWritable(SHARED_MEMORY)
                ? SHARED_MEMORY
                : Path.of(System.getProperty("java.io.tmpdir"));
    }

    private static String ownName(String prefix) {
        return prefix + System.getProperty("user.name", "").replaceAll("[^A-Za-z0-9_-]", "_");
    }

    private static boolean tryCreate(Path directory) throws IOException {
        try {
            createInside(directory);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    /** Fails if it belongs to somebody else; who this process is, is said by the owner of a file it makes. */
    private static void requireOwn(Path directory) throws IOException {
        if (!PrivateFiles.POSIX) {
            return;
        }
        Object owner = Files.getOwner(directory, LinkOption.NOFOLLOW_LINKS);
        Object self = whoMakesFilesIn(directory)
                .orElseThrow(() -> refusal(directory, "it belongs to " + owner + ", and lets nobody else in"));
        if (!owner.equals(self)) {
            throw refusal(directory, "it belongs to " + owner + ", not to " + self);
        }
    }

    private static Optional<Object> whoMakesFilesIn(Path directory) throws IOException {
        try {
            Path probe = createProbe(directory);
            Object self = Files.getOwner(probe, LinkOption.NOFOLLOW_LINKS);
            PrivateFiles.delete(probe);
            return Optional.of(self);
        } catch (AccessDeniedException e) {
            return Optional.empty();
        }
    }

    private static Path createProbe(Path directory) throws IOException {
        return Files.createTempFile(directory, PROBE, null);
    }

    private static TransportException refusal(Path directory, String reason) {
        return new TransportException("will not keep shared files in this directory: directory=" + directory
                + ", reason=" + reason + "; remove it, or set " + SETTING + " to a directory of your own");
    }
}
