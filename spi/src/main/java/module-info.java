/** What a transport implements: bytes, words and names. Start at {@link dev.multiprocessing.spi.TransportProvider}. */
module dev.multiprocessing.spi {
    exports dev.multiprocessing.spi;
}
