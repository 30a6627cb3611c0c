package dev.multiprocessing.transport.mmap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.files.PrivateFiles;
import dev.multiprocessing.files.SharedBytes;
import dev.multiprocessing.files.SharedTransport;
import dev.multiprocessing.files.crash.Messages;
import dev.multiprocessing.spi.CorruptDataException;
import dev.multiprocessing.spi.TransportException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PrivateFilesTest {

    @TempDir
    Path directory;

    @Test
    void createdFileIsZeroAndHasItsSize() {
        SharedBytes bytes = PrivateFiles.createZeroed(directory.resolve("file"), 100_000);

        assertEquals(100_000, bytes.size());
        for (int at = 0; at < 100_000; at += 8) {
            assertEquals(0, bytes.getLongAcquire(at));
        }
    }

    @Test
    void createdFileTakesThePlaceOfAnother() {
        Path file = directory.resolve("file");
        PrivateFiles.createZeroed(file, 8).setLongRelease(0, 42);

        assertEquals(0, PrivateFiles.createZeroed(file, 8).getLongAcquire(0));
    }

    @Test
    void whatOneMappingWritesAnotherReads() {
        Path file = directory.resolve("file");
        SharedBytes mine = PrivateFiles.createZeroed(file, 16);

        mine.setLongRelease(8, 42);

        assertEquals(42, PrivateFiles.open(file).getLongAcquire(8));
    }

    @Test
    void fileThatCannotBeMadeSaysWhatIsNeededAndWhatHelps() {
        Path file = directory.resolve("missing/file");

        TransportException error = assertThrows(TransportException.class, () -> PrivateFiles.createZeroed(file, 4096));

        assertEquals(
                "cannot create a file: file=" + file + ", reason=java.nio.file.NoSuchFileException: " + file
                        + ", needed=4096 bytes, free=unknown bytes; free some space, or set "
                        + "multiprocessing.shared.directory to a directory with enough",
                error.getMessage());
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "no limit on the size of files there")
    void whatTheMachineRefusesLeavesNothingBehindAndBreaksNothing() {
        Scene scene = new Scene(directory);
        try (SharedTransport transport = scene.open();
                Peer peer = Peer.startWithLimitedFiles(
                        1 << 20,
                        "fill",
                        transport.address(),
                        transport.createQueue(9).share())) {
            String region = peer.line();
            String message = peer.line();

            assertTrue(region.startsWith("cannot create a file: file=" + transport.address()), region);
            assertTrue(region.contains("needed=10004096 bytes, free="), region);
            assertTrue(message.contains("needed=3000000 bytes, free="), message);
            assertEquals("size=1", peer.line());
            List<String> left = Scene.thingsIn(transport);
            assertEquals(2, left.size(), left.toString());
        }
    }

    @Test
    void missingFileIsNotFound() {
        Path file = directory.resolve("missing");

        assertTrue(PrivateFiles.find(file).isEmpty());
        assertThrows(CorruptDataException.class, () -> PrivateFiles.open(file));
    }

    @Test
    void linkIsNotFollowed() throws IOException {
        PrivateFiles.createZeroed(directory.resolve("file"), 8);
        Path link = Files.createSymbolicLink(directory.resolve("link"), directory.resolve("file"));

        assertThrows(TransportException.class, () -> PrivateFiles.find(link));
    }

    @Test
    void fileTooLongToMapIsRefused() throws IOException {
        Path file = directory.resolve("file");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(1L << 31);
        }

        assertThrows(CorruptDataException.class, () -> PrivateFiles.open(file));
    }

    @Test
    void pendingInterruptDisturbsNothingAndStaysPending() {
        Path file = directory.resolve("file");
        ByteBuffer content = Messages.of(1, 1, 200_000);
        Thread.currentThread().interrupt();

        PrivateFiles.createFrom(file, content);
        ByteBuffer room = ByteBuffer.allocate(200_000);
        PrivateFiles.readInto(file, 200_000, room);
        PrivateFiles.createZeroed(directory.resolve("other"), 200_000);

        assertTrue(Thread.interrupted());
        assertEquals(content, room.flip());
    }

    @Test
    void interruptsInTheMiddleDisturbNothing() {
        Path file = directory.resolve("file");
        ByteBuffer content = Messages.of(1, 1, 1_000_000);
        Thread worker = Thread.currentThread();
        Thread interrupter = new Thread(() -> {
            for (int i = 0; i < 100; i++) {
                worker.interrupt();
                while (worker.isInterrupted()) {
                    Thread.onSpinWait();
                }
            }
            worker.interrupt();
        });
        interrupter.start();

        ByteBuffer room = ByteBuffer.allocate(1_000_000);
        for (int i = 0; i < 20; i++) {
            PrivateFiles.createFrom(file, content);
            PrivateFiles.readInto(file, 1_000_000, room.clear());
            PrivateFiles.createZeroed(directory.resolve("other"), 1_000_000);
        }

        while (interrupter.isAlive()) {
            Thread.interrupted();
        }
        Thread.interrupted();
        assertEquals(content, room.flip());
    }

    @Test
    void fileIsReadBehindThePositionOfItsRoom() {
        Path file = directory.resolve("file");
        PrivateFiles.createFrom(file, Messages.of(1, 1, 100));
        ByteBuffer room = ByteBuffer.allocate(300).position(50);

        PrivateFiles.readInto(file, 100, room);

        assertEquals(150, room.position());
        assertEquals(Messages.of(1, 1, 100), room.slice(50, 100));
    }

    @Test
    void deletingWhatIsGoneDoesNothing() {
        PrivateFiles.delete(directory.resolve("gone"));
        PrivateFiles.deleteMatching(directory.resolve("gone"), name -> true);

        assertFalse(Files.exists(directory.resolve("gone")));
    }
}
