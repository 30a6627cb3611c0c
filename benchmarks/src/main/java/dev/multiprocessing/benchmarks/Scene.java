package dev.multiprocessing.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The main class of a run's first process: one driver with one workload. Its last line has the figures. */
final class Scene {

    private Scene() {}

    /** Arguments: workload, driver, directory, effort. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Workload workload = Workload.valueOf(arguments[0]);
        String driver = arguments[1];
        Job job = new Job(workload, driver, arguments[2], Effort.valueOf(arguments[3]), workload.sizeFor(driver));
        if (driver.startsWith("python-")) {
            python(driver, job);
            return;
        }
        measure(driver, job).print();
        System.exit(0); // Chronicle Queue leaves threads behind
    }

    private static Measured measure(String driver, Job job) throws IOException, InterruptedException {
        if (driver.startsWith("mp-")) {
            return new OwnScene(driver, job).run();
        }
        return switch (driver) {
            case "varhandle" -> BareMemory.atomic(job.directory(), job.effort());
            case "bare-child" -> Starts.bare(job.directory(), job.effort());
            case "hello-jvm" -> Starts.hello(job.effort());
            case "idle-jvm" -> Blocked.idle(job.effort());
            default -> new PeerScene(driver, job).run();
        };
    }

    /** Runs the script of the same workload. */
    private static void python(String driver, Job job) throws IOException, InterruptedException {
        Path script = job.directory().resolve("peer.py");
        Pace pace = job.effort().pace(job.workload());
        try (InputStream in = Scene.class.getResourceAsStream("peer.py")) {
            Files.copy(in, script, StandardCopyOption.REPLACE_EXISTING);
        }
        Process python = new ProcessBuilder(
                        "python3",
                        script.toString(),
                        job.workload().name(),
                        driver,
                        Long.toString(job.effort().millis()),
                        Integer.toString(pace.warmUps()),
                        Integer.toString(pace.messages()),
                        Long.toString(pace.restMillis()),
                        Integer.toString(job.size()),
                        Long.toString(job.effort().blockedMillis()))
                .redirectError(Redirect.INHERIT)
                .start();
        try (BufferedReader lines = python.inputReader()) {
            lines.lines()
                    .filter(Measured::isOne)
                    .map(line -> withOurNames(Measured.parse(line), job.workload()))
                    .forEach(Measured::print);
        }
        System.exit(python.waitFor());
    }

    /** The script calls everything a percentile, also what is a sum, a maximum, or of too few values to be one. */
    private static Measured withOurNames(Measured measured, Workload workload) {
        return switch (workload) {
            case BLOCKED -> measured.renamed("p50", workload.figure());
            case START -> measured.renamed("p99", "max");
            case SLEEPY_ROUND_TRIP, WAKE_UP -> measured.without("p999");
            default -> measured;
        };
    }
}
