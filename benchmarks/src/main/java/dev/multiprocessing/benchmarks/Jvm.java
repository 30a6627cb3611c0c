package dev.multiprocessing.benchmarks;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts the JVMs of the benchmarks. */
final class Jvm {

    private static final int NATIVE_ACCESS_IS_ASKED_FOR = 22;
    private static final String EXPORT_FOR_AGRONA = "--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED";

    /** For runs that are not to measure anything. */
    private static final List<String> TO_START_SOON = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private Jvm() {}

    /** A JVM without any option that runs this class's main method; it prints errors where this JVM does. */
    static Process start(Class<?> main, Object... arguments) throws IOException {
        return start(Redirect.INHERIT, List.of(), main, arguments);
    }

    /** The same, with options, and a place for what it, and whatever it starts, prints on standard error. */
    static Process start(Redirect errors, List<String> options, Class<?> main, Object... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("-classpath");
        command.add(System.getProperty("java.class.path"));
        command.add(main.getName());
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return new ProcessBuilder(command).redirectError(errors).start();
    }

    /**
     * Without which a driver does not run, or a JDK warns of it; options that open or export a package make the start
     * of a JVM slower, so that no driver gets those of another.
     */
    static List<String> optionsFor(String driver, Effort effort) {
        List<String> options = new ArrayList<>(effort == Effort.QUICK ? TO_START_SOON : List.of());
        options.addAll(neededBy(driver));
        return options;
    }

    /** The settings of a transport that this JVM has as system properties, and what one of them takes. */
    static List<String> optionsForTransport(String transport) {
        String prefix = "multiprocessing." + transport + ".";
        List<String> options = new ArrayList<>();
        for (String name : System.getProperties().stringPropertyNames()) {
            if (name.startsWith(prefix)) {
                options.add("-D" + name + "=" + System.getProperty(name));
            }
        }
        if ("unsafe".equals(System.getProperty("multiprocessing.agrona.buffer"))) {
            options.add(EXPORT_FOR_AGRONA);
        }
        return options;
    }

    private static List<String> neededBy(String driver) {
        if (driver.startsWith("agrona-") || driver.equals("aeron")) {
            return List.of(EXPORT_FOR_AGRONA);
        }
        return switch (driver) {
            case "chronicle" -> forChronicle();
            case "hello-jvm", "bare-child" -> List.of();
            default -> nativeAccess();
        };
    }

    /** Chronicle Queue uses what is not for the public of the JDK. */
    private static List<String> forChronicle() {
        List<String> options = new ArrayList<>(List.of(
                "-XX:+IgnoreUnrecognizedVMOptions",
                "--sun-misc-unsafe-memory-access=allow",
                "--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED",
                "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
                "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED",
                "--add-exports=jdk.unsupported/sun.misc=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
                "--add-opens=java.base/java.io=ALL-UNNAMED",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "-Dchronicle.analytics.disable=true",
                "-Dchronicle.disk.monitor.disable=true"));
        options.addAll(nativeAccess());
        return options;
    }

    /** With it, ours sleep at a futex. */
    static List<String> nativeAccess() {
        return Runtime.version().feature() < NATIVE_ACCESS_IS_ASKED_FOR
                ? List.of()
                : List.of("--enable-native-access=ALL-UNNAMED");
    }
}
