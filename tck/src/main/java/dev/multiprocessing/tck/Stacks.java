package dev.multiprocessing.tck;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** What the threads of other JVMs are doing, for the message of a failure; nothing where the JDK has no jstack. */
final class Stacks {

    private Stacks() {}

    static String of(List<Long> pids) {
        StringBuilder stacks = new StringBuilder();
        for (long pid : pids) {
            stacks.append("\n").append(of(pid));
        }
        return stacks.toString();
    }

    private static String of(long pid) {
        String jstack =
                Path.of(System.getProperty("java.home"), "bin", "jstack").toString();
        try {
            Process process = new ProcessBuilder(jstack, Long.toString(pid))
                    .redirectErrorStream(true)
                    .start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "no stacks of process " + pid + ": " + e;
        }
    }
}
