/** The rules every transport is held to, as JUnit 5 tests. Start at {@link dev.multiprocessing.tck.TransportTck}. */
module dev.multiprocessing.tck {
    requires transitive dev.multiprocessing.api;
    requires transitive org.junit.jupiter.api;
    requires dev.multiprocessing.spi;

    uses dev.multiprocessing.spi.TransportProvider;

    exports dev.multiprocessing.tck;

    // JUnit calls the rules, and children decode what the rules send them
    opens dev.multiprocessing.tck;
}
