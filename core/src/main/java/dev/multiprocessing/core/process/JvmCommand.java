package dev.multiprocessing.core.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The command line of a child JVM: what of this JVM's options a child needs in order to run the same code.
 *
 * <p>Inherited are the system properties this JVM was started with; what makes up, opens or exports modules, what
 * allows or forbids native and unsafe access, assertions, and preview features. Not inherited are agents and debuggers
 * (two processes would fight over a port or a file), the sizes of memory (they are the parent's), logging, and
 * properties of tools about this very process. This library's own properties travel more privately, in the {@link
 * LaunchRecord}.
 */
final class JvmCommand {

    /** A child's main class; it is above this room, so it is named and not referred to. */
    static final String MAIN_CLASS = "dev.multiprocessing.core.bootstrap.ChildMain";

    private static final String MODULE = "dev.multiprocessing.core";

    private static final List<String> INHERITED = List.of(
            "-D",
            "--add-opens",
            "--add-exports",
            "--add-reads",
            "--add-modules",
            "--limit-modules",
            "--patch-module",
            "--upgrade-module-path",
            "--enable-native-access",
            "--enable-preview",
            "--illegal-native-access",
            "--illegal-final-field-mutation",
            "--enable-final-field-mutation",
            "--sun-misc-unsafe-memory-access",
            "-ea",
            "-da",
            "-esa",
            "-dsa",
            "-enableassertions",
            "-disableassertions",
            "-enablesystemassertions",
            "-disablesystemassertions",
            "-XX:+IgnoreUnrecognizedVMOptions");

    private static final List<String> NOT_INHERITED = List.of(
            "-Dcom.sun.management.",
            "-Djava.rmi.server.hostname",
            "-Dmultiprocessing.",
            "-Dsurefire.",
            "-Dbasedir",
            "-Djdwp.");

    private final UnaryOperator<String> properties;
    private final List<String> ownOptions;
    private final boolean modular;
    private final List<String> transportsOptions;

    /**
     * For a JVM.
     *
     * @param properties its system properties, null for those it does not have
     * @param ownOptions the options it was started with
     * @param modular whether this library is a named module in it
     * @param transportsOptions those that the transport has a child started with
     */
    JvmCommand(
            UnaryOperator<String> properties,
            List<String> ownOptions,
            boolean modular,
            List<String> transportsOptions) {
        this.properties = properties;
        this.ownOptions = ownOptions;
        this.modular = modular;
        this.transportsOptions = transportsOptions;
    }

    /** The command, with further options after the inherited ones. */
    List<String> line(List<String> further) {
        return line(further, MAIN_CLASS);
    }

    /** The command for another main class of this library. */
    List<String> line(List<String> further, String mainClass) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(properties.apply("java.home"), "bin", "java").toString());
        line.addAll(inherited());
        line.addAll(further);
        property("java.class.path").ifPresent(path -> line.addAll(List.of("-classpath", path)));
        property("jdk.module.path").ifPresent(path -> line.addAll(List.of("--module-path", path)));
        property("jdk.module.main").ifPresent(module -> line.addAll(List.of("--add-modules", module)));
        line.addAll(modular ? List.of("--module", MODULE + "/" + mainClass) : List.of(mainClass));
        return line;
    }

    /** The JVM, and those of its options that say what modules may do: a change of them changes what classes are. */
    List<String> moduleOptions() {
        return Stream.concat(
                        Stream.of(properties.apply("java.home")),
                        inherited().stream().filter(option -> option.startsWith("--")))
                .toList();
    }

    private List<String> inherited() {
        List<String> inherited = new ArrayList<>(transportsOptions);
        ownOptions.stream().filter(JvmCommand::isInherited).forEach(inherited::add);
        return inherited;
    }

    private Optional<String> property(String name) {
        return Optional.ofNullable(properties.apply(name)).filter(value -> !value.isEmpty());
    }

    private static boolean isInherited(String option) {
        return INHERITED.stream().anyMatch(option::startsWith)
                && NOT_INHERITED.stream().noneMatch(option::startsWith);
    }
}
