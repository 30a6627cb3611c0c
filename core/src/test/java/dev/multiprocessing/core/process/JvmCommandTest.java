package dev.multiprocessing.core.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class JvmCommandTest {

    private static final String JAVA = Path.of("jdk", "bin", "java").toString();
    private static final String MAIN = "dev.multiprocessing.core.bootstrap.ChildMain";

    private List<String> transportsOptions = List.of();
    private final Map<String, String> properties = new HashMap<>(Map.of("java.home", "jdk"));

    @Test
    void aPlainJvmIsStartedWithTheMainClass() {
        List<String> line = line(List.of());

        assertEquals(List.of(JAVA, MAIN), line);
    }

    @Test
    void optionsOfTheTransportComeFirst() {
        transportsOptions = List.of("--enable-native-access=a.transport");

        assertEquals(List.of(JAVA, "--enable-native-access=a.transport", "-ea", MAIN), line(List.of("-ea")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-Dcolour=red",
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "--add-exports=java.base/sun.nio.ch=app",
                "--add-reads=app=ALL-UNNAMED",
                "--add-modules=jdk.httpserver",
                "--limit-modules=java.base",
                "--patch-module=app=tests",
                "--upgrade-module-path=newer",
                "--enable-native-access=ALL-UNNAMED",
                "--enable-preview",
                "--illegal-native-access=deny",
                "--illegal-final-field-mutation=deny",
                "--enable-final-field-mutation=app",
                "--sun-misc-unsafe-memory-access=deny",
                "-ea",
                "-ea:org.example...",
                "-da:org.example.Slow",
                "-esa",
                "-dsa",
                "-enableassertions",
                "-disableassertions:org.example",
                "-enablesystemassertions",
                "-disablesystemassertions",
                "-XX:+IgnoreUnrecognizedVMOptions"
            })
    void anOptionTheSameCodeNeedsIsInherited(String option) {
        assertEquals(List.of(JAVA, option, MAIN), line(List.of(option)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-javaagent:agent.jar",
                "-agentlib:jdwp=transport=dt_socket,address=5005",
                "-agentpath:native.so",
                "-Xrunjdwp:transport=dt_socket",
                "-Xmx4g",
                "-Xms1g",
                "-Xss8m",
                "-XX:MaxDirectMemorySize=1g",
                "-XX:+HeapDumpOnOutOfMemoryError",
                "-Xlog:gc*:file=gc.log",
                "-Xshare:off",
                "-Dcom.sun.management.jmxremote.port=9010",
                "-Djava.rmi.server.hostname=localhost",
                "-Dsurefire.real.class.path=x",
                "-Dbasedir=x",
                "-Djdwp.port=5005"
            })
    void anOptionAboutTheParentItselfIsNotInherited(String option) {
        assertEquals(List.of(JAVA, MAIN), line(List.of(option)));
    }

    @Test
    void inheritedOptionsKeepTheirOrder() {
        List<String> line = line(List.of("-ea", "-Xmx1g", "-da:slow", "-Da=1"));

        assertEquals(List.of(JAVA, "-ea", "-da:slow", "-Da=1", MAIN), line);
    }

    @Test
    void furtherOptionsComeAfterTheInheritedOnesSoThatTheyWin() {
        List<String> line = command(List.of("-Dcolour=red"), false).line(List.of("-Dcolour=blue", "-Xmx64m"));

        assertEquals(List.of(JAVA, "-Dcolour=red", "-Dcolour=blue", "-Xmx64m", MAIN), line);
    }

    @Test
    void aFurtherOptionIsTakenThoughItWouldNotBeInherited() {
        List<String> line = command(List.of(), false).line(List.of("-javaagent:agent.jar"));

        assertTrue(line.contains("-javaagent:agent.jar"), line::toString);
    }

    @Test
    void theClassPathIsTakenOver() {
        properties.put("java.class.path", "a.jar:b.jar");

        assertEquals(List.of(JAVA, "-classpath", "a.jar:b.jar", MAIN), line(List.of()));
    }

    @Test
    void anEmptyClassPathIsLeftOut() {
        properties.put("java.class.path", "");

        assertEquals(List.of(JAVA, MAIN), line(List.of()));
    }

    @Test
    void aModularProgramIsStartedWithItsModulesAndTheMainClassInThisOne() {
        properties.put("java.class.path", "");
        properties.put("jdk.module.path", "mods");
        properties.put("jdk.module.main", "app");

        List<String> line = command(List.of(), true).line(List.of());

        assertEquals(
                List.of(
                        JAVA,
                        "--module-path",
                        "mods",
                        "--add-modules",
                        "app",
                        "--module",
                        "dev.multiprocessing.core/" + MAIN),
                line);
    }

    @Test
    void aModularProgramWithThisLibraryOnTheClassPathIsStartedFromTheClassPath() {
        properties.put("java.class.path", "lib.jar");
        properties.put("jdk.module.path", "mods");
        properties.put("jdk.module.main", "app");

        assertEquals(
                List.of(JAVA, "-classpath", "lib.jar", "--module-path", "mods", "--add-modules", "app", MAIN),
                line(List.of()));
    }

    @Test
    void theMainClassExists() throws ClassNotFoundException {
        Class<?> main = Class.forName(JvmCommand.MAIN_CLASS);

        assertEquals(MAIN, main.getName());
    }

    private List<String> line(List<String> ownOptions) {
        return command(ownOptions, false).line(List.of());
    }

    private JvmCommand command(List<String> ownOptions, boolean modular) {
        return new JvmCommand(properties::get, ownOptions, modular, transportsOptions);
    }
}
