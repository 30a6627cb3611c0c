package dev.multiprocessing.transport.socket;

import dev.multiprocessing.spi.TransportException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** The directory of one session's socket, which nobody but its user may enter. */
final class SocketDirectory {

    private static final String PREFIX = "mp-socket-";
    private static final String FILE = "hub";

    /** A directory that is younger may belong to somebody who is just about to listen. */
    private static final Duration YOUNG = Duration.ofMinutes(1);

    private final Path directory;

    private SocketDirectory(Path directory) {
        this.directory = directory;
    }

    /** Makes one, and removes those of sessions whose host was killed. */
    static SocketDirectory createIn(Path parent) throws IOException {
        SocketDirectory made = new SocketDirectory(Files.createTempDirectory(parent, PREFIX));
        made.reclaimOthers();
        return made;
    }

    UnixDomainSocketAddress address() {
        return UnixDomainSocketAddress.of(file());
    }

    void delete() {
        try {
            Files.deleteIfExists(file());
            Files.deleteIfExists(directory);
        } catch (IOException e) {
            throw new TransportException("cannot delete a socket: file=" + file(), e);
        }
    }

    /** What else somebody has put there stays, and so does the directory. */
    private void deleteIfEmpty() {
        try {
            delete();
        } catch (TransportException e) {
            return;
        }
    }

    private Path file() {
        return directory.resolve(FILE);
    }

    private void reclaimOthers() throws IOException {
        Instant old = Instant.now().minus(YOUNG);
        try (DirectoryStream<Path> siblings = Files.newDirectoryStream(directory.getParent(), PREFIX + "*")) {
            for (Path sibling : siblings) {
                reclaim(new SocketDirectory(sibling), old);
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    private void reclaim(SocketDirectory other, Instant old) {
        try {
            if (other.hasOwnerOf(this) && other.isOlderThan(old) && other.isDead()) {
                other.deleteIfEmpty();
            }
        } catch (IOException e) {
            return; // it has just gone
        }
    }

    private boolean hasOwnerOf(SocketDirectory mine) throws IOException {
        return Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)
                && Files.getOwner(directory, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(mine.directory));
    }

    private boolean isOlderThan(Instant moment) throws IOException {
        return Files.getLastModifiedTime(directory, LinkOption.NOFOLLOW_LINKS)
                .toInstant()
                .isBefore(moment);
    }

    /**
     * The kernel refuses a connection to a socket whose process is gone, and to no other: a process that is stopped,
     * with as many waiting as may, only has no room for one more.
     */
    private boolean isDead() {
        try (SocketChannel channel = Unix.tryConnect(address())) {
            return !channel.isConnected();
        } catch (ConnectException e) {
            return true;
        } catch (IOException e) {
            return !Files.exists(file(), LinkOption.NOFOLLOW_LINKS);
        }
    }
}
