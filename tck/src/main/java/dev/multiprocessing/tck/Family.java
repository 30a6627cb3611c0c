package dev.multiprocessing.tck;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The processes that tests have started: all below this one, and orphans that have its mark. */
final class Family {

    /** What children are marked with, and their children, who inherit it. */
    static final String MARK = "-Dtck.court=" + ProcessHandle.current().pid();

    /** The library's work in the background, which outlives whoever began it. */
    private static final String ARCHIVE_MAKER = "dev.multiprocessing.core.bootstrap.ArchiveMaker";

    private Family() {}

    static Stream<ProcessHandle> living() {
        return ProcessHandle.allProcesses().filter(Family::isOurs);
    }

    static boolean isOurs(ProcessHandle process) {
        if (process.equals(ProcessHandle.current())) {
            return false;
        }
        Optional<ProcessHandle> ancestor = Optional.of(process);
        while (ancestor.isPresent() && !ancestor.get().equals(ProcessHandle.current())) {
            if (commandLine(ancestor.get()).contains(ARCHIVE_MAKER)) {
                return false;
            }
            ancestor = ancestor.get().parent();
        }
        return ancestor.isPresent()
                || Stream.of(commandLine(process).split("\0")).anyMatch(MARK::equals);
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
