package dev.multiprocessing.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Runs each driver of a workload once, then the next round: what disturbs the machine for a while disturbs all of them.
 * Each run is a set of fresh processes. One that fails, as by a message that is not the right one, is counted as
 * failed.
 */
final class Rounds {

    private static final long PATIENCE_SECONDS = 120;
    private static final int REPETITIONS = 2;

    private final int rounds;
    private final Effort effort;
    private final List<String> prefixes;
    private final String transport;

    Rounds(int rounds, Effort effort, List<String> prefixes, String transport) {
        this.rounds = rounds;
        this.effort = effort;
        this.prefixes = prefixes;
        this.transport = transport;
    }

    Results run(List<Workload> workloads) throws IOException, InterruptedException {
        Results results = new Results();
        for (Workload workload : workloads) {
            List<String> drivers = workload.drivers().stream()
                    .filter(driver -> prefixes.stream().anyMatch(driver::startsWith) && isThere(driver))
                    .toList();
            for (int round = 1; round <= rounds; round++) {
                for (String driver : drivers) {
                    Run run = runUndisturbed(workload, driver);
                    results.add(workload, driver, run);
                    System.out.println(workload + " " + driver + " round=" + round + " " + run);
                }
            }
        }
        return results;
    }

    /** One run; while others disturbed it, another instead, twice at most. */
    private Run runUndisturbed(Workload workload, String driver) throws IOException, InterruptedException {
        double idle = OtherWork.idleShare();
        Run run = runOnce(workload, driver);
        for (int repetition = 1;
                repetition <= REPETITIONS && effort == Effort.FULL && run.isDisturbed();
                repetition++) {
            idle = OtherWork.idleShare();
            run = runOnce(workload, driver).repeated(repetition);
        }
        return run.after(idle);
    }

    /** One run, in a directory of its own. */
    Run runOnce(Workload workload, String driver) throws IOException, InterruptedException {
        OtherWork others = OtherWork.begin();
        try (SharedDirectory made = SharedDirectory.make()) {
            Path directory = made.path();
            Path errors = directory.resolve("errors");
            Process scene = Jvm.start(
                    Redirect.to(errors.toFile()),
                    optionsFor(driver, directory),
                    Scene.class,
                    workload.name(),
                    driver,
                    directory,
                    effort.name());
            Optional<Measured> measured = watch(scene).filter(figures -> figures.isSound(workload));
            return new Run(measured, Files.readString(errors), 1, others.processors(), 0);
        }
    }

    /** Other children than those that are to have one start without an archive of classes, and make none. */
    private List<String> optionsFor(String driver, Path directory) {
        List<String> options = new ArrayList<>(Jvm.optionsFor(driver, effort));
        options.add("-Dmultiprocessing.transport=" + transport);
        options.addAll(Jvm.optionsForTransport(transport));
        options.add(
                driver.equals("mp-child-archive") ? "-Djava.io.tmpdir=" + directory : "-Dmultiprocessing.archive=off");
        return options;
    }

    /** What the scene prints, if it ends well and in time. */
    private static Optional<Measured> watch(Process scene) throws IOException, InterruptedException {
        CompletableFuture<Void> impatience = CompletableFuture.runAsync(
                () -> end(scene), CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS));
        try (BufferedReader lines = scene.inputReader()) {
            Optional<Measured> measured = Optional.empty();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (Measured.isOne(line)) {
                    measured = Optional.of(Measured.parse(line));
                }
            }
            return scene.waitFor() == 0 ? measured : Optional.empty();
        } finally {
            impatience.cancel(false); // its process id may soon be another's
            end(scene);
        }
    }

    /** Ends what is left of a run, in time or because it hangs. */
    private static void end(Process scene) {
        if (scene.isAlive()) {
            scene.descendants().forEach(ProcessHandle::destroyForcibly);
            scene.destroyForcibly();
        }
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
}
