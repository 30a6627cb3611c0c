package dev.multiprocessing.tck;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** What the threads of this JVM, and of those that tests have started, are doing, for the message of a failure. */
final class Stacks {

    /** A JVM that is stopped does not answer. */
    private static final int LIMIT_SECONDS = 10;

    private Stacks() {}

    static String ofAll() {
        return ofThisJvm() + Family.living().map(process -> of(process.pid())).collect(Collectors.joining());
    }

    private static String ofThisJvm() {
        StringBuilder stacks = new StringBuilder(title(ProcessHandle.current().pid()));
        for (Map.Entry<Thread, StackTraceElement[]> entry :
                Thread.getAllStackTraces().entrySet()) {
            Thread thread = entry.getKey();
            stacks.append('"').append(thread.getName()).append("\" ").append(thread.getState());
            Arrays.stream(entry.getValue())
                    .forEach(frame -> stacks.append("\n    at ").append(frame));
            stacks.append("\n\n");
        }
        return stacks.toString();
    }

    private static String of(long pid) {
        Path jstack = Path.of(System.getProperty("java.home"), "bin", "jstack");
        try {
            Process process = new ProcessBuilder(jstack.toString(), Long.toString(pid))
                    .redirectErrorStream(true)
                    .start();
            CompletableFuture.delayedExecutor(LIMIT_SECONDS, TimeUnit.SECONDS).execute(process::destroyForcibly);
            return title(pid) + new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return title(pid) + "no stacks: " + e + "\n";
        }
    }

    private static String title(long pid) {
        return "---- process " + pid + "\n";
    }
}
