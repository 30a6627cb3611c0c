package dev.multiprocessing.core.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.multiprocessing.MultiprocessingOptions;
import dev.multiprocessing.TransportUnavailableException;
import dev.multiprocessing.spi.SpiVersion;
import dev.multiprocessing.spi.TransportProvider;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Transports that were compiled against another SPI than the one they meet here. */
class SpiVersionTest {

    private static final String VERSION = """
            package dev.multiprocessing.spi;

            public final class SpiVersion {
                public static final int CURRENT = %d;
            }
            """;

    private static final String PROVIDER_BEFORE_VERSIONS = """
            package dev.multiprocessing.spi;

            public interface TransportProvider {
                String name();
                Transport open(Settings settings);
                Transport attach(String session, Settings settings);
            }
            """;

    private static final String STORK_BEFORE_VERSIONS = """
            package birds;

            import dev.multiprocessing.spi.*;

            public final class Stork implements TransportProvider {
                public String name() { return "stork"; }
                public Transport open(Settings settings) { return null; }
                public Transport attach(String session, Settings settings) { return null; }
            }
            """;

    private static final String STORK =
            STORK_BEFORE_VERSIONS.replace("{\n", "{\n    public int spiVersion() { return SpiVersion.CURRENT; }\n");

    @TempDir
    Path folder;

    @Test
    void oneForThisVersionIsTaken() throws Exception {
        compile(Map.of("Stork", STORK));

        assertEquals("stork", during(this::choose).name());
    }

    @Test
    void oneForALaterVersionIsRefusedWithTheCure() throws Exception {
        compile(Map.of("Stork", STORK, "SpiVersion", VERSION.formatted(99)));

        assertRefusal("built for=99", "this library");
    }

    @Test
    void oneForAnEarlierVersionIsRefusedWithTheCure() throws Exception {
        compile(Map.of("Stork", STORK, "SpiVersion", VERSION.formatted(-1)));

        assertRefusal("built for=-1", "the transport");
    }

    @Test
    void oneFromBeforeThereWereVersionsIsRefusedWithTheCure() throws Exception {
        compile(Map.of("Stork", STORK_BEFORE_VERSIONS, "TransportProvider", PROVIDER_BEFORE_VERSIONS));

        assertRefusal("built for=none (before there were versions)", "the transport");
    }

    @Test
    void oneThatIsNotChosenMayBeForAnotherVersion() throws Exception {
        compile(Map.of("Stork", STORK, "SpiVersion", VERSION.formatted(99)));
        MultiprocessingOptions heap = MultiprocessingOptions.defaults().withTransport("heap");

        String chosen = during(() -> TransportCatalog.load().choose(SettingSources.read(heap)))
                .name();

        assertEquals("heap", chosen);
    }

    /** The program and its children, which go different ways to the provider, are told the same. */
    private void assertRefusal(String builtFor, String toUpdate) {
        List<Callable<TransportProvider>> ways = List.of(
                this::choose,
                () -> TransportCatalog.chosenByParent("stork", "birds.Stork"),
                () -> TransportCatalog.chosenByParent("stork", "hidden.in.a.Module"));
        for (Callable<TransportProvider> way : ways) {
            assertEquals(
                    "transport was built for another version of the SPI: name=stork, class=birds.Stork, " + builtFor
                            + ", this library=" + SpiVersion.CURRENT + "; use a newer release of " + toUpdate,
                    assertThrows(TransportUnavailableException.class, () -> during(way))
                            .getMessage());
        }
    }

    private TransportProvider choose() {
        return TransportCatalog.load().choose(SettingSources.read(MultiprocessingOptions.defaults()));
    }

    private <T> T during(Callable<T> call) throws Exception {
        return new PathOfServices(folder)
                .with(TransportProvider.class, List.of("birds.Stork"))
                .during(call);
    }

    /** Compiles sources by their names. The compiler prefers them to the true SPI, the class loader does not. */
    private void compile(Map<String, String> sources) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Map.Entry<String, String> source : sources.entrySet()) {
            files.add(Files.writeString(folder.resolve(source.getKey() + ".java"), source.getValue()));
        }
        List<String> options = List.of("-cp", System.getProperty("java.class.path"), "-d", folder.toString());
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter complaints = new StringWriter();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            compiler.getTask(complaints, manager, null, options, null, manager.getJavaFileObjectsFromPaths(files))
                    .call();
        }
        assertEquals("", complaints.toString());
    }
}
