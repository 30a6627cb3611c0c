package dev.multiprocessing.transport.socket;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A socket whose process accepts nobody, as one that is stopped, and where as many wait already as may. */
record FullServer(Path file, ServerSocketChannel server, List<SocketChannel> waiting) implements AutoCloseable {

    static FullServer at(Path file) throws IOException {
        UnixDomainSocketAddress place = UnixDomainSocketAddress.of(file);
        ServerSocketChannel server =
                ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(place, 1);
        List<SocketChannel> waiting = new ArrayList<>();
        boolean isFull = false;
        while (!isFull) {
            SocketChannel one = SocketChannel.open(StandardProtocolFamily.UNIX);
            waiting.add(one);
            isFull = !isLetWait(one, place);
        }
        return new FullServer(file, server, waiting);
    }

    private static boolean isLetWait(SocketChannel one, UnixDomainSocketAddress place) throws IOException {
        one.configureBlocking(false);
        try {
            return one.connect(place);
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (SocketChannel one : waiting) {
            one.close();
        }
    }
}
