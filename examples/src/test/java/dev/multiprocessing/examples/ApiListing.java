package dev.multiprocessing.examples;

import dev.multiprocessing.spi.SpiVersion;
import java.io.IOException;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;

/**
 * The public API of a module at one time.
 *
 * @param lines the version of the SPI at that time, and the API as {@link PublicApi} describes it
 */
record ApiListing(List<String> lines) {

    private static final String HEAD = "# SPI version ";

    /** Of the module that the type belongs to, as it is now. */
    static ApiListing ofModuleWith(Class<?> member) throws IOException, URISyntaxException {
        return of(SpiVersion.CURRENT, PublicApi.ofModuleWith(member));
    }

    static ApiListing of(int spiVersion, List<String> api) {
        List<String> lines = new ArrayList<>(List.of(HEAD + spiVersion));
        lines.addAll(api);
        return new ApiListing(List.copyOf(lines));
    }

    int spiVersion() {
        return Integer.parseInt(lines.get(0).substring(HEAD.length()));
    }

    /** The lines that the other one does not have. */
    List<String> beyond(ApiListing other) {
        return lines.stream().filter(line -> !other.lines.contains(line)).toList();
    }

    /** What implementations of an earlier API do not expect: what is gone or changed, and what they do not have. */
    List<String> breaksSince(ApiListing earlier) {
        List<String> breaks = new ArrayList<>(earlier.beyond(this));
        boolean typeIsOld = false;
        for (String line : lines) {
            boolean isOld = earlier.lines.contains(line);
            if (!line.startsWith(PublicApi.INDENT)) {
                typeIsOld = isOld;
            } else if (typeIsOld && !isOld && line.contains(" abstract ")) {
                breaks.add(line);
            }
        }
        return breaks;
    }
}
