package dev.multiprocessing.files.crash;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Gives woven classes to a child whose class path is its parent's: a Java agent, named on its command line. */
public final class CrashAgent implements ClassFileTransformer {

    private final Path woven;

    private CrashAgent(Path woven) {
        this.woven = woven;
    }

    /** The option with which a JVM runs the classes woven into the directory, in which the agent's jar goes, too. */
    public static String optionFor(Path woven) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(new Attributes.Name("Premain-Class"), CrashAgent.class.getName());
        Path jar = woven.resolve("agent.jar");
        try (OutputStream out = Files.newOutputStream(jar)) {
            new JarOutputStream(out, manifest).close();
        }
        return "-javaagent:" + jar + "=" + woven;
    }

    public static void premain(String woven, Instrumentation instrumentation) {
        instrumentation.addTransformer(new CrashAgent(Path.of(woven)));
    }

    @Override
    public byte[] transform(
            ClassLoader loader, String name, Class<?> redefined, ProtectionDomain domain, byte[] classFile) {
        Path file = woven.resolve(name + ".class");
        if (!Files.exists(file)) {
            return null;
        }
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            return null;
        }
    }
}
