package dev.multiprocessing.transport.socket;

/** A handle, as the hub knows it: of a thing, or of one end of it. Guarded by the hub. */
final class Hold {

    private final Guest guest;
    private final int number;
    private final Thing thing;
    private final int end;
    private int owed; // the weight of what was sent through it, and is out of the way since it was last told so

    Hold(Guest guest, int number, Thing thing, int end) {
        this.guest = guest;
        this.number = number;
        this.thing = thing;
        this.end = end;
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
    void credit(int weight) {
        owed += weight;
        if (owed >= Window.WORTH_TELLING) {
            guest.tell(Frame.of(Status.CREDIT.ordinal(), number, Integer.BYTES)
                    .putInt(owed)
                    .flip());
            owed = 0;
        }
    }

    /** Tells it something unasked. */
    void tell(Status status) {
        guest.tell(Frame.of(status.ordinal(), number, 0).flip());
    }
}
