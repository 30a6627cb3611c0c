package dev.multiprocessing.files.crash;

import dev.multiprocessing.files.ThingLayout;
import java.nio.file.Path;

/** What children do in the crash tests, and in which scene. */
public enum CrashedOperation {
    OPEN("open", (directory, operation) -> new CrashedOpener(directory)),
    OPEN_AND_CLOSE("openAndClose", (directory, operation) -> new CrashedOpener(directory)),
    JOIN("join", CrashedMember::new),
    JOIN_AFTER_DEATH("join", (directory, operation) -> new CrashedMember(directory, operation).afterDeath()),
    LEAVE("leave", CrashedMember::new),
    CREATE_QUEUE("createQueue", CrashedMember::new),
    CREATE_CHANNEL("createChannel", CrashedMember::new),
    CREATE_REGION("createRegion", CrashedMember::new),
    ATTACH_QUEUE("attachQueue", (directory, operation) -> new CrashedMember(directory, operation).withQueue()),
    ATTACH_CHANNEL("attachChannel", (directory, operation) -> new CrashedChannel(directory, operation).withReceiver()),
    ATTACH_REGION("attachRegion", (directory, operation) -> new CrashedMember(directory, operation).withRegion()),
    ATTACH_BY_USED_TICKET(
            "attachQueue", (directory, operation) -> new CrashedMember(directory, operation).withUsedTicket()),
    SHARE_QUEUE("shareQueue", (directory, operation) -> new CrashedMember(directory, operation).withQueue()),
    SHARE_REGION("shareRegion", (directory, operation) -> new CrashedMember(directory, operation).withRegion()),
    CLOSE_QUEUE("closeQueue", (directory, operation) -> new CrashedMember(directory, operation).withQueue()),
    CLOSE_LAST_QUEUE("closeLastQueue", (directory, operation) -> new CrashedMember(directory, operation).withQueue()),
    CLOSE_LAST_REGION(
            "closeLastRegion", (directory, operation) -> new CrashedMember(directory, operation).withRegion()),
    CLOSE_LAST_CHANNEL(
            "closeLastChannel", (directory, operation) -> new CrashedMember(directory, operation).withChannel()),
    CLOSE_CHANNEL("closeChannel", (directory, operation) -> new CrashedChannel(directory, operation).withReceiver()),
    PUT_FIRST("put", (directory, operation) -> new CrashedQueue(directory, operation, 8, 0, 0).withWaiter()),
    PUT("put", (directory, operation) -> new CrashedQueue(directory, operation, 8, 3, 100)),
    PUT_INTO_NEXT_SEGMENT(
            "putLarge",
            (directory, operation) -> new CrashedQueue(directory, operation, 1000, 60, CrashOperations.FILLER)),
    PUT_LONG("putLong", (directory, operation) -> new CrashedQueue(directory, operation, 8, 2, 100)),
    PUT_ALL("putAll", (directory, operation) -> new CrashedQueue(directory, operation, 8, 2, 100)),
    PUT_ALL_FIRST("putAll", (directory, operation) -> new CrashedQueue(directory, operation, 8, 0, 0).withWaiter()),
    PUT_ALL_WAITING("putAll", (directory, operation) -> new CrashedQueue(directory, operation, 5, 5, 100)),
    PUT_ALL_INTO_NEXT_SEGMENT(
            "putAll", (directory, operation) -> new CrashedQueue(directory, operation, 1000, 8, 8170)),
    PUT_AFTER_DEATH(
            "put",
            (directory, operation) ->
                    new CrashedQueue(directory, operation, 8, 3, 100).afterDeath(CrashedQueue.PRODUCERS_LOCK, 3)),
    PUT_AFTER_DEATH_IN_FIRST_SEGMENT(
            "put",
            (directory, operation) -> new CrashedQueue(directory, operation, 8, 0, 0).afterDeathInFirstSegment()),
    PUT_AFTER_DEATH_IN_NEXT_SEGMENT(
            "putLarge",
            (directory, operation) ->
                    new CrashedQueue(directory, operation, 1000, 60, CrashOperations.FILLER).afterDeathInNextSegment()),
    PUT_WAITING("putOne", (directory, operation) -> new CrashedQueue(directory, operation, 2, 2, 100)),
    TAKE("take", (directory, operation) -> new CrashedQueue(directory, operation, 3, 3, 100).withWaiter()),
    TAKE_ALL("takeAll", (directory, operation) -> new CrashedQueue(directory, operation, 5, 5, 100).withWaiter()),
    TAKE_FROM_NEXT_SEGMENT(
            "takeAll",
            (directory, operation) -> new CrashedQueue(directory, operation, 1000, 4, 16_000)
                    .andIntoNextSegment(CrashOperations.LARGE, 5)),
    TAKE_LONG(
            "take",
            (directory, operation) -> new CrashedQueue(directory, operation, 1, 1, CrashOperations.LONG).withWaiter()),
    TAKE_AFTER_DEATH(
            "take",
            (directory, operation) -> new CrashedQueue(directory, operation, 8, 3, 100)
                    .afterDeath(ThingLayout.consumersLockAt(ThingLayout.FIRST_DIRECTION), -1)),
    TAKE_AFTER_DEATH_FROM_NEXT_SEGMENT(
            "takeAll",
            (directory, operation) -> new CrashedQueue(directory, operation, 1000, 4, 16_000)
                    .andIntoNextSegment(CrashOperations.LARGE, 5)
                    .afterDeath(ThingLayout.consumersLockAt(ThingLayout.FIRST_DIRECTION), -1)),
    TAKE_BEHIND_SEGMENT_OF_THE_DEAD(
            "takeAll",
            (directory, operation) -> new CrashedQueue(directory, operation, 1000, 2, 100)
                    .afterDeathInNextSegment()
                    .and(CrashOperations.LONGER)),
    TAKE_WAITING("take", (directory, operation) -> new CrashedQueue(directory, operation, 8, 0, 0)),
    SEND("send", (directory, operation) -> new CrashedChannel(directory, operation).withReceiver()),
    SEND_LONG("sendLong", (directory, operation) -> new CrashedChannel(directory, operation).withReceiver()),
    SEND_INTO_NEXT_SEGMENT("sendLarger", CrashedChannel::new),
    SEND_WAITING("sendWaiting", CrashedChannel::new),
    RECEIVE_LONG(
            "receive",
            (directory, operation) -> new CrashedChannel(directory, operation).filledWith(CrashOperations.LONG)),
    RECEIVE("receive", (directory, operation) -> new CrashedChannel(directory, operation).filledWith(4_000)),
    CHANGE_REGION("add", CrashedRegion::new),
    AWAIT_CHANGE("await", CrashedRegion::new);

    private final String childs;
    private final Stage stage;

    CrashedOperation(String childs, Stage stage) {
        this.childs = childs;
        this.stage = stage;
    }

    /** What the child calls it. */
    public String childs() {
        return childs;
    }

    public CrashScene in(Path directory) throws InterruptedException {
        return stage.set(directory, childs);
    }

    /** Sets the scene. */
    @FunctionalInterface
    private interface Stage {
        CrashScene set(Path directory, String operation) throws InterruptedException;
    }
}
