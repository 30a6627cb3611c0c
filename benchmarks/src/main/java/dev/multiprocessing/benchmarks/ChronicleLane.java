package dev.multiprocessing.benchmarks;

import java.nio.file.Path;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;

/** Chronicle Queue, which keeps all messages in files, polled without pause. */
final class ChronicleLane implements Lane {

    private final ChronicleQueue queue;
    private final ExcerptAppender appender;
    private final ExcerptTailer tailer;
    private final Bytes<byte[]> bytes = Bytes.allocateElasticOnHeap();

    private ChronicleLane(ChronicleQueue queue, boolean sends) {
        this.queue = queue;
        this.appender = sends ? queue.createAppender() : null;
        this.tailer = sends ? null : queue.createTailer();
    }

    static ChronicleLane open(Path directory, boolean sends) {
        return new ChronicleLane(SingleChronicleQueueBuilder.binary(directory).build(), sends);
    }

    @Override
    public void send(byte[] message) {
        bytes.clear();
        bytes.write(message);
        appender.writeBytes(bytes);
    }

    @Override
    public void receive(byte[] into) {
        bytes.clear();
        while (!tailer.readBytes(bytes)) {
            Thread.onSpinWait();
        }
        bytes.read(into);
    }

    @Override
    public void close() {
        queue.close();
    }
}
