package dev.multiprocessing.tck.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.multiprocessing.tck.runner.faulty.FaultyProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MinutesTest {

    private static final Entry STARTED = new Entry("started", Map.of("test", "required_Q01"));
    private static final Entry OVER = new Entry("over", Map.of());

    @TempDir
    Path folder;

    @Test
    void eachEntryIsReadOnceWhileMoreAreWritten() throws IOException {
        Path place = folder.resolve("minutes");
        Minutes.Reader reader = new Minutes.Reader(place);
        assertEquals(List.of(), reader.news());

        try (Minutes minutes = Minutes.create(place)) {
            minutes.add(STARTED);
            assertEquals(List.of(STARTED), reader.news());
            minutes.add(OVER);
            minutes.add(STARTED);
            assertEquals(List.of(OVER, STARTED), reader.news());
            assertEquals(List.of(), reader.news());
        }
    }

    @Test
    void halfALineIsReadWhenItIsWhole() throws IOException {
        Path place = Files.writeString(folder.resolve("minutes"), "over \nstar");
        Minutes.Reader reader = new Minutes.Reader(place);

        assertEquals(List.of(OVER), reader.news());
        Files.writeString(place, "ted test=required_Q01\n", StandardOpenOption.APPEND);
        assertEquals(List.of(STARTED), reader.news());
    }

    @Test
    void anyTextFitsInALine() {
        String text = FaultyProvider.HOSTILE.replace('\ud800', '?') + "\n=&%+ ";
        Entry entry = new Entry("finished", Map.of("seen", text, "stack", ""));

        assertEquals(entry, Entry.parse(entry.line()));
    }
}
