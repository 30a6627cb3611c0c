package dev.multiprocessing.core.stranger;

import dev.multiprocessing.Connection;
import dev.multiprocessing.MultiprocessingException;
import dev.multiprocessing.spi.Settings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Many clients of one listener in a process of their own, all at once: those that are honest, those that say nothing,
 * and those that say a byte now and then. It says when all of the first are in and all others dismissed.
 */
final class Crowd {

    static final byte[] KEY = "secret".getBytes(StandardCharsets.US_ASCII);
    static final String READY = "ready";

    private static final long BETWEEN_BYTES_MILLIS = 100;

    private final String address;
    private final Strangers strangers = Strangers.with(Settings.none(), Duration.ofMinutes(2));
    private final CountDownLatch settled;
    private final CountDownLatch go = new CountDownLatch(1);
    private final AtomicInteger failures = new AtomicInteger();

    private Crowd(String address, int size) {
        this.address = address;
        this.settled = new CountDownLatch(size);
    }

    /** With the address, and how many there are of each kind; ends with the number of those that failed. */
    public static void main(String[] arguments) throws Exception {
        int honest = Integer.parseInt(arguments[1]);
        int silent = Integer.parseInt(arguments[2]);
        int slow = Integer.parseInt(arguments[3]);
        Crowd crowd = new Crowd(arguments[0], honest + silent + slow);
        Thread[] threads = new Thread[honest + silent + slow];
        for (int i = 0; i < threads.length; i++) {
            int kind = i * 7919 % threads.length; // they come mixed
            threads[i] = new Thread(() -> crowd.run(kind < honest, kind < honest + silent));
            threads[i].start();
        }
        crowd.settled.await();
        System.out.println(READY);
        while (System.in.read() >= 0) {
            Thread.onSpinWait();
        }
        crowd.go.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        System.exit(Math.min(crowd.failures.get(), 100));
    }

    private void run(boolean isHonest, boolean isSilent) {
        try {
            if (isHonest) {
                talk();
            } else {
                stall(isSilent);
            }
        } catch (IOException | InterruptedException | MultiprocessingException e) {
            e.printStackTrace();
            failures.incrementAndGet();
            settled.countDown();
        }
    }

    private void talk() throws InterruptedException {
        try (Connection connection = strangers.connect(address, KEY)) {
            connection.send("here");
            settled.countDown();
            go.await();
            connection.send("still here");
            if (!"goodbye".equals(connection.recv(Duration.ofMinutes(1)))) {
                failures.incrementAndGet();
            }
        }
    }

    /** Until it is dismissed. */
    private void stall(boolean isSilent) throws IOException, InterruptedException {
        try (SocketChannel socket = SocketChannel.open(Place.parse(address).address())) {
            socket.configureBlocking(false);
            for (int said = 0; isOpen(socket, isSilent ? new byte[0] : byteOfALongMessage(said)); said++) {
                Thread.sleep(BETWEEN_BYTES_MILLIS);
            }
        }
        settled.countDown();
    }

    private static byte[] byteOfALongMessage(int at) {
        return new byte[] {at == Integer.BYTES - 1 ? Byte.MAX_VALUE : 0};
    }

    private static boolean isOpen(SocketChannel socket, byte[] more) {
        try {
            socket.write(ByteBuffer.wrap(more));
            return socket.read(ByteBuffer.allocate(100)) >= 0;
        } catch (IOException e) {
            return false;
        }
    }
}
