package dev.multiprocessing.benchmarks;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A named pipe as bare as it comes: each message is written and read by one call, if the kernel takes it whole. */
final class PipeLane implements Lane {

    private final FileChannel channel;
    private final ByteBuffer bytes;

    private PipeLane(FileChannel channel, ByteBuffer bytes) {
        this.channel = channel;
        this.bytes = bytes;
    }

    /** Whoever started both processes has made the pipe; both know how long each message is. */
    static PipeLane open(Path file, int longest, boolean sends) throws IOException {
        FileChannel channel = FileChannel.open(file, sends ? StandardOpenOption.WRITE : StandardOpenOption.READ);
        return new PipeLane(channel, ByteBuffer.allocateDirect(longest));
    }

    @Override
    public void send(byte[] message) throws IOException {
        bytes.clear().put(message).flip();
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    @Override
    public void receive(byte[] into) throws IOException {
        bytes.clear().limit(into.length);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes) < 0) {
                throw new EOFException("the sender has closed the pipe");
            }
        }
        bytes.flip().get(into);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
