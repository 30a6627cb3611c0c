package dev.multiprocessing.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs each driver of a workload once, then the next round: what disturbs the machine for a while disturbs all of them.
 * Each run is a set of fresh processes. One that fails, as by a message that is not the right one, is counted as
 * failed.
 */
final class Rounds {

    private static final long PATIENCE_SECONDS = 120;

    private final int rounds;
    private final Effort effort;
    private final List<String> prefixes;

    Rounds(int rounds, Effort effort, List<String> prefixes) {
        this.rounds = rounds;
        this.effort = effort;
        this.prefixes = prefixes;
    }

    Results run(List<Workload> workloads) throws IOException, InterruptedException {
        Results results = new Results();
        for (Workload workload : workloads) {
            for (int round = 1; round <= rounds; round++) {
                for (String driver : workload.drivers()) {
                    if (prefixes.stream().anyMatch(driver::startsWith) && isThere(driver)) {
                        double idle = Machine.idleShare();
                        Run run = runOnce(workload, driver);
                        results.add(workload, driver, run.measured, idle);
                        System.out.println(workload + " " + driver + " round=" + round + " idle before="
                                + Math.round(idle * 100) + "% " + run);
                    }
                }
            }
        }
        return results;
    }

    /** One run, in a directory of its own. */
    Run runOnce(Workload workload, String driver) throws IOException, InterruptedException {
        Path shared = Path.of("/dev/shm");
        Path directory = Files.isWritable(shared)
                ? Files.createTempDirectory(shared, "benchmark-")
                : Files.createTempDirectory("benchmark-");
        Path errors = directory.resolve("errors");
        Process scene =
                Jvm.start(Redirect.to(errors.toFile()), Scene.class, workload.name(), driver, directory, effort.name());
        CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS).execute(() -> end(scene));
        try (BufferedReader lines = scene.inputReader()) {
            Optional<Measured> measured = Optional.empty();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (Measured.isOne(line)) {
                    measured = Optional.of(Measured.parse(line));
                }
            }
            boolean succeeded = scene.waitFor() == 0;
            return new Run(succeeded ? measured : Optional.empty(), Files.readString(errors));
        } finally {
            end(scene);
            scene.waitFor();
            delete(directory);
        }
    }

    /** Ends what is left of a run, in time or because it hangs. */
    private static void end(Process scene) {
        scene.descendants().forEach(ProcessHandle::destroyForcibly);
        scene.destroyForcibly();
    }

    /** CPython may not be. */
    static boolean isThere(String driver) {
        if (!driver.startsWith("python-")) {
            return true;
        }
        try {
            return new ProcessBuilder("python3", "-c", "").start().waitFor() == 0;
        } catch (IOException | InterruptedException e) {
            return false;
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** What was measured, which is nothing if the run failed, and what was complained of. */
    record Run(Optional<Measured> measured, String errors) {

        @Override
        public String toString() {
            return measured.map(run -> run.figures().toString()).orElse("failed") + errors;
        }
    }
}
