package dev.multiprocessing.core.discovery;

import dev.multiprocessing.MultiprocessingOptions;
import dev.multiprocessing.core.discovery.SettingSources.Setting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM of its own that tells where it found a setting: only such a one has an environment of a test's choice. */
final class SettingPrinter {

    private final List<String> options = new ArrayList<>();
    private String classPath = System.getProperty("java.class.path");

    /** Tells where it finds the setting of this name. */
    public static void main(String[] name) {
        System.out.print(SettingSources.read(MultiprocessingOptions.defaults())
                .find(name[0])
                .map(Setting::toString)
                .orElse("none"));
    }

    SettingPrinter withProperty(String name, String value) {
        options.add("-D" + name + "=" + value);
        return this;
    }

    SettingPrinter withClassPath(Path first) {
        classPath = first + System.getProperty("path.separator") + classPath;
        return this;
    }

    /** What it tells about a setting if this variable is in its environment. */
    String tell(String name, String variable, String value) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-classpath", classPath, SettingPrinter.class.getName(), name));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put(variable, value);
        Process process = builder.start();
        try {
            String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? told : "failed: " + told;
        } finally {
            process.destroyForcibly();
        }
    }
}
