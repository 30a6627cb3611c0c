package dev.multiprocessing.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The processor time that the processes of a scene took, each from when it was warm: files, added up at the end. */
final class ProcessorTime {

    private static final int USER_TIME = 11; // and the system's, and both of the children, behind the name
    static final long NANOS_PER_TICK = 10_000_000;

    private final Path file;

    // the measuring thread only
    private long before;
    private long start;

    /** From now on, for this process. */
    ProcessorTime(Path directory) {
        this.file =
                directory.resolve("processor-time-" + ProcessHandle.current().pid());
        begin();
    }

    /** From now on, and what was before does not count. */
    void begin() {
        before = own();
        start = System.nanoTime();
    }

    private static long own() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    /** Writes down what this process took. */
    void note() {
        try {
            Path aside = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(aside, Long.toString(own() - before));
            Files.move(aside, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many processors all processes kept busy on average since it began; they have noted it. */
    double processors(int processes) throws IOException {
        double seconds = (System.nanoTime() - start) / 1e9;
        note();
        List<Path> notes = notes();
        while (notes.size() < processes) {
            Thread.onSpinWait();
            notes = notes();
        }
        long nanos = 0;
        for (Path note : notes) {
            nanos += Long.parseLong(Files.readString(note));
        }
        return nanos / 1e9 / seconds;
    }

    private List<Path> notes() throws IOException {
        try (Stream<Path> files = Files.list(file.getParent())) {
            return files.filter(path -> path.getFileName().toString().matches("processor-time-[0-9]+"))
                    .toList();
        }
    }

    /** The processor time of this process and of all its children that have ended, in nanoseconds; Linux only. */
    static long withChildren() throws IOException {
        String stat = Files.readString(Path.of("/proc/self/stat"));
        String[] words = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long ticks = 0;
        for (int word = USER_TIME; word < USER_TIME + 4; word++) {
            ticks += Long.parseLong(words[word]);
        }
        return ticks * NANOS_PER_TICK;
    }

    /** The processor time of each thread of another process, in nanoseconds; Linux only. */
    static Map<Path, Long> byThread(long pid) throws IOException {
        Map<Path, Long> times = new HashMap<>();
        for (String thread : Path.of("/proc/" + pid + "/task").toFile().list()) {
            Path file = Path.of("/proc/" + pid + "/task/" + thread + "/schedstat");
            try {
                times.put(file, Long.parseLong(Files.readString(file).split(" ")[0]));
            } catch (IOException e) {
                if (Files.exists(file)) {
                    throw e;
                }
            }
        }
        return times;
    }
}
