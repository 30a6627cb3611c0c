package dev.multiprocessing.core.process;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** Tells which directories and files nobody but this user can have written. */
final class PrivateDirectory {

    private static final String PRIVATE = "rwx------";

    private PrivateDirectory() {}

    /** Makes it unless it is there; false if it is not this user's alone, or if that cannot be told here. */
    static boolean make(Path directory) throws IOException {
        try {
            Files.createDirectory(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(PRIVATE)));
        } catch (FileAlreadyExistsException | UnsupportedOperationException e) {
            return isPrivate(directory);
        }
        return isPrivate(directory);
    }

    /** Whether it is a directory of this user that nobody else may enter. */
    static boolean isPrivate(Path directory) throws IOException {
        return Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS) && isOwn(directory) && isClosed(directory);
    }

    /** Whether it belongs to the user of this process; of a link, whether the link does. */
    static boolean isOwn(Path file) throws IOException {
        Optional<String> self = ProcessHandle.current().info().user();
        return self.isPresent()
                && self.get()
                        .equals(Files.getOwner(file, LinkOption.NOFOLLOW_LINKS).getName());
    }

    private static boolean isClosed(Path directory) throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(directory, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        return view != null
                && PosixFilePermissions.toString(view.readAttributes().permissions())
                        .equals(PRIVATE);
    }
}
