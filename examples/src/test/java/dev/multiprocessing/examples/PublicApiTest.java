package dev.multiprocessing.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.Multiprocessing;
import dev.multiprocessing.spi.SpiVersion;
import dev.multiprocessing.tck.TransportTck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What others see of the code is what {@code docs/api} lists; {@code -Dupdate.api=true} rewrites the listings. */
class PublicApiTest {

    private static final Path LISTINGS = Path.of("../docs/api");

    @Test
    void apiIsAsListed() throws Exception {
        assertListed("api.txt", ApiListing.ofModuleWith(Multiprocessing.class));
    }

    @Test
    void tckIsAsListed() throws Exception {
        assertListed("tck.txt", ApiListing.ofModuleWith(TransportTck.class));
    }

    @Test
    void spiIsAsListedAndHasAnotherVersionIfItBreaksTransports() throws Exception {
        ApiListing code = ApiListing.ofModuleWith(SpiVersion.class);

        assertVersionTells(code, read("spi.txt"));
        assertListed("spi.txt", code);
    }

    private static void assertVersionTells(ApiListing code, ApiListing listed) {
        List<String> breaks = code.breaksSince(listed);
        assertTrue(
                breaks.isEmpty() || code.spiVersion() > listed.spiVersion(),
                () -> "transports that were built for the SPI as listed do not fit any more: version="
                        + listed.spiVersion() + "; undo this, or raise SpiVersion.CURRENT:" + marked("! ", breaks));
    }

    private static void assertListed(String name, ApiListing code) throws IOException {
        if (Boolean.getBoolean("update.api")) {
            Files.write(LISTINGS.resolve(name), code.lines());
        }
        ApiListing listed = read(name);
        assertEquals(
                "",
                marked("- ", listed.beyond(code)) + marked("+ ", code.beyond(listed)),
                "the public API has changed: listing=docs/api/" + name
                        + "; undo that, or run this test with -Dupdate.api=true, commit the listing, and say in"
                        + " CHANGELOG.md what is new and, of what is gone or changed, that it is breaking");
    }

    private static ApiListing read(String name) throws IOException {
        return new ApiListing(Files.readAllLines(LISTINGS.resolve(name)));
    }

    private static String marked(String mark, List<String> lines) {
        return lines.stream().map(line -> "\n" + mark + line.strip()).collect(Collectors.joining());
    }
}
