/** What transports over shared files have in common; exported to them alone. */
@SuppressWarnings("module") // they are compiled after it
module dev.multiprocessing.files {
    requires transitive dev.multiprocessing.spi;

    exports dev.multiprocessing.files to
            dev.multiprocessing.transport.agrona,
            dev.multiprocessing.transport.mmap;
}
