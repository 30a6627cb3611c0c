/** The transport over Unix-domain and TCP sockets; found as a service, nothing of it is exported. */
module dev.multiprocessing.transport.socket {
    requires dev.multiprocessing.spi;
    requires jdk.net; // how long a connection may be silent
    requires java.logging; // of tls.channel, which does not say so itself
    requires tls.channel;

    provides dev.multiprocessing.spi.TransportProvider with
            dev.multiprocessing.transport.socket.SocketTransportProvider;
}
