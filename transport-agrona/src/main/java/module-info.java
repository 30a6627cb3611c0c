/** The transport over Agrona's ring buffers in shared files; found as a service, nothing of it is exported. */
module dev.multiprocessing.transport.agrona {
    requires dev.multiprocessing.files;
    requires org.agrona;

    provides dev.multiprocessing.spi.TransportProvider with
            dev.multiprocessing.transport.agrona.AgronaTransportProvider;
}
