/** The transport over memory-mapped files; found as a service, nothing of it is exported. */
module dev.multiprocessing.transport.mmap {
    requires dev.multiprocessing.files;

    provides dev.multiprocessing.spi.TransportProvider with
            dev.multiprocessing.transport.mmap.MmapTransportProvider;
}
