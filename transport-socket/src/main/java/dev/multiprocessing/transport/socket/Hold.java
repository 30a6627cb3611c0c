package dev.multiprocessing.transport.socket;

/** A handle, as the hub knows it: of a thing, or of one end of it. Guarded by the hub. */
final class Hold {

    private final Guest guest;
    private final int number;
    private final Thing thing;
    private final int end;
    private int owed; // the weight of what was sent through it, and is out of the way since it was last told so

    // of a queue with a bound
    private long sent; // how many messages, without an answer
    private long reserved; // up to how many in all there are places for
    private long reservedUntil;
    private boolean hasPut; // anything, at
    private long lastPut;

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
    void credit(int weight) {
        owe(weight);
        pay();
    }

    /** So much of what was sent through it is out of the way, which it is told some other time. */
    void owe(int weight) {
        owed += weight;
    }

    /** Tells it what it is owed, if that is worth it. */
    void pay() {
        if (owed >= Window.WORTH_TELLING) {
            guest.tell(Frame.of(Status.CREDIT.ordinal(), number, Integer.BYTES)
                    .putInt(owed)
                    .flip());
            owed = 0;
        }
    }

    /** Keeps places for so many messages that it may send, and tells it so. */
    void reserve(int count, long untilNanos) {
        reserved = sent + count;
        reservedUntil = untilNanos;
        guest.tell(Frame.of(Status.PLACES.ordinal(), number, Long.BYTES)
                .putLong(reserved)
                .flip());
    }

    /** How many places are kept for it. */
    int reserved(long now) {
        return now - reservedUntil > 0 ? 0 : (int) Math.max(0, reserved - sent);
    }

    /** It puts something now; says whether it last did within so many nanoseconds. */
    boolean putsAgain(long now, long within) {
        boolean again = hasPut && now - lastPut < within;
        hasPut = true;
        lastPut = now;
        return again;
    }

    /** It has sent so many messages. */
    void use(int count) {
        sent += count;
    }

    /** Tells it something unasked. */
    void tell(Status status) {
        guest.tell(Frame.of(status.ordinal(), number, 0).flip());
    }
}
