package dev.multiprocessing.tck.runner;

import dev.multiprocessing.tck.Family;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Starts the JVM in which the tests run, the court, and watches it: if it crashes, hangs or exits, that is what came of
 * the test that ran just then. Whatever the court has started ends with it, also if this JVM is told to end.
 */
final class Bailiff {

    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration STACKS = Duration.ofSeconds(1);
    private static final Duration FAREWELL = Duration.ofSeconds(10);
    private static final Map<String, String> QUICK =
            Map.of("multiprocessing.tck.silence", "50", "multiprocessing.tck.effort", "0.1");

    private final Arguments arguments;
    private final Hearing hearing;
    private final Path minutes;
    private final Path output;

    /**
     * Of one hearing.
     *
     * @param output what the court and its children print
     */
    Bailiff(Arguments arguments, Hearing hearing, Path minutes, Path output) {
        this.arguments = arguments;
        this.hearing = hearing;
        this.minutes = minutes;
        this.output = output;
    }

    /** Waits until the court has ended, or ends it, and returns how it ended. */
    String hear(String classPath, List<String> tests) throws IOException, InterruptedException {
        Files.deleteIfExists(minutes);
        Process court = new ProcessBuilder(command(classPath))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        Thread self = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            self.interrupt(); // what comes now is no judgement; a court that was not told of its tests yet has none
            end(court);
        }));
        try {
            tell(court, tests);
            String how = listen(court);
            hearing.end(how);
            return how;
        } finally {
            end(court);
        }
    }

    private List<String> command(String classPath) {
        List<String> command = new ArrayList<>();
        command.add(arguments.javaHome().resolve("bin").resolve("java").toString());
        command.add("-XX:ErrorFile=" + arguments.out().toAbsolutePath().resolve("hs_err_pid%p.log"));
        if (arguments.isQuick()) {
            QUICK.forEach((name, value) -> command.add(property(name, value)));
        }
        arguments.repeat().ifPresent(times -> command.add(property("multiprocessing.tck.repeat", times)));
        arguments.seed().ifPresent(seed -> command.add(property("multiprocessing.tck.seed", seed)));
        arguments.settings().forEach((name, value) -> command.add(property(name, value)));
        command.add(property(Candidate.TRANSPORT, arguments.transport()));
        command.addAll(arguments.jvmOptions());
        command.addAll(List.of("-classpath", classPath, CourtMain.class.getName(), minutes.toString()));
        return command;
    }

    private static String property(String name, String value) {
        return "-D" + name + "=" + value;
    }

    /** A court that is gone already does not listen; how it went is seen next. */
    private static void tell(Process court, List<String> tests) {
        try (PrintStream in = new PrintStream(court.getOutputStream(), false, StandardCharsets.US_ASCII)) {
            tests.forEach(in::println);
        }
    }

    private String listen(Process court) throws IOException, InterruptedException {
        Minutes.Reader reader = new Minutes.Reader(minutes);
        long lastNews = System.nanoTime();
        while (true) {
            boolean hasEnded = court.waitFor(LOOK.toMillis(), TimeUnit.MILLISECONDS);
            List<Entry> news = reader.news();
            news.forEach(hearing::accept);
            if (hasEnded) {
                return "the JVM of the tests ended with exit code " + court.exitValue();
            }
            lastNews = news.isEmpty() ? lastNews : System.nanoTime();
            if (System.nanoTime() - lastNews > patience().toNanos()) {
                askForStacks(court);
                return "it hangs: there was no news for " + patience().toSeconds() + " s; " + output.getFileName()
                        + " ends with the stacks of the JVM of the tests, if it gave any";
            }
        }
    }

    private Duration patience() {
        return hearing.isOver() ? FAREWELL : arguments.limit();
    }

    /** Has the court print where its threads are, where there are signals; one that is stopped does not. */
    private static void askForStacks(Process court) throws IOException, InterruptedException {
        if (!System.getProperty("os.name").startsWith("Windows")) {
            new ProcessBuilder("kill", "-QUIT", Long.toString(court.pid()))
                    .start()
                    .waitFor();
            court.waitFor(STACKS.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** The family is looked for twice: its orphans are found by their mark, and others only while it has a head. */
    private static void end(Process court) {
        List<ProcessHandle> family = Family.of(court.toHandle()).toList();
        court.destroyForcibly();
        family.forEach(ProcessHandle::destroyForcibly);
        Family.of(court.toHandle()).forEach(ProcessHandle::destroyForcibly);
    }
}
