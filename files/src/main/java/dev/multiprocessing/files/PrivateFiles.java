package dev.multiprocessing.files;

import dev.multiprocessing.spi.CorruptDataException;
import dev.multiprocessing.spi.TransportException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Files that only this user reads and writes.
 *
 * <p>A file is created with every page written, so that too little space is an error here and not a fault at the first
 * access; it never changes its size afterwards. An interrupt of the calling thread, which would close a channel in the
 * middle of its work, is put off until the file is done.
 */
public final class PrivateFiles {

    /** Whether files here have owners and permissions that can be checked. */
    public static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private static final Set<OpenOption> CREATE =
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
    private static final Set<OpenOption> OPEN =
            Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    private static final String PRIVATE = "rw-------";
    private static final int CHUNK = 256 * 1024;

    private PrivateFiles() {}

    public static FileAttribute<?>[] attributes(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    /** Creates a file of zeros in the place of any other of that name, and maps it. */
    public static SharedBytes createZeroed(Path file, long size) {
        return creating(file, size, channel -> {
            ByteBuffer zeros = ByteBuffer.allocateDirect((int) Math.min(size, CHUNK));
            for (long written = 0; written < size; written += zeros.limit()) {
                zeros.clear().limit((int) Math.min(zeros.capacity(), size - written));
                writeFully(channel, zeros);
            }
            return Mappings.map(channel, size);
        });
    }

    /** Creates an empty file unless there is one already. */
    public static void createIfAbsent(Path file) throws IOException {
        try {
            Files.createFile(file, attributes(PRIVATE));
        } catch (FileAlreadyExistsException e) {
            return;
        }
    }

    /** Takes back what others might do with a file that was not created here. */
    public static void makePrivate(Path file) throws IOException {
        if (POSIX) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(PRIVATE));
        }
    }

    /** Maps a file that another process made; empty if it is gone. */
    public static Optional<SharedBytes> find(Path file) {
        return working("open", file, () -> {
            try (FileChannel channel = FileChannel.open(file, OPEN)) {
                return Optional.of(map(file, channel));
            } catch (NoSuchFileException e) {
                return Optional.empty();
            }
        });
    }

    /** Maps a file that must be there. */
    public static SharedBytes open(Path file) {
        return find(file).orElseThrow(() -> new CorruptDataException("file is missing: file=" + file));
    }

    /** Creates a file of the buffer's remaining bytes in the place of any other of that name, without mapping it. */
    public static void createFrom(Path file, ByteBuffer content) {
        creating(file, content.remaining(), channel -> {
            writeFully(channel, content.duplicate());
            return file;
        });
    }

    /** Fails unless it is a file, and no link to one, of exactly this size. */
    public static void requireSize(Path file, long size) {
        BasicFileAttributes found = working(
                "open", file, () -> Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
        if (!found.isRegularFile() || found.size() != size) {
            throw new CorruptDataException(
                    "file cut short or replaced: file=" + file + ", length=" + size + ", size=" + found.size());
        }
    }

    /** Reads a file into the room that is provided for its length. */
    public static void readInto(Path file, int length, ByteBuffer into) {
        int start = into.position();
        int missing = working("read", file, () -> {
            into.position(start);
            ByteBuffer part = into.duplicate().limit(start + length);
            try (FileChannel channel = FileChannel.open(file, OPEN)) {
                return readFully(channel, part);
            }
        });
        if (missing > 0) {
            throw new CorruptDataException(
                    "file cut short: file=" + file + ", length=" + length + ", missing=" + missing);
        }
        into.position(start + length);
    }

    /** Gives a file another name, in one step, in the place of any other of that name. */
    public static void move(Path from, Path to) {
        working("rename", from, () -> Files.move(from, to, StandardCopyOption.ATOMIC_MOVE));
    }

    /** Deletes a file that may be gone already. */
    public static void delete(Path file) {
        try {
            deleteIfThere(file);
        } catch (IOException e) {
            throw new TransportException("cannot delete: file=" + file, e);
        }
    }

    /** Deletes the files of a directory whose names match. */
    public static void deleteMatching(Path directory, Predicate<String> name) {
        try (Stream<Path> files = Files.list(directory)) {
            files.filter(file -> name.test(file.getFileName().toString())).forEach(PrivateFiles::delete);
        } catch (NoSuchFileException e) {
            return; // so are its files
        } catch (IOException e) {
            throw new TransportException("cannot list: directory=" + directory, e);
        }
    }

    /** Creates a file; if that fails, nothing of it is left, and the failure says how much it takes. */
    private static <T> T creating(Path file, long size, Filling<T> filling) {
        boolean created = false;
        try {
            T filled = uninterrupted(() -> createWhenThereIsSpace(file, size, filling));
            created = true;
            return filled;
        } catch (IOException e) {
            throw new TransportException(
                    describe("create", file, e) + ", needed=" + size + " bytes, free=" + describeFreeBytes(file)
                            + " bytes; free some space, or set " + UserDirectory.SETTING
                            + " to a directory with enough",
                    e);
        } finally {
            if (!created) {
                delete(file);
            }
        }
    }

    /** Creates a file, if need be after the memory of files that were deleted has been given back. */
    private static <T> T createWhenThereIsSpace(Path file, long size, Filling<T> filling) throws IOException {
        try {
            return create(file, filling);
        } catch (ClosedByInterruptException e) {
            throw e;
        } catch (IOException e) {
            deleteIfThere(file); // what was written of it is in the way, too
            if (hasSpace(file, size) || !Mappings.collectUntil(() -> hasSpace(file, size))) {
                throw e;
            }
            return create(file, filling);
        }
    }

    private static <T> T create(Path file, Filling<T> filling) throws IOException {
        deleteIfThere(file);
        try (FileChannel channel = createEmpty(file)) {
            return filling.fill(channel);
        }
    }

    private static FileChannel createEmpty(Path file) throws IOException {
        return FileChannel.open(file, CREATE, attributes(PRIVATE));
    }

    private static void deleteIfThere(Path file) throws IOException {
        Files.deleteIfExists(file);
    }

    private static SharedBytes map(Path file, FileChannel channel) throws IOException {
        long size = channel.size();
        if (size > Integer.MAX_VALUE) {
            throw new CorruptDataException("not a file of this library: file=" + file + ", size=" + size);
        }
        return Mappings.map(channel, size);
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
        int end = bytes.limit();
        while (bytes.position() < end) {
            writeChunk(channel, nextChunk(bytes, end));
        }
    }

    private static void writeChunk(FileChannel channel, ByteBuffer chunk) throws IOException {
        channel.write(chunk);
    }

    private static int readFully(FileChannel channel, ByteBuffer into) throws IOException {
        int end = into.limit();
        while (into.position() < end && channel.read(nextChunk(into, end)) >= 0) {
            continue;
        }
        return end - into.position();
    }

    /** A channel copies what it is given at once to or from memory of its own that is as large. */
    private static ByteBuffer nextChunk(ByteBuffer bytes, int end) {
        return bytes.limit((int) Math.min(end, (long) bytes.position() + CHUNK));
    }

    private static <T> T working(String what, Path file, Work<T> work) {
        try {
            return uninterrupted(work);
        } catch (IOException e) {
            throw new TransportException(describe(what, file, e), e);
        }
    }

    private static String describe(String what, Path file, IOException failure) {
        return "cannot " + what + " a file: file=" + file + ", reason=" + failure;
    }

    /** Does it again from its beginning if an interrupt gets in its way, which is pending again behind it. */
    private static <T> T uninterrupted(Work<T> work) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                try {
                    return work.call();
                } catch (ClosedByInterruptException e) {
                    interrupted |= Thread.interrupted();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Where nobody can tell, space is not what is missing. */
    private static boolean hasSpace(Path file, long size) {
        try {
            return freeBytes(file) >= size;
        } catch (IOException e) {
            return true;
        }
    }

    private static String describeFreeBytes(Path file) {
        try {
            return Long.toString(freeBytes(file));
        } catch (IOException e) {
            return "unknown";
        }
    }

    private static long freeBytes(Path file) throws IOException {
        return Files.getFileStore(file.getParent()).getUsableSpace();
    }

    /** Work on a file that can be done again from its beginning. */
    @FunctionalInterface
    private interface Work<T> {
        T call() throws IOException;
    }

    /** What is done with a new file. */
    @FunctionalInterface
    private interface Filling<T> {
        T fill(FileChannel channel) throws IOException;
    }
}
