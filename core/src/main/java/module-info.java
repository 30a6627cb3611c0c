/** The implementation of the api over any transport; programs need nothing of it but, if they use Guice, its module. */
module dev.multiprocessing.core {
    requires transitive dev.multiprocessing.api;
    requires dev.multiprocessing.spi;
    requires transitive com.google.guice;
    requires com.google.common;
    requires jakarta.inject;
    requires java.management;
    requires pickle;

    exports dev.multiprocessing.core;

    uses dev.multiprocessing.Codec;
    uses dev.multiprocessing.spi.TransportProvider;

    provides dev.multiprocessing.MultiprocessingProvider with
            dev.multiprocessing.core.bootstrap.CoreProvider;
}
