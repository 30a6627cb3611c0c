package dev.multiprocessing.benchmarks;

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
        Path directory = Path.of(arguments[2]);
        Effort effort = Effort.valueOf(arguments[3]);
        if (driver.startsWith("python-")) {
            python(workload, driver, directory, effort);
            return;
        }
        measure(workload, driver, directory, effort).print();
        System.exit(0); // Chronicle Queue leaves threads behind
    }

    private static Measured measure(Workload workload, String driver, Path directory, Effort effort)
            throws IOException, InterruptedException {
        if (driver.startsWith("mp-")) {
            return new OwnScene(driver, directory, effort).run(workload);
        }
        return switch (driver) {
            case "varhandle" -> BareMemory.atomic(directory, effort);
            case "memcpy" -> BareMemory.copies(effort);
            case "bare-child" -> Starts.bare(directory, effort);
            case "hello-jvm" -> Starts.hello(effort);
            case "idle-jvm" -> Starts.idle(effort);
            default -> new PeerScene(driver, directory, effort).run(workload);
        };
    }

    /** Runs the script of the same workload, which prints its figures itself. */
    private static void python(Workload workload, String driver, Path directory, Effort effort)
            throws IOException, InterruptedException {
        Path script = directory.resolve("peer.py");
        try (InputStream in = Scene.class.getResourceAsStream("peer.py")) {
            Files.copy(in, script, StandardCopyOption.REPLACE_EXISTING);
        }
        Process python = new ProcessBuilder(
                        "python3",
                        script.toString(),
                        workload.name(),
                        driver,
                        Long.toString(effort.millis()),
                        Integer.toString(effort.questions(workload)),
                        Long.toString(workload.pauseMillis()),
                        Integer.toString(workload.messageSize()),
                        Long.toString(effort.blockedMillis()))
                .redirectOutput(Redirect.INHERIT)
                .redirectError(Redirect.INHERIT)
                .start();
        System.exit(python.waitFor());
    }
}
