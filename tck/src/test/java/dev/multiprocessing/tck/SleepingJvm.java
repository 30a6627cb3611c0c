package dev.multiprocessing.tck;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A process to be found. */
final class SleepingJvm {

    private SleepingJvm() {}

    public static void main(String[] args) throws InterruptedException {
        System.out.println("ready");
        Thread.sleep(60_000);
    }

    /** Returns when its main method runs. */
    static Process start() throws IOException {
        Process process = new ProcessBuilder(command()).start();
        process.getInputStream().read();
        return process;
    }

    /** The parent of this one has ended. */
    static ProcessHandle startOrphan(String option) throws IOException {
        List<String> shell = new ArrayList<>(List.of("sh", "-c", "\"$@\" > /dev/null & echo $!", "sh"));
        shell.addAll(command(option));
        Process parent = new ProcessBuilder(shell).start();
        long pid = Long.parseLong(new String(parent.getInputStream().readAllBytes()).strip());
        parent.onExit().join();
        return ProcessHandle.of(pid).orElseThrow();
    }

    private static List<String> command(String... options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), SleepingJvm.class.getName()));
        return command;
    }
}
