package dev.multiprocessing.benchmarks;

import io.aeron.Aeron;
import io.aeron.ExclusivePublication;
import io.aeron.FragmentAssembler;
import io.aeron.Subscription;
import io.aeron.driver.MediaDriver;
import io.aeron.driver.ThreadingMode;
import io.aeron.logbuffer.FragmentHandler;
import java.nio.file.Files;
import java.nio.file.Path;
import org.agrona.concurrent.UnsafeBuffer;

/** Aeron's IPC, polled without pause; the receiver's process runs the media driver. */
final class AeronLane implements Lane {

    private static final int STREAM = 7;

    private final MediaDriver driver; // null at the sending end
    private final Aeron aeron;
    private final ExclusivePublication publication; // null at the receiving end
    private final Subscription subscription; // null at the sending end
    private final UnsafeBuffer outgoing = new UnsafeBuffer(0, 0);
    private final FragmentHandler handler;
    private byte[] into; // the receiving thread only; null once it is filled

    private AeronLane(MediaDriver driver, Aeron aeron, ExclusivePublication publication, Subscription subscription) {
        this.driver = driver;
        this.aeron = aeron;
        this.publication = publication;
        this.subscription = subscription;
        this.handler = new FragmentAssembler((buffer, offset, length, header) -> {
            buffer.getBytes(offset, into, 0, length);
            into = null;
        });
    }

    static AeronLane open(Path directory, boolean sends) {
        String name = directory.resolve("aeron").toString();
        Aeron.Context context = new Aeron.Context().aeronDirectoryName(name);
        if (sends) {
            while (!Files.exists(directory.resolve("aeron-is-up"))) {
                Thread.onSpinWait();
            }
            Aeron aeron = Aeron.connect(context);
            ExclusivePublication publication = aeron.addExclusivePublication("aeron:ipc", STREAM);
            while (!publication.isConnected()) {
                Thread.onSpinWait();
            }
            return new AeronLane(null, aeron, publication, null);
        }
        MediaDriver driver = MediaDriver.launch(new MediaDriver.Context()
                .aeronDirectoryName(name)
                .threadingMode(ThreadingMode.SHARED)
                .ipcTermBufferLength(16 << 20)
                .dirDeleteOnShutdown(true));
        Aeron aeron = Aeron.connect(context);
        Subscription subscription = aeron.addSubscription("aeron:ipc", STREAM);
        Marks.set(directory.resolve("aeron-is-up"));
        return new AeronLane(driver, aeron, null, subscription);
    }

    @Override
    public void send(byte[] message) {
        outgoing.wrap(message);
        while (publication.offer(outgoing, 0, message.length) < 0) {
            Thread.onSpinWait();
        }
    }

    @Override
    public void receive(byte[] target) {
        into = target;
        while (into != null) {
            if (subscription.poll(handler, 1) == 0) {
                Thread.onSpinWait();
            }
        }
    }

    @Override
    public void close() {
        aeron.close();
        if (driver != null) {
            driver.close();
        }
    }
}
