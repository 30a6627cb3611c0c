package dev.multiprocessing.transport.socket;

/** A handle, as the hub knows it: of a thing, or of one end of it. Guarded by the hub. */
final class Hold {

    private final Guest guest;
    private final int number;
    private final Thing thing;
    private final int end;
    private long owed; // the weight of what was sent through it, and is out of the way since it was last told so

    Hold(Guest guest, int number, Thing thing, int end) {
        this.guest = guest;
        this.number = number;
        this.thing = thing;
        this.end = end;
    }

    Guest guest() {
        return guest;
    }

    /** Its number among those of its guest. */
    int number() {
        return number;
    }

    Thing thing() {
        return thing;
    }

    int end() {
        return end;
    }

    /** So much of what was sent through it is out of the way; it is told so once that is worth it. */
    void credit(long weight) {
        owe(weight);
        pay();
    }

    /** So much of what was sent through it is out of the way, which it is told some other time. */
    void owe(long weight) {
        owed += weight;
    }

    /** Tells it what it is owed, if that is worth it. */
    void pay() {
        if (owed >= Window.WORTH_TELLING) {
            tell(Status.CREDIT, owed);
            owed = 0;
        }
    }

    /** Tells it something unasked. */
    void tell(Status status) {
        guest.tell(Frame.of(status.ordinal(), number, 0).flip());
    }

    /** Tells it something unasked, with a number. */
    void tell(Status status, long amount) {
        guest.tell(
                Frame.of(status.ordinal(), number, Long.BYTES).putLong(amount).flip());
    }
}
