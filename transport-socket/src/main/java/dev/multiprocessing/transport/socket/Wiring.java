package dev.multiprocessing.transport.socket;

import java.io.IOException;
import java.nio.channels.SocketChannel;

/** How the sockets of a session become wires. */
interface Wiring {

    /** Nothing between: for sockets that only their user may reach, and for networks that are trusted. */
    Wiring PLAIN = PlainWire::new;

    /** The wire over a socket that is connected and does not block; if it fails, the socket is closed. */
    Wire over(SocketChannel socket) throws IOException;

    /** What a deployer may look at if both sides do not agree, for messages. */
    default String cure() {
        return "";
    }
}
