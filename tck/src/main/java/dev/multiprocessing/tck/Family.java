package dev.multiprocessing.tck;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The processes that the tests of a JVM have started: all below it, and orphans that have its mark. */
public final class Family {

    /** What the tests of this JVM mark children with, and their children, who inherit it. */
    static final String MARK = markOf(ProcessHandle.current());

    /** The library's work in the background, which outlives whoever began it. */
    private static final String ARCHIVE_MAKER = "dev.multiprocessing.core.bootstrap.ArchiveMaker";

    private Family() {}

    /** Those that live now; of a JVM that has ended, orphans alone. */
    public static Stream<ProcessHandle> of(ProcessHandle court) {
        return ProcessHandle.allProcesses().filter(process -> isOf(court, process));
    }

    static Stream<ProcessHandle> living() {
        return of(ProcessHandle.current());
    }

    static boolean isOurs(ProcessHandle process) {
        return isOf(ProcessHandle.current(), process);
    }

    private static boolean isOf(ProcessHandle court, ProcessHandle process) {
        if (process.equals(court)) {
            return false;
        }
        Optional<ProcessHandle> ancestor = Optional.of(process);
        while (ancestor.isPresent() && !ancestor.get().equals(court)) {
            if (commandLine(ancestor.get()).contains(ARCHIVE_MAKER)) {
                return false;
            }
            ancestor = ancestor.get().parent();
        }
        return ancestor.isPresent()
                || Stream.of(commandLine(process).split("\0")).anyMatch(markOf(court)::equals);
    }

    private static String markOf(ProcessHandle court) {
        return "-Dtck.court=" + court.pid();
    }

    static String describe(ProcessHandle process) {
        return "process " + process.pid() + ", " + commandLine(process).replace('\0', ' ');
    }

    /** With a zero behind each part; nothing where the operating system does not show it, or the process has ended. */
    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"));
        } catch (IOException e) {
            return "";
        }
    }
}
