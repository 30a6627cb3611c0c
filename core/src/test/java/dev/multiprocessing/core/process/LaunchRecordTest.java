package dev.multiprocessing.core.process;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class LaunchRecordTest {

    private static final LaunchRecord RECORD = new LaunchRecord(
            "Größe \u0000 \ud83d\ude00",
            true,
            1025,
            new SessionInfo(
                    "mmap",
                    "a.Provider",
                    "address",
                    Map.of("multiprocessing.a", "1", "multiprocessing.b", ""),
                    Map.of("multiprocessing.c", "2")),
            Map.of("multiprocessing.d", "3"),
            "ticket",
            new byte[] {1, -1, 0, 127});

    @Test
    void everythingButTheTargetArrivesAsItWas() throws IOException {
        LaunchRecord arrived = read(written(RECORD));

        assertEquals(
                List.of(
                        RECORD.name(),
                        RECORD.daemon(),
                        RECORD.parent(),
                        RECORD.session(),
                        RECORD.properties(),
                        RECORD.notes()),
                List.of(
                        arrived.name(),
                        arrived.daemon(),
                        arrived.parent(),
                        arrived.session(),
                        arrived.properties(),
                        arrived.notes()));
    }

    @Test
    void theTargetArrivesAsItWas() throws IOException {
        LaunchRecord arrived = read(written(RECORD));

        assertArrayEquals(RECORD.target(), arrived.target());
    }

    @Test
    void aChildThatIsNoDaemonArrivesAsOne() throws IOException {
        LaunchRecord own = new LaunchRecord("n", false, 1, RECORD.session(), Map.of(), "", new byte[0]);

        assertEquals(false, read(written(own)).daemon());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1_000_000})
    void aTargetOfAnyLengthArrives(int length) throws IOException {
        byte[] target = new byte[length];
        Arrays.fill(target, (byte) 7);

        LaunchRecord arrived = read(written(new LaunchRecord("n", false, 1, RECORD.session(), Map.of(), "", target)));

        assertArrayEquals(target, arrived.target());
    }

    @Test
    void whatFollowsTheRecordIsNotRead() throws IOException {
        byte[] record = written(RECORD);
        ByteArrayInputStream parent = new ByteArrayInputStream(Arrays.copyOf(record, record.length + 3));

        LaunchRecord.readFrom(new DataInputStream(parent));

        assertEquals(3, parent.available());
    }

    @Test
    void foreignBytesAreRefusedWithTheCure() {
        IOException refusal = assertThrows(IOException.class, () -> read("hello, child".getBytes()));

        assertEquals("not what a parent says: parent and child need one version of the library", refusal.getMessage());
    }

    @Test
    void aRecordThatEndsEarlyIsRefusedWhereverItEnds() throws IOException {
        byte[] record = written(RECORD);

        for (int length = 0; length < record.length; length++) {
            byte[] part = Arrays.copyOf(record, length);
            assertThrows(EOFException.class, () -> read(part), "length=" + length);
        }
    }

    private static byte[] written(LaunchRecord record) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        record.writeTo(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static LaunchRecord read(byte[] bytes) throws IOException {
        return LaunchRecord.readFrom(new DataInputStream(new ByteArrayInputStream(bytes)));
    }
}
