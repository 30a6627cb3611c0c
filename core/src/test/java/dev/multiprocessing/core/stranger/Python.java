package dev.multiprocessing.core.stranger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** An installed CPython. */
record Python(int minor, Path executable) {

    private static final int OLDEST = 8;
    private static final int MINORS = 12; // that are looked for by name

    /** All that are installed, from 3.8 on, the oldest first. */
    static Stream<Python> all() throws IOException {
        Map<Integer, Python> found = new TreeMap<>();
        for (Path executable : executables()) {
            int minor = minorOf(executable);
            if (minor >= OLDEST) {
                found.putIfAbsent(minor, new Python(minor, executable));
            }
        }
        return found.values().stream();
    }

    /** Runs a script, which says nothing unless it fails. */
    Process run(String script, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(executable.toString(), "-c", script));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    /** Whether it signs by MD5 only. */
    boolean isOld() {
        return minor < 12;
    }

    private static List<Path> executables() throws IOException {
        List<Path> found = new ArrayList<>();
        Path versions = Path.of(System.getenv().getOrDefault("PYENV_ROOT", System.getProperty("user.home") + "/.pyenv"))
                .resolve("versions");
        if (Files.isDirectory(versions)) {
            try (Stream<Path> all = Files.list(versions)) {
                all.map(version -> version.resolve("bin/python3"))
                        .filter(Files::isExecutable)
                        .forEach(found::add);
            }
        }
        for (String directory : System.getenv("PATH").split(":")) {
            for (int minor = OLDEST; minor < OLDEST + MINORS; minor++) {
                found.add(Path.of(directory, "python3." + minor));
            }
            found.add(Path.of(directory, "python3"));
        }
        found.removeIf(file -> !Files.isExecutable(file));
        return found;
    }

    private static int minorOf(Path executable) throws IOException {
        Process process = new ProcessBuilder(
                        executable.toString(),
                        "-c",
                        "import sys; print(sys.version_info[0] * 100 + sys.version_info[1])")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(process.getInputStream().readAllBytes()).strip();
        return said.startsWith("3") ? Integer.parseInt(said) - 300 : 0;
    }

    @Override
    public String toString() {
        return "3." + minor;
    }
}
