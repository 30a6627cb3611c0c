/** Python-style multiprocessing for the JVM. Start at {@link dev.multiprocessing.Multiprocessing}. */
module dev.multiprocessing.api {
    exports dev.multiprocessing;

    uses dev.multiprocessing.MultiprocessingProvider;
}
