package dev.multiprocessing.transport.socket;

/** How the hub answers a call, or what it tells unasked. */
enum Status {
    /** It was done; what was asked for follows. */
    DONE,
    /** Nothing was done: there is no room, no message, or the call was cancelled. */
    NOT_NOW,
    /** There may be something now: to be asked for again. */
    AGAIN,
    /** The other end is closed, and everything it had sent was received. */
    PEER_CLOSED,
    /** The other end was lost with a process, and everything it had sent was received. */
    PEER_DIED,
    /** The handle was closed while the call waited. */
    CLOSED,
    /** It cannot be done: the reason follows. */
    REFUSED,
    /** Unasked, to a handle, which the call's number is: so much more may be sent through it. */
    CREDIT,
    /** Unasked, to a handle, which the call's number is: there are places for so many messages of it in all. */
    PLACES,
    /** Unasked, to a handle, which the call's number is: the other end is closed. */
    OTHER_END_CLOSED,
    /** Unasked, to a handle, which the call's number is: the other end was lost with a process. */
    OTHER_END_DIED,
    /** Unasked, after the names of the others: the call's number is its own id, the body how long messages may be. */
    WELCOME,
    /** Unasked: a participant has joined, the call's number is its id. */
    JOINED,
    /** Unasked: a participant has left or died, the call's number is its id. */
    GONE,
    /** Unasked: the hub ends this connection; the reason follows. */
    DISMISSED;

    private static final Status[] ALL = values();

    /** The one with this number, or null. */
    static Status of(int number) {
        return number >= 0 && number < ALL.length ? ALL[number] : null;
    }
}
