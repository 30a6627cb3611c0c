package dev.multiprocessing.spi;

import java.util.Optional;

/**
 * The entry to one transport, found by {@link java.util.ServiceLoader}.
 *
 * <p>A provider is a public class with a public constructor without parameters, named in {@code
 * META-INF/services/dev.multiprocessing.spi.TransportProvider} and, in a named module, in a {@code provides} clause.
 * Constructing it must be cheap and must not fail: the library constructs every provider it finds in order to ask its
 * name. It asks the one of that name for its version next, and only one that fits for anything else: {@link #name} and
 * {@link #spiVersion} stay as they are in every version.
 */
public interface TransportProvider {

    /** The name by which a deployer chooses this transport: lower case letters, digits and dashes. */
    String name();

    /**
     * The version of this package that the provider was compiled for: {@code return SpiVersion.CURRENT;} and nothing
     * else. A library of another version refuses the transport and says which of the two to update.
     */
    int spiVersion();

    /**
     * Why this transport cannot run on this machine, or empty if it can. Checks what is cheap to check (operating
     * system, JDK); it opens nothing.
     */
    default Optional<String> unavailable() {
        return Optional.empty();
    }

    /**
     * Starts a new session with this process as its first participant. The session lives as long as anybody takes part
     * in it, also when its opener has left and, with {@link Transport.Capability#OUTLIVES_OPENER}, has died.
     *
     * @throws TransportException if the machine refuses, with the values and the cure
     */
    Transport open(Settings settings);

    /**
     * Makes this process a participant of the session that {@link Transport#address()} named in another process.
     *
     * @throws TransportException if there is no such session any more, or this process may not join it
     */
    Transport attach(String session, Settings settings);
}
