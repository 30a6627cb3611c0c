package dev.multiprocessing.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** JeroMQ's push and pull over loopback. */
final class JeroLane implements Lane {

    private static final int UNTIL_ALL_IS_SENT = -1; // else closing drops what is under way

    private final ZContext context;
    private final ZMQ.Socket socket;

    private JeroLane(ZContext context, ZMQ.Socket socket) {
        this.context = context;
        this.socket = socket;
    }

    static JeroLane open(Path file, boolean sends) throws IOException {
        ZContext context = new ZContext();
        ZMQ.Socket socket = context.createSocket(sends ? SocketType.PUSH : SocketType.PULL);
        socket.setLinger(UNTIL_ALL_IS_SENT);
        if (sends) {
            while (!Files.exists(file)) {
                Thread.onSpinWait();
            }
            socket.connect("tcp://127.0.0.1:" + Files.readString(file));
        } else {
            Path aside = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(aside, Integer.toString(socket.bindToRandomPort("tcp://127.0.0.1")));
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return new JeroLane(context, socket);
    }

    @Override
    public void send(byte[] message) {
        socket.send(message.clone());
    }

    @Override
    public void receive(byte[] into) {
        byte[] message = socket.recv();
        System.arraycopy(message, 0, into, 0, message.length);
    }

    @Override
    public void close() {
        context.close();
    }
}
