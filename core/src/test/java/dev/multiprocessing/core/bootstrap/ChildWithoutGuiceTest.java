package dev.multiprocessing.core.bootstrap;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.core.MultiprocessingModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A child JVM pays for no Guice: only the module names it, and only the entry of the parent names the module. */
@Timeout(60)
class ChildWithoutGuiceTest {

    @Test
    void onlyTheModuleRefersToGuice() throws Exception {
        Set<String> classes = referringTo("com/google/");

        assertEquals(Set.of("MultiprocessingModule"), classes);
    }

    @Test
    void onlyTheEntryOfTheParentRefersToTheModule() throws Exception {
        Set<String> classes = referringTo("dev/multiprocessing/core/MultiprocessingModule");

        assertEquals(Set.of("MultiprocessingModule", "bootstrap/CoreProvider"), classes);
    }

    @Test
    void theWholeOfCoreWasLookedAt() throws Exception {
        Set<String> classes = referringTo("java/lang/Object");

        assertTrue(classes.contains("bootstrap/ChildMain"), classes::toString);
        assertTrue(classes.contains("context/ChildContext"), classes::toString);
    }

    /** The classes of core whose constant pool holds the text. */
    private static Set<String> referringTo(String text) throws IOException, URISyntaxException {
        Path root = Path.of(MultiprocessingModule.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .resolve("dev/multiprocessing/core");
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .filter(file -> bytes(file).contains(text))
                    .map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .map(name -> name.substring(0, name.length() - ".class".length()))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String bytes(Path file) {
        try {
            return Files.readString(file, ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
