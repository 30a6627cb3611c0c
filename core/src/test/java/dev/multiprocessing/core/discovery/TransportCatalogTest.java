package dev.multiprocessing.core.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.MultiprocessingOptions;
import dev.multiprocessing.TransportNotFoundException;
import dev.multiprocessing.TransportUnavailableException;
import dev.multiprocessing.core.discovery.StubProviders.Broken;
import dev.multiprocessing.core.discovery.StubProviders.Courier;
import dev.multiprocessing.core.discovery.StubProviders.Grounded;
import dev.multiprocessing.core.discovery.StubProviders.Incomplete;
import dev.multiprocessing.core.discovery.StubProviders.Mmap;
import dev.multiprocessing.core.discovery.StubProviders.Pigeon;
import dev.multiprocessing.core.discovery.StubProviders.SecondPigeon;
import dev.multiprocessing.spi.TransportProvider;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransportCatalogTest {

    @TempDir
    Path folder;

    @Test
    void mmapIsPreferredWithoutAChoice() throws Exception {
        assertEquals("mmap", chosen(MultiprocessingOptions.defaults(), Pigeon.class, Mmap.class));
    }

    @Test
    void theOnlyOneIsTakenWithoutAChoice() throws Exception {
        assertEquals("pigeon", chosen(MultiprocessingOptions.defaults(), Pigeon.class));
    }

    @Test
    void theNamedOneIsTaken() throws Exception {
        assertEquals("courier", chosen(named("courier"), Pigeon.class, Courier.class, Mmap.class));
    }

    @Test
    void heapIsTakenWhereItIsNamed() throws Exception {
        assertEquals("heap", chosen(named("heap"), Pigeon.class));
    }

    @Test
    void aBrokenOneDoesNotKeepOthersFromBeingUsed() throws Exception {
        assertEquals("pigeon", chosen(named("pigeon"), Broken.class, Pigeon.class));
    }

    @Test
    void anUnknownNameListsWhatWasFoundAndTheCure() {
        String message = assertThrows(
                        TransportNotFoundException.class, () -> chosen(named("owl"), Pigeon.class, Courier.class))
                .getMessage();

        assertEquals(
                "no such transport: name=owl, chosen by=the program, found=[courier, heap, pigeon]; correct the name, or "
                        + "add the artifact of that transport to the path",
                message);
    }

    @Test
    void nonePresentSaysWhatToAdd() {
        String message = assertThrows(TransportNotFoundException.class, () -> chosen(MultiprocessingOptions.defaults()))
                .getMessage();

        assertEquals(
                "no transport found: found=[heap]; add the dependency "
                        + "dev.multiprocessing:multiprocessing-transport-mmap, or another transport",
                message);
    }

    @Test
    void severalWithoutAChoiceSaysHowToChoose() {
        String message = assertThrows(
                        TransportNotFoundException.class,
                        () -> chosen(MultiprocessingOptions.defaults(), Pigeon.class, Courier.class))
                .getMessage();

        assertEquals(
                "several transports and none chosen: found=[courier, heap, pigeon]; choose one with "
                        + "-Dmultiprocessing.transport=NAME",
                message);
    }

    @Test
    void twoThatClaimOneNameAreBothNamed() {
        String message = assertThrows(
                        TransportUnavailableException.class,
                        () -> chosen(named("pigeon"), Pigeon.class, SecondPigeon.class))
                .getMessage();

        assertEquals(
                "two transports claim one name: name=pigeon, classes=[" + Pigeon.class.getName() + ", "
                        + SecondPigeon.class.getName() + "]; remove all but one from the path",
                message);
    }

    @Test
    void oneThatCannotRunHereSaysWhy() {
        String message = assertThrows(
                        TransportUnavailableException.class, () -> chosen(named("grounded"), Grounded.class))
                .getMessage();

        assertEquals(
                "transport cannot run here: name=grounded, reason=needs wings; choose another one: found=[grounded, heap]",
                message);
    }

    @Test
    void oneThatFailsToLoadIsNamedWithItsCause() {
        TransportUnavailableException error =
                assertThrows(TransportUnavailableException.class, () -> chosen(named("broken"), Broken.class));

        assertEquals(
                "no such transport: name=broken, chosen by=the program, found=[heap], failed to load=["
                        + TransportProvider.class.getName() + ": Provider " + Broken.class.getName()
                        + " could not be instantiated (java.lang.IllegalStateException: lost a feather)]; repair or "
                        + "remove what does not load",
                error.getMessage());
        assertEquals("lost a feather", error.getCause().getCause().getMessage());
    }

    @Test
    void oneWhoseDependencyIsMissingDoesNotKeepOthersFromBeingFound() throws Exception {
        assertEquals("pigeon", chosen(named("pigeon"), Incomplete.class, Pigeon.class));
        String message = assertThrows(
                        TransportUnavailableException.class, () -> chosen(named("incomplete"), Incomplete.class))
                .getMessage();

        assertTrue(message.contains("java.lang.NoClassDefFoundError: carrier/Loft"), message);
    }

    @Test
    void oneThatDoesNotExistIsNamed() throws Exception {
        PathOfServices path = new PathOfServices(folder).with(TransportProvider.class, List.of("no.such.Provider"));

        TransportUnavailableException error = assertThrows(
                TransportUnavailableException.class,
                () -> path.during(
                        () -> TransportCatalog.load().choose(SettingSources.read(MultiprocessingOptions.defaults()))));

        assertEquals(
                "none chosen, and one does not load: found=[heap], failed to load=[" + TransportProvider.class.getName()
                        + ": Provider no.such.Provider not found]; repair or remove what does not load",
                error.getMessage());
    }

    @Test
    void aChildTakesWhatItsParentChoseWithoutALook() {
        assertEquals(
                "pigeon",
                TransportCatalog.chosenByParent("pigeon", Pigeon.class.getName())
                        .name());
    }

    @Test
    void aChildThatCannotReachTheClassLooksForTheName() throws Exception {
        PathOfServices path = new PathOfServices(folder).with(TransportProvider.class, Courier.class, Pigeon.class);

        assertEquals(
                "pigeon",
                path.during(() -> TransportCatalog.chosenByParent("pigeon", "hidden.in.a.Module")
                        .name()));
    }

    @Test
    void aChildThatDoesNotHaveTheTransportIsToldSo() {
        String message = assertThrows(
                        TransportNotFoundException.class, () -> TransportCatalog.chosenByParent("owl", "an.Owl"))
                .getMessage();

        assertEquals(
                "no such transport: name=owl, chosen by=the parent process, found=[heap]; correct the name, or add the "
                        + "artifact of that transport to the path",
                message);
    }

    private String chosen(MultiprocessingOptions options, Class<?>... present) throws Exception {
        return new PathOfServices(folder)
                .with(TransportProvider.class, present)
                .during(() -> TransportCatalog.load()
                        .choose(SettingSources.read(options))
                        .name());
    }

    private static MultiprocessingOptions named(String name) {
        return MultiprocessingOptions.defaults().withTransport(name);
    }
}
