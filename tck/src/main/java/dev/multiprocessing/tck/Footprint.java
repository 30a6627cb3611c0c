package dev.multiprocessing.tck;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;

/** What there is of this JVM at one moment: its threads, what it has open, and the processes of the machine. */
record Footprint(Set<Thread> threads, Set<String> files, Set<String> sockets, Set<ProcessHandle> processes) {

    /** The JDK's and JUnit's own, which come and go as they like. */
    private static final List<String> NOT_OF_A_PROGRAM =
            List.of("ForkJoinPool", "CompletableFutureDelayScheduler", "junit-jupiter-timeout-watcher");

    private static final int FRAMES = 4;

    static Footprint now() {
        return new Footprint(
                Thread.getAllStackTraces().keySet().stream()
                        .filter(Footprint::isOfAProgram)
                        .collect(Collectors.toSet()),
                Descriptors.files(),
                Descriptors.sockets(),
                ProcessHandle.allProcesses().collect(Collectors.toSet()));
    }

    private static boolean isOfAProgram(Thread thread) {
        ThreadGroup group = thread.getThreadGroup();
        return group != null
                && group.getParent() != null
                && !group.getName().equals("InnocuousThreadGroup")
                && NOT_OF_A_PROGRAM.stream().noneMatch(thread.getName()::startsWith);
    }

    /** Fails if more is there for long, of this JVM or of processes that tests have started. */
    void requireNothingMore() throws InterruptedException {
        Assertions.assertTrue(
                Times.comes(() -> more().isEmpty(), Times.SOON), () -> "left behind: " + String.join("; ", more()));
    }

    /** What is there now and was not. */
    List<String> more() {
        Footprint now = now();
        List<String> more = new ArrayList<>();
        beyond(now.threads, threads).stream().map(Footprint::describe).forEach(more::add);
        beyond(now.files, files).stream().map("open file "::concat).forEach(more::add);
        Descriptors.listening(beyond(now.sockets, sockets)).stream()
                .map("socket that listens at "::concat)
                .forEach(more::add);
        newProcesses(now).map(Family::describe).forEach(more::add);
        return more;
    }

    /** Ends those that tests have started since. */
    void killNewProcesses() {
        newProcesses(now()).forEach(ProcessHandle::destroyForcibly);
    }

    private Stream<ProcessHandle> newProcesses(Footprint now) {
        return beyond(now.processes, processes).stream().filter(Family::isOurs);
    }

    private static <T> Set<T> beyond(Set<T> now, Set<T> before) {
        Set<T> beyond = new HashSet<>(now);
        beyond.removeAll(before);
        return beyond;
    }

    private static String describe(Thread thread) {
        return "thread " + thread.getName() + " at "
                + Arrays.stream(thread.getStackTrace()).limit(FRAMES).toList();
    }
}
