package dev.multiprocessing.transport.socket;

/** What a participant asks the hub for. */
enum Op {
    CREATE_QUEUE,
    CREATE_CHANNEL,
    CREATE_REGION,
    ATTACH,
    SHARE,
    CLOSE,
    CANCEL,
    FENCE,
    LEAVE,
    PUT,
    PUT_ALL,
    SEND,
    GIVE_BACK,
    TAKE,
    READY,
    SIZE,
    WORD,
    READ,
    WRITE,
    AWAIT,
    WAKE;

    private static final Op[] ALL = values();

    /** The one with this number, or null. */
    static Op of(int number) {
        return number >= 0 && number < ALL.length ? ALL[number] : null;
    }
}
