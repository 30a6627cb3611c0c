package dev.multiprocessing.files.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.files.Cursor;
import dev.multiprocessing.files.ParticipantLayout;
import dev.multiprocessing.files.PrivateFiles;
import dev.multiprocessing.files.SharedBytes;
import dev.multiprocessing.files.SharedTransport;
import dev.multiprocessing.files.ThingLayout;
import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.MessageQueue;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A queue that a child puts into or takes from, while a thread of the test may wait for it. */
public final class CrashedQueue extends CrashScene {

    public static final int PRODUCERS_LOCK = ThingLayout.producersLockAt(ThingLayout.FIRST_DIRECTION);

    /** Who puts what the waiter puts. */
    private static final int WAITER = 2;

    private final SharedTransport transport;
    private final MessageQueue queue;
    private final String operation;
    private final boolean waits;
    private final Ledger ledger = new Ledger();
    private final Messages.Collected collected = new Messages.Collected();
    private Optional<Blocked> waiter = Optional.empty(); // set with the scene

    /** One of this capacity with so many messages of this length in it. */
    public CrashedQueue(Path directory, String operation, int capacity, int filled, int length)
            throws InterruptedException {
        super(directory);
        this.operation = operation;
        this.transport = scene.open();
        this.queue = transport.createQueue(capacity);
        this.waits = isTaking() ? filled == 0 : filled == capacity;
        for (int number = 0; number < filled; number++) {
            put(length);
        }
    }

    /** Puts messages behind until there is no room in the segment of the others, and leaves the last ones. */
    public CrashedQueue andIntoNextSegment(int length, int left) throws InterruptedException {
        while (filesNamed(".segment-").size() < 2) {
            put(length);
        }
        while (queue.size() > left) {
            take(CrashOperations.soon());
        }
        assertEquals(2, filesNamed(".segment-").size(), "segments");
        return this;
    }

    private List<String> filesNamed(String part) {
        return FileScene.thingsIn(transport).stream()
                .filter(file -> file.contains(part))
                .toList();
    }

    /** Has a thread wait for what the child is about to do: for its first message, or for the room it makes. */
    public CrashedQueue withWaiter() {
        waiter = Optional.of(Blocked.in(isTaking() ? this::putAsWaiter : this::takeAsWaiter));
        int direction = ThingLayout.FIRST_DIRECTION;
        int at = isTaking() ? ThingLayout.notFullAt(direction) : ThingLayout.notEmptyAt(direction);
        awaitSleeper(header(), at);
        return this;
    }

    private void putAsWaiter() throws InterruptedException {
        queue.put(Messages.of(WAITER, 0, 100), Deadline.NEVER);
        ledger.put(WAITER);
    }

    private void takeAsWaiter() throws InterruptedException {
        Messages.Collected own = new Messages.Collected();
        queue.take(own, 1, Deadline.NEVER);
        ledger.taken("waiter", own.only());
    }

    /** Has a lock taken by a producer, or consumer, that is dead, and had a file that it was to delete. */
    public CrashedQueue afterDeath(int lockAt, int spill) {
        dieWith(lockAt);
        int count = spill + (lockAt == PRODUCERS_LOCK ? 0 : takenBefore());
        PrivateFiles.createFrom(file(".spill-" + Integer.toUnsignedString(count)), ByteBuffer.allocate(100));
        return this;
    }

    /** Has the lock taken by a producer that is dead, and was about to make the first segment. */
    public CrashedQueue afterDeathInFirstSegment() {
        header().setIntRelease(ThingLayout.begunAt(ThingLayout.FIRST_DIRECTION), 1);
        PrivateFiles.createZeroed(file(".segment-0"), 1_000);
        dieWith(PRODUCERS_LOCK);
        return this;
    }

    /** Has the lock taken by a producer that is dead, and had gone on in the next segment, but committed nothing. */
    public CrashedQueue afterDeathInNextSegment() {
        long tail = header().getLongAcquire(ThingLayout.tailAt(ThingLayout.FIRST_DIRECTION));
        Subject.here().goOnInNextSegment(file(".segment-0"), file(".segment-1"), tail);
        dieWith(PRODUCERS_LOCK);
        return this;
    }

    /** Puts one more message. */
    public CrashedQueue and(int length) throws InterruptedException {
        put(length);
        return this;
    }

    private void dieWith(int lockAt) {
        header().setLongRelease(lockAt, ParticipantLayout.participant(900, 1));
    }

    private SharedBytes header() {
        return PrivateFiles.open(FileScene.fileIn(transport, "q"));
    }

    private Path file(String ending) {
        return Path.of(FileScene.fileIn(transport, "q") + "a" + ending);
    }

    @Override
    public List<String> arguments() {
        return List.of(transport.address(), queue.share());
    }

    @Override
    public void did(int sender, int number) {
        if (isTaking()) {
            ledger.taken("child", sender, number);
        } else {
            ledger.put(sender);
        }
    }

    @Override
    public boolean isChildWaiting() {
        int direction = ThingLayout.FIRST_DIRECTION;
        int at = isTaking() ? ThingLayout.notEmptyAt(direction) : ThingLayout.notFullAt(direction);
        return !waits || header().getLongAcquire(at) != 0;
    }

    @Override
    public void help() throws InterruptedException {
        if (waits && isTaking()) {
            put(100);
        } else if (waits) {
            for (int room = operation.equals("putAll") ? 3 : 1; room > 0; room--) {
                take(CrashOperations.soon());
            }
        }
    }

    /**
     * What needs the lock that the child has is not done in time; nobody takes away what the child waits for, nor does
     * for the waiter what the child is to do.
     */
    @Override
    public void goOnMeanwhile() throws InterruptedException {
        if (waiter.isPresent() && !waiter.get().hasReturned()) {
            return;
        }
        if (!waits || isTaking()) {
            tryPut(100, Deadline.after(Duration.ofMillis(20)));
        }
        if (!waits || !isTaking()) {
            take(Deadline.after(Duration.ofMillis(20)));
        }
    }

    @Override
    public void verify(boolean killed) throws InterruptedException {
        int inHands =
                killed && isTaking() ? takenBefore() - ledger.countOfTaken("child") - ledger.countOfTaken("test") : 0;
        makeRoom();
        if (waiter.isPresent() && isTaking()) {
            waiter.get().requireReturn();
            makeRoom();
        }
        put(CrashOperations.LONGER);
        if (waiter.isPresent()) {
            waiter.get().requireReturn();
        }
        int size = queue.size();
        assertEquals(size, takeAll(), "messages that size() had promised");
        ledger.check(killed ? 3 : 0, inHands);
        int put = 0;
        while (put <= 100 && tryPut(100, Deadline.NOW)) {
            put++;
        }
        assertEquals(Math.min(101, queue.capacity()), put, "messages that have room");
        takeAll();
        ledger.check(killed ? 3 : 0, inHands);
        assertEquals(List.of(), filesNamed(".spill-"), "files of messages that were taken");
        queue.close();
        try (SharedTransport next = FileScene.attach(transport.address())) {
            assertTrue(next.participants().self() > 0);
            assertEquals(List.of(), FileScene.thingsIn(transport), "files of a queue that nobody has");
        }
    }

    @Override
    public void close() {
        transport.close();
        super.close();
    }

    private void makeRoom() throws InterruptedException {
        if (queue.size() == queue.capacity()) {
            take(CrashOperations.soon());
        }
    }

    /** How many messages were taken, by the head's store. */
    private int takenBefore() {
        return Cursor.count(header().getLongAcquire(ThingLayout.headAt(ThingLayout.FIRST_DIRECTION)));
    }

    private boolean isTaking() {
        return operation.startsWith("take");
    }

    private void put(int length) throws InterruptedException {
        assertTrue(tryPut(length, CrashOperations.soon()), "a survivor's put has to wait for the dead");
    }

    private boolean tryPut(int length, Deadline deadline) throws InterruptedException {
        boolean put = queue.put(Messages.of(TEST, ledger.countOf(TEST), length), deadline);
        if (put) {
            ledger.put(TEST);
        }
        return put;
    }

    private void take(Deadline deadline) throws InterruptedException {
        queue.take(collected, 1, deadline);
        account();
    }

    private int takeAll() throws InterruptedException {
        int all = 0;
        for (int taken = queue.take(collected, 10, Deadline.NOW); taken > 0; ) {
            all += taken;
            account();
            taken = queue.take(collected, 10, Deadline.NOW);
        }
        return all;
    }

    private void account() {
        for (ByteBuffer message : collected.drain()) {
            ledger.taken("test", message);
        }
    }
}
