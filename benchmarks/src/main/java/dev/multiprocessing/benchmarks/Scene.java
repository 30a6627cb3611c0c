package dev.multiprocessing.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.util.List;

/** The main class of a run's first process: one driver with one workload. Its last line has the figures. */
final class Scene {

    private static final List<String> SCRIPTS = List.of("peer.py", "exchange.py", "ends.py", "messages.py");

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
            case "varhandle" -> BareMemory.count(job);
            case "bare-child" -> Starts.bare(job.directory(), job.effort());
            case "hello-jvm" -> Starts.hello(job.effort());
            case "idle-jvm" -> Blocked.idle(job.effort());
            default -> new PeerScene(driver, job).run();
        };
    }

    /** Runs the scripts, the first of which prints the figures itself. */
    private static void python(String driver, Job job) throws IOException, InterruptedException {
        Pace pace = job.effort().pace(job.workload());
        for (String script : SCRIPTS) {
            try (InputStream in = Scene.class.getResourceAsStream(script)) {
                Files.copy(in, job.directory().resolve(script));
            }
        }
        Process python = new ProcessBuilder(
                        "python3",
                        job.directory().resolve(SCRIPTS.get(0)).toString(),
                        job.workload().name(),
                        driver,
                        Long.toString(job.effort().millis()),
                        Integer.toString(pace.warmUps()),
                        Integer.toString(pace.messages()),
                        Long.toString(pace.restMillis()),
                        Integer.toString(job.size()),
                        Long.toString(job.effort().blockedMillis()))
                .redirectOutput(Redirect.INHERIT)
                .redirectError(Redirect.INHERIT)
                .start();
        System.exit(python.waitFor());
    }
}
