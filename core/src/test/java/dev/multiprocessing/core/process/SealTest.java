package dev.multiprocessing.core.process;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealTest {

    private static final int SIZE = 1_000_000;

    @TempDir
    Path directory;

    private Path file; // written before each test

    @BeforeEach
    void sealAFile() throws IOException {
        Path unfinished = Files.write(directory.resolve("unfinished"), new byte[SIZE]);
        file = directory.resolve("file");
        Seal.put(unfinished, file);
        Files.move(unfinished, file);
    }

    @Test
    void fileAsItWasSealedIsIntact() throws IOException {
        assertTrue(Seal.isIntact(file));
    }

    @Test
    void changedFileIsNot() throws IOException {
        try (RandomAccessFile changed = new RandomAccessFile(file.toFile(), "rw")) {
            changed.seek(SIZE - 1);
            changed.write(1);
        }

        assertFalse(Seal.isIntact(file));
    }

    @Test
    void fileCutShortIsNot() throws IOException {
        try (RandomAccessFile cut = new RandomAccessFile(file.toFile(), "rw")) {
            cut.setLength(SIZE / 2);
        }

        assertFalse(Seal.isIntact(file));
    }

    @Test
    void fileWithoutASealIsNot() throws IOException {
        Files.delete(directory.resolve("file.crc"));

        assertFalse(Seal.isIntact(file));
    }
}
