package dev.multiprocessing.tck;

import dev.multiprocessing.ClosedException;
import dev.multiprocessing.Multiprocessing;
import dev.multiprocessing.Pipe;
import dev.multiprocessing.Queue;
import dev.multiprocessing.SharedLock;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The rules of closing an object, for the threads that are blocked in it. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public interface CloseWakesRules extends TransportRules {

    @Test
    default void required_X11_whoIsBlockedInAQueueEndsWithItsClose() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            Queue<Integer> empty = scene.mp().queue(1);
            Queue<Integer> full = scene.mp().queue(1);
            full.put(1);
            List<Task<Void>> blocked = List.of(
                    Task.blocked(() -> empty.get()),
                    Task.blocked(() -> empty.get(Times.LONG)),
                    Task.blocked(() -> full.put(2)),
                    Task.blocked(() -> full.put(2, Times.LONG)),
                    Task.blocked(() -> full.putAll(List.of(2, 3))));

            empty.close();
            full.close();

            for (Task<Void> task : blocked) {
                task.failure(ClosedException.class);
            }
        }
    }

    @Test
    default void required_X12_whoIsBlockedInAConnectionEndsWithItsClose() throws InterruptedException {
        try (Scene scene = Scene.open(this);
                Pipe pipe = scene.mp().pipe()) {
            PipeTargets.fill(pipe.first());
            List<Task<Void>> blocked = List.of(
                    Task.blocked(() -> pipe.first().recv()),
                    Task.blocked(() -> pipe.first().recvBytes(Times.LONG)),
                    Task.blocked(() -> pipe.first().recvBytesInto(ByteBuffer.allocate(1))),
                    Task.blocked(() -> pipe.first().poll(Multiprocessing.FOREVER)),
                    Task.blocked(() -> pipe.first().sendBytes(PipeTargets.block(0))));

            pipe.first().close();

            for (Task<Void> task : blocked) {
                task.failure(ClosedException.class);
            }
        }
    }

    @Test
    default void required_X13_whoWaitsForALockEndsWithItsClose() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            SharedLock lock = scene.mp().lock();
            lock.lock();
            List<Task<Void>> blocked = List.of(
                    Task.blocked(lock::lock),
                    Task.blocked(lock::lockInterruptibly),
                    Task.blocked(() -> lock.tryLock(Times.LONG)));

            lock.close();

            for (Task<Void> task : blocked) {
                task.failure(ClosedException.class);
            }
        }
    }

    @Test
    default void required_X14_whoIsBlockedEndsWithTheCloseOfTheContext() throws InterruptedException {
        try (Scene scene = Scene.open(this);
                Pipe pipe = scene.mp().pipe()) {
            Queue<Integer> queue = scene.mp().queue();
            SharedLock lock = scene.mp().value(1).lock();
            lock.lock();
            List<Task<Void>> blocked = List.of(
                    Task.blocked(queue::get), Task.blocked(() -> pipe.first().recv()), Task.blocked(lock::lock));

            scene.mp().close();

            for (Task<Void> task : blocked) {
                task.failure(ClosedException.class);
            }
        }
    }

    @Test
    default void required_X15_closingUnderLoadEndsEveryUserWithClosed() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            Queue<byte[]> queue = scene.mp().queue(4);
            List<Task<Void>> users = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                users.add(Task.run(() -> putForEver(queue)));
                users.add(Task.run(() -> getForEver(queue)));
            }
            users.get(0).assertBlocked();

            queue.close();

            for (Task<Void> user : users) {
                user.failure(ClosedException.class);
            }
        }
    }

    @Test
    default void required_X17_soItIsForMessagesThatCarryObjectsAndTheCloseOfTheContext() throws InterruptedException {
        try (Scene scene = Scene.open(this)) {
            Queue<Object> queue = scene.mp().queue(4);
            List<Task<Void>> users = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                users.add(Task.run(() -> putItselfForEver(queue)));
                users.add(Task.run(() -> getAndCloseForEver(queue)));
            }
            users.get(0).assertBlocked();

            scene.mp().close();

            for (Task<Void> user : users) {
                user.failure(ClosedException.class);
            }
        }
    }

    private static void putItselfForEver(Queue<Object> queue) throws InterruptedException {
        while (true) {
            queue.put(queue);
        }
    }

    private static void getAndCloseForEver(Queue<Object> queue) throws InterruptedException {
        while (true) {
            ((Queue<?>) queue.get()).close();
        }
    }

    private static void putForEver(Queue<byte[]> queue) throws InterruptedException {
        while (true) {
            queue.put(new byte[3_000]);
        }
    }

    private static void getForEver(Queue<byte[]> queue) throws InterruptedException {
        while (true) {
            queue.get();
        }
    }
}
