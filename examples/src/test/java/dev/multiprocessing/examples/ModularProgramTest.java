package dev.multiprocessing.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.module.FindException;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A program that is a module and requires no more than the api: it and its children run on the module path. */
@Timeout(60)
class ModularProgramTest {

    private static final Set<String> LIBRARY = Set.of(
            "dev.multiprocessing.api",
            "dev.multiprocessing.spi",
            "dev.multiprocessing.core",
            "dev.multiprocessing.files",
            "dev.multiprocessing.transport.mmap",
            "com.google.guice",
            "com.google.common",
            "com.google.common.util.concurrent.internal",
            "jakarta.inject",
            "aopalliance",
            "pickle");

    private static final String DECLARATION = """
            module app {
                requires dev.multiprocessing.api;
                exports app;
            }
            """;

    private static final String OPEN_DECLARATION =
            DECLARATION.replace("exports app;", "exports app; opens app to dev.multiprocessing.core;");

    private static final String PROGRAM = """
            package app;

            import dev.multiprocessing.Multiprocessing;
            import dev.multiprocessing.Queue;

            public class Main {

                public record Order(int number, String customer) {}

                public static void main(String[] args) throws InterruptedException {
                    try (Multiprocessing mp = Multiprocessing.open()) {
                        Queue<Order> orders = mp.queue();
                        mp.process(Main::order, orders, "somebody").start().join();
                        System.out.println(orders.getNowait() + " came to " + modules(orders));
                    }
                }

                public static void order(Queue<Order> orders, String customer) throws InterruptedException {
                    System.out.println("ordered in " + modules(orders));
                    orders.put(new Order(7, customer));
                }

                static String modules(Object library) {
                    return Main.class.getModule() + " with " + library.getClass().getModule();
                }
            }
            """;

    private static final List<String> PRINTED = List.of(
            "ordered in module app with module dev.multiprocessing.core",
            "Order[number=7, customer=somebody] came to module app with module dev.multiprocessing.core");

    @TempDir
    Path folder;

    @Test
    void theTestKnowsWhereTheWholeLibraryIs() {
        assertEquals(LIBRARY, library().keySet());
    }

    @Test
    void itRunsWithItsChildrenOnTheModulePath() throws Exception {
        Map<String, Path> path = library();
        path.put("app", compile(path, Map.of("module-info", OPEN_DECLARATION, "Main", PROGRAM)));

        try (OwnJvm program = start(path, "--module", "app/app.Main")) {
            assertPrintsAll(program);
        }
    }

    @Test
    void aSerializableRecordInAnExportedPackageNeedsNotBeOpen() throws Exception {
        Map<String, Path> path = library();
        String serializable = PROGRAM.replace("customer) {}", "customer) implements java.io.Serializable {}");
        path.put("app", compile(path, Map.of("module-info", DECLARATION, "Main", serializable)));

        try (OwnJvm program = start(path, "--module", "app/app.Main")) {
            assertPrintsAll(program);
        }
    }

    @Test
    void anotherRecordInAPackageThatIsNotOpenIsRefusedWithTheCure() throws Exception {
        Map<String, Path> path = library();
        path.put("app", compile(path, Map.of("module-info", DECLARATION, "Main", PROGRAM)));

        try (OwnJvm program = start(path, "--module", "app/app.Main")) {
            assertEquals(PRINTED.subList(0, 1), program.output().lines().toList());

            assertEquals(
                    "Exception in thread \"Process-1\" dev.multiprocessing.EncodingException: cannot encode: path=order, "
                            + "class=app.Main$Order, reason=a record in a package that is not open; "
                            + "open app to dev.multiprocessing.core, or make it Serializable",
                    program.errors().lines().findFirst().orElse("nothing"));
        }
    }

    @Test
    void aClassThatPatchesItsModuleIsInItsChildrenToo() throws Exception {
        Map<String, Path> path = library();
        path.put("app", compile(path, Map.of("module-info", OPEN_DECLARATION, "Main", PROGRAM)));
        String patching = "app=" + folder.resolve("nothing");
        Path patch = compile(path, Map.of("Patch", PROGRAM.replace("Main", "Patch")), "--patch-module", patching);

        try (OwnJvm program = start(path, "--patch-module", "app=" + patch, "--module", "app/app.Patch")) {
            assertPrintsAll(program);
        }
    }

    private OwnJvm start(Map<String, Path> path, String... arguments) throws IOException {
        List<String> all =
                new ArrayList<>(List.of("-Dmultiprocessing.shared.directory=" + folder, "--module-path", join(path)));
        all.addAll(List.of(arguments));
        return OwnJvm.start(folder, all);
    }

    private static void assertPrintsAll(OwnJvm program) throws IOException, InterruptedException {
        String output = program.output();

        assertEquals("", program.errors());
        assertEquals(PRINTED, output.lines().toList());
        assertEquals(0, program.exitCode());
    }

    /** Compiles sources by their names, and returns the directory of the classes. */
    private Path compile(Map<String, Path> path, Map<String, String> sources, String... options) throws IOException {
        Path from = Files.createTempDirectory(folder, "sources");
        Path to = Files.createTempDirectory(folder, "classes");
        List<Path> files = new ArrayList<>();
        for (Map.Entry<String, String> source : sources.entrySet()) {
            files.add(Files.writeString(from.resolve(source.getKey() + ".java"), source.getValue()));
        }
        List<String> arguments = new ArrayList<>(List.of("--module-path", join(path), "-d", to.toString()));
        arguments.addAll(List.of(options));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter complaints = new StringWriter();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            compiler.getTask(complaints, manager, null, arguments, null, manager.getJavaFileObjectsFromPaths(files))
                    .call();
        }
        assertEquals("", complaints.toString());
        return to;
    }

    /** Where the modules of the library, and of what it needs, are on the class path of this test. */
    private static Map<String, Path> library() {
        Map<String, Path> library = new TreeMap<>();
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .forEach(entry -> namesOf(entry).filter(LIBRARY::contains).forEach(name -> library.put(name, entry)));
        return library;
    }

    private static Stream<String> namesOf(Path entry) {
        try {
            return ModuleFinder.of(entry).findAll().stream()
                    .map(module -> module.descriptor().name());
        } catch (FindException e) {
            return Stream.empty(); // what cannot be a module is none of the library's
        }
    }

    private static String join(Map<String, Path> path) {
        return String.join(
                File.pathSeparator, path.values().stream().map(Path::toString).toList());
    }
}
