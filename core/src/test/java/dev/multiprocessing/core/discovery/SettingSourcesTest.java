package dev.multiprocessing.core.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.MultiprocessingException;
import dev.multiprocessing.MultiprocessingOptions;
import dev.multiprocessing.core.discovery.SettingSources.Setting;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SettingSourcesTest {

    private static final String NAME = "multiprocessing.test.setting";
    private static final String VARIABLE = "MULTIPROCESSING_TEST_SETTING";

    @TempDir
    Path folder;

    @AfterEach
    void clearProperty() {
        System.clearProperty(NAME);
    }

    @Test
    void theProgramIsStrongest() {
        System.setProperty(NAME, "from property");

        assertEquals(
                Optional.of(new Setting("from program", "the program")),
                read(MultiprocessingOptions.defaults().with(NAME, "from program"))
                        .find(NAME));
    }

    @Test
    void aSystemPropertyIsStrongerThanTheFile() throws Exception {
        System.setProperty(NAME, "from property");
        PathOfServices path = new PathOfServices(folder).withFile("multiprocessing.properties", NAME + "=from file");

        assertEquals(
                Optional.of(new Setting("from property", "system property " + NAME)),
                path.during(() -> read(MultiprocessingOptions.defaults()).find(NAME)));
    }

    @Test
    void aSystemPropertyIsStrongerThanTheEnvironment() throws Exception {
        SettingPrinter printer = new SettingPrinter().withProperty(NAME, "from property");

        assertEquals(
                "Setting[value=from property, source=system property " + NAME + "]",
                printer.tell(NAME, VARIABLE, "from variable"));
    }

    @Test
    void theEnvironmentIsStrongerThanTheFile() throws Exception {
        new PathOfServices(folder).withFile("multiprocessing.properties", NAME + "=from file");
        SettingPrinter printer = new SettingPrinter().withClassPath(folder);

        assertEquals(
                "Setting[value=from variable, source=environment variable " + VARIABLE + "]",
                printer.tell(NAME, VARIABLE, " from variable "));
    }

    @Test
    void aBlankVariableLeavesItToTheFile() throws Exception {
        new PathOfServices(folder).withFile("multiprocessing.properties", NAME + "=from file");
        SettingPrinter printer = new SettingPrinter().withClassPath(folder);

        assertEquals("Setting[value=from file, source=multiprocessing.properties]", printer.tell(NAME, VARIABLE, " "));
    }

    @Test
    void theFileOnTheClassPathIsRead() throws Exception {
        PathOfServices path = new PathOfServices(folder).withFile("multiprocessing.properties", NAME + "=from file");

        assertEquals(
                Optional.of(new Setting("from file", "multiprocessing.properties")),
                path.during(() -> read(MultiprocessingOptions.defaults()).find(NAME)));
    }

    @Test
    void aChildHearsOfTheFileFromItsParent() {
        SettingSources settings = SettingSources.ofChild(Map.of(), Map.of(NAME, "from file"));

        assertEquals(Optional.of(new Setting("from file", "multiprocessing.properties")), settings.find(NAME));
    }

    @Test
    void aBlankValueIsNoSetting() {
        System.setProperty(NAME, " ");

        assertEquals(Optional.empty(), read(MultiprocessingOptions.defaults()).value(NAME));
    }

    @Test
    void anUnreadableFileIsNamed() throws Exception {
        PathOfServices path = new PathOfServices(folder).withFile("multiprocessing.properties", "a=\\u12");

        String message = assertThrows(
                        MultiprocessingException.class,
                        () -> path.during(() -> read(MultiprocessingOptions.defaults())))
                .getMessage();

        assertTrue(message.startsWith("unreadable settings: file=file:"), message);
        assertTrue(message.endsWith("multiprocessing.properties; correct or remove it"), message);
    }

    private static SettingSources read(MultiprocessingOptions options) {
        return SettingSources.read(options);
    }
}
