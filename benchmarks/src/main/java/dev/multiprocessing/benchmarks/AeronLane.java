package dev.multiprocessing.benchmarks;

import io.aeron.Aeron;
import io.aeron.ExclusivePublication;
import io.aeron.FragmentAssembler;
import io.aeron.Subscription;
import io.aeron.driver.MediaDriver;
import io.aeron.driver.ThreadingMode;
import io.aeron.logbuffer.FragmentHandler;
import java.nio.file.Path;
import org.agrona.concurrent.UnsafeBuffer;

/** Aeron's IPC, polled without pause; one media driver serves both lanes of a dialogue, as streams of their own. */
final class AeronLane implements Lane {

    private static final String CHANNEL = "aeron:ipc";

    private final MediaDriver driver; // null unless this end runs it
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

    /** Who receives on the lane that is opened first runs the driver, for which the others wait. */
    static AeronLane open(Path file, boolean sends) {
        boolean isFirst = file.endsWith(PeerScene.THERE);
        int stream = isFirst ? 1 : 2;
        String directory = file.resolveSibling("aeron").toString();
        MediaDriver driver = isFirst && !sends ? launch(directory) : null;
        Aeron aeron = Aeron.connect(new Aeron.Context().aeronDirectoryName(directory));
        if (!sends) {
            return new AeronLane(driver, aeron, null, aeron.addSubscription(CHANNEL, stream));
        }
        ExclusivePublication publication = aeron.addExclusivePublication(CHANNEL, stream);
        while (!publication.isConnected()) {
            Thread.onSpinWait();
        }
        return new AeronLane(null, aeron, publication, null);
    }

    private static MediaDriver launch(String directory) {
        return MediaDriver.launch(new MediaDriver.Context()
                .aeronDirectoryName(directory)
                .threadingMode(ThreadingMode.SHARED)
                .ipcTermBufferLength(16 << 20)
                .dirDeleteOnShutdown(true));
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
